import { expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { schemeVersion, stepsOf } from '../../../src/domain/model/project.ts';
import type { Scheme } from '../../../src/domain/model/scheme.ts';
import { draftAttributeRemoval, draftImport, draftKind, draftMerge, draftSplit, draftValue, labelsMissingIn, type SchemeDraft } from '../../../src/domain/scheme-draft.ts';
import { carryForward, carryThrough, endFits, misfitsOf, type AttributedItem } from '../../../src/domain/scheme-mapping.ts';
import { scheme } from '../../../src/domain/model/scheme.ts';
import { convertedValue } from '../../../src/domain/scheme-values.ts';

const start: SchemeDraft = { content: defaultScheme, steps: [] };
const span = (label: string, attributes: AttributedItem['attributes'] = {}): AttributedItem => ({ kind: 'span', label, attributes });

test('a merged label takes the attributes along, and relations allow the other in its place', () => {
  const draft = draftMerge(start, 'span', 'cue', 'source');
  expect(scheme.parse(draft.content)).toEqual(draft.content);
  expect(draft.content.spans.map(({ id }) => id)).not.toContain('cue');
  const signalled = draft.content.relations.find(({ id }) => id === 'signalled-by');
  expect(signalled?.to).toEqual([{ kind: 'span', label: 'source' }]);
  expect(carryForward(span('cue'), draft)).toEqual({ item: span('source'), touchedBy: [0], lost: [], misfits: [] });
  expect(carryForward(span('claim'), draft)).toEqual({ item: span('claim'), touchedBy: [], lost: [], misfits: [] });

  const topics = draftMerge(start, 'span', 'claim', 'time');
  const claim = span('claim', { polarity: 'negated', topic: 'الميناء' });
  expect(carryForward(claim, topics).item).toEqual({ ...claim, label: 'time' });
  expect(topics.content.spans.find(({ id }) => id === 'time')?.attributes.map(({ id, required }) => [id, required])).toContainEqual(['polarity', false]);
});

test('what the new label cannot hold is lost, and told', () => {
  const content: Scheme = { ...defaultScheme, spans: defaultScheme.spans.filter(({ id }) => id !== 'claim') };
  const stage = { content, steps: [{ step: 'merge-labels', kind: 'span', from: 'claim', into: 'cue' }] } as const;
  expect(carryForward(span('claim', { polarity: 'negated' }), stage)).toEqual({
    item: span('cue'),
    touchedBy: [0],
    lost: [{ step: 0, attribute: 'polarity', value: 'negated' }],
    misfits: [],
  });
});

test('a split label says itself what the value said, and ends where the other could', () => {
  const names = { ar: 'نفي', en: 'Denial' };
  const draft = draftSplit(start, 'span', 'claim', { attribute: 'polarity', value: 'negated' }, { id: 'denial', names });
  expect(scheme.parse(draft.content)).toEqual(draft.content);
  expect(carryForward(span('claim', { polarity: 'negated', topic: 'س' }), draft)).toEqual({
    item: span('denial', { topic: 'س' }),
    touchedBy: [0],
    lost: [],
    misfits: [],
  });
  expect(carryForward(span('claim', { polarity: 'affirmed' }), draft).touchedBy).toEqual([]);
  const attributed = draft.content.relations.find(({ id }) => id === 'attributed-to');
  expect(attributed !== undefined && endFits(attributed, 'from', 'denial') && endFits(attributed, 'from', 'claim')).toBe(true);
});

test('values become others or go, in lists too; a document label with none left is gone', () => {
  const place = { kind: 'span', label: 'claim', attribute: 'modality' } as const;
  const merged = draftValue(start, place, 'predicted', 'hedged');
  expect(carryForward(span('claim', { modality: 'predicted' }), merged).item).toEqual(span('claim', { modality: 'hedged' }));
  const dropped = draftValue(start, place, 'predicted', null);
  expect(carryForward(span('claim', { modality: 'predicted' }), dropped)).toMatchObject({
    item: span('claim'),
    lost: [{ step: 0, attribute: 'modality', value: 'predicted' }],
  });
  const genre = draftValue(start, { kind: 'document', label: 'genre', attribute: null }, 'opinion', null);
  expect(carryForward({ kind: 'document', label: 'genre', values: ['opinion'] }, genre).item).toBeNull();
  expect(carryForward({ kind: 'document', label: 'genre', values: ['news', 'opinion'] }, genre).item).toMatchObject({ values: ['news'] });
});

test('an attribute goes, or changes its kind where its values can', () => {
  const removal = draftAttributeRemoval(start, 'span', 'claim', 'topic');
  expect(carryForward(span('claim', { topic: 'س' }), removal)).toMatchObject({ item: span('claim'), lost: [{ value: 'س' }] });
  const numbered = draftKind(start, 'span', 'figure', 'unit', 'number');
  expect(carryForward(span('figure', { unit: '٢٧' }), numbered).item).toEqual(span('figure', { unit: 27 }));
  const stuck = carryForward(span('figure', { unit: 'متر' }), numbered);
  expect(stuck).toEqual({
    item: span('figure', { unit: 'متر' }),
    touchedBy: [],
    lost: [],
    misfits: [{ reason: 'value', attribute: 'unit', value: 'متر' }],
  });
  expect(misfitsOf(span('figure', { unit: 'متر' }), numbered.content)).toEqual([{ reason: 'value', attribute: 'unit', value: 'متر' }]);
});

test('what is no time is a misfit, unless a later step takes it away', () => {
  const timed = draftKind(start, 'span', 'figure', 'unit', 'time');
  expect(carryForward(span('figure', { unit: '2024-05-01' }), timed)).toMatchObject({ item: span('figure', { unit: '2024-05-01' }), misfits: [] });
  expect(carryForward(span('figure', { unit: 'متر' }), timed).misfits).toEqual([{ reason: 'value', attribute: 'unit', value: 'متر' }]);
  const gone = draftAttributeRemoval(timed, 'span', 'figure', 'unit');
  expect(carryForward(span('figure', { unit: 'متر' }), gone).misfits).toEqual([]);
});

test('only the last kind of an attribute counts, and the kind it had at first needs no step', () => {
  const number = draftKind(start, 'span', 'figure', 'unit', 'number', defaultScheme);
  const choice = draftKind(number, 'span', 'figure', 'unit', 'choice', defaultScheme);
  const valued = draftValue(choice, { kind: 'span', label: 'figure', attribute: 'unit' }, 'a', 'b');
  expect(draftKind(valued, 'span', 'figure', 'unit', 'time', defaultScheme).steps).toEqual([
    { step: 'change-kind', kind: 'span', label: 'figure', attribute: 'unit', to: 'time' },
  ]);
  expect(draftKind(valued, 'span', 'figure', 'unit', 'text', defaultScheme)).toEqual(start);

  const modality = { kind: 'span', label: 'claim', attribute: 'modality' } as const;
  const merged = draftValue(start, modality, 'predicted', 'hedged');
  const text = draftKind(merged, 'span', 'claim', 'modality', 'text', defaultScheme);
  expect(draftKind(text, 'span', 'claim', 'modality', 'choice', defaultScheme)).toEqual(merged);
});

test('values are converted, never made up', () => {
  const [polarity] = defaultScheme.spans[0]?.attributes ?? [];
  if (polarity === undefined) throw new Error('the scheme has no attribute');
  const to = (kind: typeof polarity.kind) => ({ ...polarity, kind, values: kind === 'choice' || kind === 'choices' ? polarity.values : [] });
  expect(convertedValue(to('choice'), ' منفي ')).toBe('negated');
  expect(convertedValue(to('choice'), ['negated'])).toBe('negated');
  expect(convertedValue(to('choice'), ['negated', 'affirmed'])).toBeUndefined();
  expect(convertedValue(to('choices'), 'affirmed')).toEqual(['affirmed']);
  expect(convertedValue(to('text'), 27)).toBe('27');
  expect(convertedValue(to('number'), '1,200')).toBeUndefined();
  expect(convertedValue(to('time'), '2031-02-30')).toBeUndefined();
  expect(convertedValue(to('time'), '٢٠٣١-٠٥')).toBe('2031-05');
  expect(convertedValue(to('boolean'), 'true')).toBe(true);
  expect(convertedValue(to('boolean'), 1)).toBeUndefined();
});

test('several versions carry one after another', () => {
  const first = draftSplit(start, 'span', 'claim', { attribute: 'polarity', value: 'negated' }, { id: 'denial', names: { ar: 'نفي', en: 'Denial' } });
  const second = draftMerge({ content: first.content, steps: [] }, 'span', 'denial', 'time');
  expect(carryThrough(span('claim', { polarity: 'negated' }), [first, second])).toEqual(span('time'));
});

test('a file in place of the scheme leaves what it lacks, retired', () => {
  const incoming: Scheme = {
    ...defaultScheme,
    spans: defaultScheme.spans.filter(({ id }) => id === 'source').map((label) => ({ ...label, attributes: label.attributes.filter(({ id }) => id === 'role') })),
    relations: [],
    documents: [],
  };
  const draft = draftImport(defaultScheme, incoming);
  expect(scheme.parse(draft.content)).toEqual(draft.content);
  expect(draft.content.spans.map(({ id, retired }) => [id, retired])).toEqual([
    ['source', false], ['claim', true], ['cue', true], ['figure', true], ['time', true],
  ]);
  expect(draft.content.spans[0]?.attributes.map(({ id, retired }) => [id, retired])).toEqual([['role', false], ['kind', true]]);
  expect(labelsMissingIn(defaultScheme, incoming)).toHaveLength(4 + defaultScheme.relations.length + 2);
});

test('a mapping in the shape of earlier files is read, and stands for no steps', () => {
  const stored = { version: 2, content: defaultScheme, mapping: { labels: { claim: 'claim', old: null }, attributes: {}, values: {} }, at: '2026-11-01T08:00:00.000Z' };
  const read = schemeVersion.parse(stored);
  expect(read).toEqual(stored);
  expect(stepsOf(read)).toEqual([]);
});
