import { expect, test } from 'vitest';
import { quotationOf } from '../../../src/renderer/features/inspector/quotation.ts';

const claim = {
  fragments: ['ولم يتضرّر المدنيون'],
  direction: 'rtl',
  outlet: 'وكالة نونا',
  date: '20 سبتمبر 2023',
  url: 'https://example.org/a?b=1&c=2',
} as const;

test('a quotation says outlet, date and link after the quote, and nothing is added inside that', () => {
  const { plain, html } = quotationOf(claim);
  expect(plain).toBe('«ولم يتضرّر المدنيون» — وكالة نونا، 20 سبتمبر 2023، https://example.org/a?b=1&c=2');
  expect(plain).not.toMatch(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
  expect(html).toBe(
    '<p dir="rtl">«<bdi dir="rtl">ولم يتضرّر المدنيون</bdi>» — <bdi>وكالة نونا</bdi>، <bdi>20 سبتمبر 2023</bdi>، ' +
      '<a dir="ltr" href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a></p>',
  );
});

test('fragments are joined by an ellipsis, and what is not known is left out', () => {
  expect(quotationOf({ ...claim, fragments: ['قال', 'إن الجسر'], date: null, url: null })).toEqual({
    plain: '«قال … إن الجسر» — وكالة نونا',
    html: '<p dir="rtl">«<bdi dir="rtl">قال … إن الجسر</bdi>» — <bdi>وكالة نونا</bdi></p>',
  });
});

test('what a text holds becomes no element and no link that runs', () => {
  const { html } = quotationOf({
    fragments: ['a <b>&\n"c"'],
    direction: 'ltr',
    outlet: '<script>',
    date: null,
    url: 'javascript:alert("x")',
  });
  expect(html).toBe(
    '<p dir="ltr">“<bdi dir="ltr">a &lt;b&gt;&amp;<br>&quot;c&quot;</bdi>” — <bdi>&lt;script&gt;</bdi>, ' +
      '<bdi dir="ltr">javascript:alert(&quot;x&quot;)</bdi></p>',
  );
});
