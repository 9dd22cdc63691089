import { expect, test } from 'vitest';
import type { SchemeRefusal } from '../../../src/domain/api/scheme-methods.ts';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { scheme } from '../../../src/domain/model/scheme.ts';
import { withoutLabel } from '../../../src/renderer/features/scheme/label-places.ts';
import { withRetired } from '../../../src/renderer/features/scheme/retire-refused.ts';

const refused = (label: string): SchemeRefusal => ({
  reason: 'label', entity: 'span', label, attribute: null, value: null, side: null, count: 1, examples: [],
});
const ends = (content: typeof defaultScheme) =>
  content.relations.map(({ id, from, to }) => [id, new Set([...from, ...to].map((end) => JSON.stringify(end)))]);

test('a label of spans comes back retired, and relations may end in it again', () => {
  const content = withRetired(withoutLabel(defaultScheme, { kind: 'span', id: 'source' }), defaultScheme, refused('source'));
  expect(scheme.parse(content)).toEqual(content);
  expect(content.spans.find(({ id }) => id === 'source')?.retired).toBe(true);
  expect(ends(content)).toEqual(ends(defaultScheme));
});

test('a relation comes back retired, and what required it requires it again', () => {
  const content = withRetired(withoutLabel(defaultScheme, { kind: 'relation', id: 'attributed-to' }), defaultScheme, refused('attributed-to'));
  expect(content.relations.find(({ id }) => id === 'attributed-to')?.retired).toBe(true);
  expect(content.spans.map(({ requires }) => requires)).toEqual(defaultScheme.spans.map(({ requires }) => requires));
  expect(ends(content).length).toBe(defaultScheme.relations.length);
});

test('a relation and the labels of its ends come back in either order', () => {
  const places = [{ kind: 'relation', id: 'attributed-to' }, { kind: 'span', id: 'claim' }, { kind: 'span', id: 'source' }] as const;
  const without = places.reduce(withoutLabel, defaultScheme);
  for (const order of [places, [...places].reverse()]) {
    let content = without;
    for (const { id } of order) content = withRetired(content, defaultScheme, refused(id));
    expect(scheme.parse(content)).toEqual(content);
    expect(new Set(ends(content))).toEqual(new Set(ends(defaultScheme)));
    expect(content.spans.find(({ id }) => id === 'claim')?.requires).toEqual(defaultScheme.spans.find(({ id }) => id === 'claim')?.requires);
  }
});
