import { expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { lineInJson } from '../../../src/domain/json-lines.ts';
import { readSchemeFile, schemeFileProblem, schemeFileText } from '../../../src/domain/scheme-file.ts';
import { templateNames } from '../../../src/domain/scheme-templates/template-names.ts';
import { schemeTemplates } from '../../../src/domain/scheme-templates/templates.ts';

test('what is written is read back the same, byte for byte', () => {
  for (const name of templateNames) {
    const text = schemeFileText(schemeTemplates[name]);
    const reading = readSchemeFile(text);
    expect(reading).toEqual({ ok: true, scheme: schemeTemplates[name] });
    expect(reading.ok && schemeFileText(reading.scheme)).toBe(text);
    expect(readSchemeFile(`\uFEFF${text}`).ok).toBe(true);
  }
  expect(readSchemeFile(JSON.stringify(defaultScheme)).ok).toBe(true);
});

const text = schemeFileText(defaultScheme);
const lineOf = (wanted: string): number => text.slice(0, text.indexOf(wanted)).split('\n').length;

// Each is one slip in a file that is right otherwise: what replaces what, and what is said of it.
test.each([
  ['the id of a label twice', '"id": "source"', '"id": "claim"', 'duplicate', 'claim', 'spans › claim › id'],
  ['an unknown kind of attribute', '"kind": "choice"', '"kind": "choise"', 'kind', 'choise', 'spans › claim › attributes › polarity › kind'],
  ['a colour by name', '"light": "#8a4b08"', '"light": "brown"', 'colour', 'brown', 'spans › claim › appearance › light'],
  ['a key that is none', '"shortcut": "c"', '"shortcut": "ctrl"', 'shortcut', 'ctrl', 'spans › claim › shortcut'],
  ['a key twice', '"shortcut": "s"', '"shortcut": "c"', 'key', 'c', 'spans › source › shortcut'],
  ['an id with a space', '"id": "polarity"', '"id": "the polarity"', 'id', 'the polarity', 'spans › claim › attributes › the polarity › id'],
  ['a name that reorders', '"en": "Claim"', '"en": "Cl\\u202eaim"', 'controls', 'U+202E', 'spans › claim › names › en'],
])('a file with %s is refused, by line and place', (_what, right, wrong, reason, value, place) => {
  expect(text).toContain(right);
  const reading = readSchemeFile(text.replace(right, wrong));
  if (reading.ok) throw new Error('it was taken');
  expect(reading.issues[0]).toEqual({ reason, value, place, line: lineOf(right) });
});

test('a relation to a label that there is not is refused, with its place', () => {
  const wrong = text.replace('"from": [\n        {\n          "kind": "span",\n          "label": "figure"', '"from": [\n        {\n          "kind": "span",\n          "label": "number"');
  expect(wrong).not.toBe(text);
  const reading = readSchemeFile(wrong);
  if (reading.ok) throw new Error('it was taken');
  expect(reading.issues[0]).toMatchObject({ reason: 'label', value: 'number', place: 'relations › quantifies › from › 1' });
  const problem = schemeFileProblem('مخطط.json', reading.issues);
  expect(problem.toData()).toMatchObject({ code: 'scheme-file-invalid', details: { file: 'مخطط.json', reason: 'label', value: 'number', known: 'line', others: 0 } });
});

test.each([
  ['no JSON', '{ "spans": [', 'syntax'],
  ['a list', '[]', 'shape'],
  ['another format', '{"format": "other", "spans": []}', 'shape'],
  ['something else', '{"a": 1}', 'shape'],
  ['a newer version', '{"format": "isnad-scheme", "version": 2, "spans": []}', 'newer'],
  ['a scheme without relations', '{"title": {"ar": "أ", "en": "a"}, "spans": [], "documents": []}', 'missing'],
])('%s is refused as such', (_what, content, reason) => {
  const reading = readSchemeFile(content);
  expect(reading).toMatchObject({ ok: false, issues: [{ reason }] });
});

test('places of a JSON text are found, whatever its strings hold', () => {
  const tricky = '{\n "a": "}]\\"{",\n "b": [\n  {"c": 1},\n  {"c": [2,\n   3]}\n ]\n}';
  expect(lineInJson(tricky, [])).toBe(1);
  expect(lineInJson(tricky, ['a'])).toBe(2);
  expect(lineInJson(tricky, ['b', 1])).toBe(5);
  expect(lineInJson(tricky, ['b', 1, 'c', 1])).toBe(6);
  expect(lineInJson(tricky, ['b', 7, 'c'])).toBe(3);
});
