import { expect, test } from 'vitest';
import { draftValue } from '../../../src/domain/scheme-draft.ts';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { followingId } from '../../../src/renderer/features/scheme/label-places.ts';
import { isValueInSteps } from '../../../src/renderer/features/scheme/new-values.ts';
import { valueWords } from '../../../src/renderer/features/scheme/scheme-names.ts';

const named = (en: string) => ({ ar: 'اسم', en });
const follow = (id: string, from: string, to: string, taken: string[] = []) => followingId(id, named(from), named(to), taken, 'attribute');

test('the id of a new attribute follows its name in English, letter by letter', () => {
  const typed = ['attribute 4', '', 'W', 'Wh', 'Who', 'Who says'];
  let id = 'attribute-4';
  typed.forEach((name, at) => {
    if (at > 0) id = follow(id, typed[at - 1] ?? '', name, [id, 'topic']);
  });
  expect(id).toBe('who-says');
});

test('an id is never one that is taken, and one that a file brought stays', () => {
  expect(follow('attribute-4', 'attribute 4', 'Topic', ['attribute-4', 'topic'])).toBe('topic-2');
  expect(follow('topic-2', 'Topic', 'Topics', ['topic-2', 'topic'])).toBe('topics');
  expect(follow('pol', 'Polarity', 'Polarities')).toBe('pol');
  expect(followingId('attribute-4', named('attribute 4'), { ...named('attribute 4'), ar: 'قول' }, [], 'attribute')).toBe('attribute-4');
});

test('a value that a step names keeps its id', () => {
  const place = { kind: 'span', id: 'claim' } as const;
  const { steps } = draftValue({ content: defaultScheme, steps: [] }, { kind: 'span', label: 'claim', attribute: 'modality' }, 'predicted', 'value-9');
  expect(isValueInSteps(steps, place, 'modality', 'value-9')).toBe(true);
  expect(isValueInSteps(steps, place, 'modality', 'value-8')).toBe(false);
  expect(isValueInSteps(steps, place, 'polarity', 'value-9')).toBe(false);
});

test('values are said by their names', () => {
  const say = (value: string | boolean | string[]) => valueWords(defaultScheme, 'claim', 'polarity', value, 'ar', (yes) => (yes ? 'نعم' : 'لا'));
  expect(say('negated')).toBe('منفي');
  expect(say(['negated', 'affirmed'])).toMatch(/^منفي، /u);
  expect(say('negated, affirmed')).toMatch(/^منفي، /u);
  expect(say('27, 28')).toBe('27, 28');
  expect(say(true)).toBe('نعم');
});
