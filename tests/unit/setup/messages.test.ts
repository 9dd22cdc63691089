import { expect, test } from 'vitest';
import { checkMessages } from '../../../scripts/lib/messages.ts';
import type { MessageInputs } from '../../../scripts/lib/messages.ts';

const ALL_FORMS = 'zero {لا وثائق} one {وثيقة} two {وثيقتان} few {# وثائق} many {# وثيقة} other {# وثيقة}';

const good: MessageInputs = {
  en: { 'library.title': 'Documents', 'library.count': '{n, plural, one {# document} other {# documents}}' },
  ar: { 'library.title': 'الوثائق', 'library.count': `{n, plural, ${ALL_FORMS}}` },
  sources: [
    { path: 'a.tsx', text: `<FormattedMessage id="library.title" />; f.formatMessage({ id: 'library.count' }, { n })` },
  ],
  problemCodes: [],
};

function check(differences: Partial<MessageInputs>): string[] {
  return checkMessages({ ...good, ...differences });
}

test('finds nothing wrong with good catalogues', () => {
  expect(check({})).toEqual([]);
});

test('finds a key that one language lacks', () => {
  expect(check({ ar: { 'library.count': good.ar['library.count'] ?? '' } })).toEqual([
    'library.title: not in the Arabic catalogue',
  ]);
});

test('finds a message that cannot be read', () => {
  const [complaint] = check({ ar: { ...good.ar, 'library.title': 'الوثائق {' } });
  expect(complaint).toMatch(/^library\.title: the Arabic message can't be read/);
});

test('finds an argument that only one language has, inside a plural too', () => {
  const ar = { ...good.ar, 'library.count': `{n, plural, ${ALL_FORMS.replace('# وثائق', '# وثائق {name}')}}` };
  expect(check({ ar })).toEqual(['library.count: {name} is in the Arabic message only']);
});

test('finds the Arabic plural forms that are missing', () => {
  const ar = { ...good.ar, 'library.count': '{n, plural, one {وثيقة} other {# وثيقة}}' };
  expect(check({ ar })).toEqual(['library.count: the Arabic plural lacks zero, two, few, many']);
});

test('takes a number named by itself for the form that holds nothing else', () => {
  const forms = ALL_FORMS.replace('zero', '=0').replace('one', '=1').replace('two', '=2');
  expect(check({ ar: { ...good.ar, 'library.count': `{n, plural, ${forms}}` } })).toEqual([]);
  const wrong = ALL_FORMS.replace('few', '=3');
  expect(check({ ar: { ...good.ar, 'library.count': `{n, plural, ${wrong}}` } })).toEqual([
    'library.count: the Arabic plural lacks few',
  ]);
});

test('asks no cardinal forms of an ordinal', () => {
  const en = { ...good.en, 'library.count': '{n, selectordinal, one {#st} other {#th}}' };
  const ar = { ...good.ar, 'library.count': '{n, selectordinal, other {#}}' };
  expect(check({ en, ar })).toEqual([]);
});

test('finds a name without a message, however it is written', () => {
  const text = `${good.sources[0]?.text ?? ''}
    <Message
      id={'library.gone'}
    />; { id: "library.lost" }; <div id="plain" />; { id: 'claim' }`;
  expect(check({ sources: [{ path: 'a.tsx', text }] })).toEqual([
    'library.lost: named in a.tsx, but there is no such message',
    'library.gone: named in a.tsx, but there is no such message',
  ]);
});

test('finds a message that nothing names', () => {
  const unused = { 'library.old': 'x' };
  expect(check({ en: { ...good.en, ...unused }, ar: { ...good.ar, ...unused } })).toEqual([
    'library.old: nothing in src names this message',
  ]);
});

test('takes a key in a table, or one that is put together, for named', () => {
  const more = { 'theme.dark': 'x', 'theme.light': 'y', 'table.key': 'z' };
  const sources = [...good.sources, { path: 'b.ts', text: "const t = ['table.key']; m({ id: `theme.${theme}` })" }];
  expect(check({ en: { ...good.en, ...more }, ar: { ...good.ar, ...more }, sources })).toEqual([]);
});

test('wants a message for each problem, and a problem for each such message', () => {
  const more = { 'problem.known': 'x', 'problem.unheard-of': 'y' };
  const complaints = check({
    en: { ...good.en, ...more },
    ar: { ...good.ar, ...more },
    problemCodes: ['known', 'silent'],
  });
  expect(complaints).toEqual([
    'problem.silent: this problem has no message',
    'problem.unheard-of: there is no such problem',
  ]);
});
