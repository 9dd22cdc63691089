import { describe, expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { scheme, type Scheme } from '../../../src/domain/model/scheme.ts';
import { contrastOf } from '../../../src/domain/scheme-contrast.ts';

test('the formula of contrast is the one of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});

describe('the scheme that a project starts with', () => {
  test('is one', () => {
    expect(scheme.parse(defaultScheme)).toEqual(defaultScheme);
  });

  test('has the labels of the design, under ids that never change', () => {
    const attributes = (label: { attributes: { id: string }[] }): string[] => label.attributes.map(({ id }) => id);
    expect(Object.fromEntries(defaultScheme.spans.map((label) => [label.id, attributes(label)]))).toEqual({
      claim: ['polarity', 'modality', 'topic'],
      source: ['kind', 'role'],
      cue: [],
      figure: ['value', 'upper-value', 'bound', 'unit', 'what-is-counted', 'who-is-counted', 'as-of'],
      time: ['resolved-value'],
    });
    expect(Object.fromEntries(defaultScheme.relations.map((label) => [label.id, attributes(label)]))).toEqual({
      'attributed-to': [],
      'relayed-by': ['step'],
      'signalled-by': [],
      quantifies: [],
      contradicts: ['strength', 'kind', 'verdict', 'confidence'],
      supports: [],
      restates: [],
      updates: [],
      'same-as': [],
    });
    expect(defaultScheme.documents.map(({ id }) => id)).toEqual(['stance', 'genre']);
  });

  test('has the values of the design', () => {
    const values = Object.fromEntries(
      [...defaultScheme.spans, ...defaultScheme.relations].flatMap((label) =>
        label.attributes
          .filter((attribute) => attribute.values.length > 0)
          .map((attribute) => [`${label.id}.${attribute.id}`, attribute.values.map(({ id }) => id)]),
      ),
    );
    expect(values).toMatchObject({
      'claim.polarity': ['affirmed', 'negated'],
      'claim.modality': ['asserted', 'hedged', 'predicted', 'demanded'],
      'source.kind': ['official', 'organisation', 'agency', 'outlet', 'witness', 'unnamed', 'document'],
      'source.role': ['speaker', 'relay'],
      'figure.bound': ['exact', 'about', 'at-least', 'at-most', 'range', 'vague'],
      'relayed-by.step': ['speaker', 'agency', 'outlet'],
      'contradicts.strength': ['direct', 'presupposition', 'apparent', 'framing', 'tension'],
      'contradicts.kind': ['figures', 'negation', 'responsibility', 'time', 'definition'],
      'contradicts.verdict': ['real-conflict', 'different-time', 'different-population', 'update', 'definition', 'undecided'],
    });
    expect(Object.keys(values)).toHaveLength(10);
  });

  test('joins the ends that the design says', () => {
    const ends = Object.fromEntries(
      defaultScheme.relations.map(({ id, from, to, symmetric }) => {
        const side = (list: typeof from): string => list.map((end) => (end.kind === 'span' ? end.label : 'document')).join('|');
        return [id, `${side(from)} ${symmetric ? '–' : '→'} ${side(to)}`];
      }),
    );
    expect(ends).toEqual({
      'attributed-to': 'claim → source',
      'relayed-by': 'claim → source|document',
      'signalled-by': 'claim → cue',
      quantifies: 'figure → claim',
      contradicts: 'claim – claim',
      supports: 'claim → claim',
      restates: 'claim → claim',
      updates: 'claim → claim',
      'same-as': 'source – source',
    });
  });

  const backgrounds = { light: '#ffffff', dark: '#1b1c1e' } as const;

  test.each(['light', 'dark'] as const)('every colour can be read on the %s background', (theme) => {
    const labels = [...defaultScheme.spans, ...defaultScheme.relations];
    const faint = labels
      .map(({ id, appearance }) => ({ id, ratio: contrastOf(appearance[theme], backgrounds[theme]) }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(faint).toEqual([]);
  });

  test('span labels differ without their colours: by line and by letter', () => {
    const lines = defaultScheme.spans.map(({ appearance }) => appearance.underline);
    expect(new Set(lines).size).toBe(lines.length);
    for (const language of ['ar', 'en'] as const) {
      const tags = defaultScheme.spans.map(({ tag }) => tag[language]);
      expect(new Set(tags).size).toBe(tags.length);
    }
  });
});

function at<Value>(list: readonly Value[], index: number): Value {
  const value = list[index];
  if (value === undefined) throw new Error(`there is no number ${index}`);
  return value;
}

/** One fault each, and the place that it is reported at. */
const faults: readonly (readonly [string, (content: Scheme) => void, (string | number)[]])[] = [
  ['two labels with one id', (content) => void content.spans.push(structuredClone(at(content.spans, 0))), ['spans', 5, 'id']],
  ['a relation with the id of a span label', (content) => void (at(content.relations, 0).id = 'claim'), ['relations', 0, 'id']],
  ['one key for two span labels', (content) => void (at(content.spans, 1).shortcut = 'c'), ['spans', 1, 'shortcut']],
  ['an end that there is not', (content) => void (at(content.relations, 0).to = [{ kind: 'span', label: 'rumour' }]), ['relations', 0, 'to', 0]],
  ['a symmetric relation with different ends', (content) => void (at(content.relations, 4).to = [{ kind: 'span', label: 'source' }]), ['relations', 4]],
  ['a choice without values', (content) => void (at(at(content.spans, 0).attributes, 0).values = []), ['spans', 0, 'attributes', 0]],
  [
    'values where nothing is chosen',
    (content) => void (at(at(content.spans, 0).attributes, 2).values = structuredClone(at(at(content.spans, 0).attributes, 0).values)),
    ['spans', 0, 'attributes', 2],
  ],
  ['one attribute twice', (content) => void (at(at(content.spans, 0).attributes, 1).id = 'polarity'), ['spans', 0, 'attributes', 1, 'id']],
  ['one value twice', (content) => void (at(at(at(content.spans, 0).attributes, 0).values, 1).id = 'affirmed'), ['spans', 0, 'attributes', 0, 'values', 1, 'id']],
  ['one value of a document label twice', (content) => void (at(at(content.documents, 0).values, 1).id = 'supportive'), ['documents', 0, 'values', 1, 'id']],
  ['an id that is no slug', (content) => void (at(content.spans, 0).id = 'The Claim'), ['spans', 0, 'id']],
  ['a colour by name', (content) => void (at(content.spans, 0).appearance.light = 'red'), ['spans', 0, 'appearance', 'light']],
  ['a name in one language', (content) => void (at(content.spans, 0).names.ar = ''), ['spans', 0, 'names', 'ar']],
  ['a relation without ends', (content) => void (at(content.relations, 0).from = []), ['relations', 0, 'from']],
];

test.each(faults)('%s is found and placed', (_what, spoil, place) => {
  const content = structuredClone(defaultScheme);
  spoil(content);
  const result = scheme.safeParse(content);
  expect(result.success).toBe(false);
  expect(result.error?.issues.map(({ path }) => path)).toContainEqual(place);
});

test('one key may stand for a span label and for a relation label, and for what is retired', () => {
  const content = structuredClone(defaultScheme);
  const [first, second] = content.spans;
  if (first === undefined || second === undefined) throw new Error('too few labels');
  second.retired = true;
  second.shortcut = first.shortcut;
  expect(scheme.safeParse(content).success).toBe(true);
});
