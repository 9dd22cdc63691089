import { describe, expect, test } from 'vitest';
import type { DocumentSummary } from '../../../src/domain/api/document-methods.ts';
import { changesOf, fieldsOf, readFields, readPublicationTime } from '../../../src/renderer/features/library/document-fields.ts';
import type { DocumentFields } from '../../../src/renderer/features/library/document-fields.ts';
import { filterable, inOrder, withStatus } from '../../../src/renderer/features/library/library-filter.ts';
import { editedText, fromClipboard, shownText } from '../../../src/renderer/features/library/pasted-text.ts';
import { progressByPerson } from '../../../src/renderer/features/library/progress.ts';

const layla = '0193a000-0000-7000-8000-000000000001';
const omar = '0193a000-0000-7000-8000-000000000002';

function summary(change: Partial<DocumentSummary>): DocumentSummary {
  return {
    id: '0193a000-0000-7000-8000-0000000000aa',
    title: 'خبر',
    direction: 'rtl',
    publisher: null,
    url: null,
    publishedAt: null,
    source: null,
    story: null,
    revision: '0193a000-0000-7000-8000-0000000000ab',
    removed: false,
    importedAt: '2031-05-03T14:20:00.000Z',
    length: 10,
    spans: 0,
    relations: 0,
    layers: [],
    ...change,
  };
}

const fields: DocumentFields = {
  title: 'بيان الميناء',
  publisher: '',
  url: '',
  publishedAt: '',
  direction: 'rtl',
  story: null,
};

describe('a publication time as it is typed', () => {
  test.each([
    ['2031', '2031'],
    ['2031-05', '2031-05'],
    ['٢٠٣١-٠٥-٠٤', '2031-05-04'],
    ['۲۰۳۱-۰۵-۰۴', '2031-05-04'],
    ['2031/05/04 18:30', '2031-05-04T18:30'],
    [' 2031-05-04t18:30:15z ', '2031-05-04T18:30:15Z'],
    ['2031-05-04T18:30+03:00', '2031-05-04T18:30+03:00'],
    ['2032-02-29', '2032-02-29'],
    ['\u200e2031–05–04\u200f', '2031-05-04'],
  ])('%s is kept as exactly as it was given', (typed, value) => {
    expect(readPublicationTime(typed)).toEqual({ value });
  });

  test.each(['2031-13', '2031-02-30', '2031-02-29', '2031-04-31', '2031-05-00', '2031-05-04T25:00', '2031-05-04T10:61'])(
    '%s is in no calendar',
    (typed) => {
      expect(readPublicationTime(typed)).toEqual({ fault: 'calendar' });
    },
  );

  test.each(['04-05-2031', '2031-5-4', 'أمس', '2031-05-', '31'])('%s is not understood', (typed) => {
    expect(readPublicationTime(typed)).toEqual({ fault: 'time' });
  });

  test('nothing is nothing', () => {
    expect(readPublicationTime('  ')).toEqual({ value: null });
  });
});

describe('the fields of a document', () => {
  test('are trimmed, and what is empty is not known', () => {
    expect(readFields({ ...fields, title: '  بيان  ', publisher: ' ' }).values).toEqual({
      title: 'بيان',
      publisher: null,
      url: null,
      publishedAt: null,
      direction: 'rtl',
      story: null,
    });
  });

  test('each say what is wrong with them', () => {
    const faults = (change: Partial<DocumentFields>) => readFields({ ...fields, ...change }).faults;
    expect(faults({ title: ' ' })).toEqual({ title: 'empty' });
    expect(faults({ title: 'x'.repeat(201) })).toEqual({ title: 'long' });
    expect(faults({ title: 'a\tb' })).toEqual({ title: 'line' });
    expect(faults({ title: 'No \u202eneht' })).toEqual({ title: 'invisible' });
    expect(faults({ publisher: 'وكالة \u2067الساحل' })).toEqual({ publisher: 'invisible' });
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'news.example', 'ftp://news.example/a']) {
      expect(faults({ url })).toEqual({ url: 'address' });
    }
    expect(faults({ title: '', url: 'x', publishedAt: 'x' })).toEqual({ title: 'empty', url: 'address', publishedAt: 'time' });
    expect(faults({ url: 'https://news.example/خبر?id=1' })).toBeNull();
  });

  test('write no more than was changed', () => {
    const document = { title: 'بيان', publisher: 'وكالة', url: null, publishedAt: '2031-05', direction: 'rtl', story: null } as const;
    const opened = fieldsOf(document, (digit) => String.fromCharCode(0x660 + digit));
    expect(opened.publishedAt).toBe('٢٠٣١-٠٥');
    const { values } = readFields(opened);
    expect(values).toEqual(document);
    expect(changesOf(document, document)).toBeNull();
    expect(changesOf(document, { ...document, title: 'آخر', publisher: null })).toEqual({ title: 'آخر', publisher: null });
  });
});

describe('a pasted text', () => {
  test('keeps everything but the CR of a CRLF, also where a text area shows a CR as a line end', () => {
    const raw = 'a\r\nb\rc\u2028d\u00a0\u202e\ufeff';
    const text = fromClipboard(raw);
    expect(text).toBe('a\nb\rc\u2028d\u00a0\u202e\ufeff');
    expect(shownText(text)).toHaveLength(text.length);
    expect(editedText('', shownText(text), { start: 0, end: 0, content: text })).toBe(text);
  });

  test('keeps what an edit did not touch', () => {
    const text = 'one\rtwo\rthree';
    expect(editedText(text, 'one\ntwenty\nthree', null)).toBe('one\rtwenty\rthree');
    expect(editedText(text, 'one\ntwo\nthree!', null)).toBe('one\rtwo\rthree!');
    expect(editedText(text, 'two\nthree', null)).toBe('two\rthree');
    expect(editedText(text, '', null)).toBe('');
  });

  test('goes where the selection was', () => {
    expect(editedText('aaaa', 'aa\nxaa', { start: 2, end: 2, content: '\rx' })).toBe('aa\rxaa');
    expect(editedText('abc', 'aX\nc', { start: 1, end: 2, content: 'X\r' })).toBe('aX\rc');
    // A paste that did not happen as announced is read off the text area.
    expect(editedText('abc', 'abcd', { start: 0, end: 3, content: 'else' })).toBe('abcd');
  });
});

describe('what the library lists', () => {
  const documents = filterable([
    summary({ id: '1', title: 'باء', publishedAt: '2031-05', spans: 2, layers: [{ annotator: layla, status: 'done' }] }),
    summary({ id: '2', title: 'ألف', publishedAt: null, spans: 9, layers: [{ annotator: omar, status: 'done' }] }),
    summary({ id: '3', title: 'تاء', publishedAt: '2031-05-04T10:00Z', layers: [{ annotator: layla, status: 'in-progress' }] }),
    summary({ id: '4', title: 'ثاء', publishedAt: '2030', spans: 2 }),
  ]);
  const ids = (list: readonly { readonly summary: DocumentSummary }[]) => list.map(({ summary: { id } }) => id).join('');

  test('by the person’s own status; what she has not begun is new to her', () => {
    const gaps = new Map([[documents[1]?.summary.id ?? '', 3]]);
    expect(ids(withStatus(documents, 'all', layla, gaps))).toBe('1234');
    expect(ids(withStatus(documents, 'incomplete', layla, gaps))).toBe('2');
    expect(ids(withStatus(documents, 'new', layla, gaps))).toBe('24');
    expect(ids(withStatus(documents, 'in-progress', layla, gaps))).toBe('3');
    expect(ids(withStatus(documents, 'done', layla, gaps))).toBe('1');
    expect(ids(withStatus(documents, 'done', null, gaps))).toBe('');
  });

  test('in an order; what is equal stays in the order of import', () => {
    expect(ids(inOrder(documents, 'imported', 'ar'))).toBe('1234');
    expect(ids(inOrder(documents, 'title', 'ar'))).toBe('2134');
    expect(ids(inOrder(documents, 'published', 'ar'))).toBe('3142');
    expect(ids(inOrder(documents, 'spans', 'ar'))).toBe('2143');
  });

  test('and how far everybody is: oneself first, nobody without a layer', () => {
    const person = (id: string, name: string) => ({ id, name, colour: '#0072b2', role: 'annotator' as const });
    const progress = progressByPerson(
      documents.map((document) => document.summary),
      [person(omar, 'عمر'), person('nobody', 'أحد'), person(layla, 'ليلى')],
      layla,
      'ar',
    );
    expect(progress).toEqual([
      { id: layla, name: 'ليلى', done: 1, inProgress: 1 },
      { id: omar, name: 'عمر', done: 1, inProgress: 0 },
    ]);
  });
});
