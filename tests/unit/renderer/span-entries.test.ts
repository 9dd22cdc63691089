import { describe, expect, test } from 'vitest';
import type { SpanView } from '../../../src/domain/api/annotation-methods.ts';
import type { Relation } from '../../../src/domain/model/annotation.ts';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import {
  countBy,
  entryContext,
  excerptOf,
  filterSpans,
  spanEntry,
} from '../../../src/renderer/features/spans/span-entries.ts';
import { countGaps, lackingIn, layerGaps } from '../../../src/renderer/features/spans/lacking.ts';
import { inTextOrder } from '../../../src/renderer/features/spans/span-order.ts';
import type { SpanFilter } from '../../../src/renderer/features/spans/span-entries.ts';

const id = (number: number): string => `01931b00-0000-7000-8000-${String(number).padStart(12, '0')}`;
const own = id(800);
const other = id(801);

const span = (number: number, label: string, start: number, end: number, change: Partial<SpanView> = {}): SpanView => ({
  id: id(number),
  document: id(900),
  annotator: own,
  revision: id(700),
  label,
  fragments: [[start, end]],
  quote: `quote ${number}`,
  attributes: {},
  note: '',
  ...change,
});

const context = (language: 'ar' | 'en' = 'ar', relations: [string, number][] = [], linked: readonly Relation[] = []) =>
  entryContext(
    defaultScheme.spans,
    [
      { id: own, name: 'ليلى', colour: '#000000', role: 'annotator' },
      { id: other, name: 'عمر', colour: '#000000', role: 'annotator' },
    ],
    { ownId: own, language, relationCounts: new Map(relations), lacking: lackingIn(defaultScheme, linked, language) },
  );

const relation = (label: string, from: number, to: number, change: Partial<Relation> = {}): Relation => ({
  id: id(from + to + 999),
  document: id(900),
  annotator: own,
  label,
  from: { kind: 'span', id: id(from) },
  to: { kind: 'span', id: id(to) },
  attributes: {},
  note: '',
  ...change,
});

describe('the order of the list', () => {
  test('is that of the text, the longer first, and one order where two coincide', () => {
    const spans = [span(1, 'source', 5, 9), span(2, 'claim', 5, 20), span(5, 'cue', 0, 2), span(4, 'claim', 0, 2)];
    expect(inTextOrder(spans).map((each) => each.id)).toEqual([id(4), id(5), id(2), id(1)]);
  });

  test('goes by where a span begins and ends, not by the length of its fragments', () => {
    const apart = span(1, 'claim', 5, 9, { fragments: [[5, 6], [30, 31]] });
    expect(inTextOrder([span(2, 'claim', 5, 20), apart]).map((each) => each.id)).toEqual([id(1), id(2)]);
  });
});

describe('an entry', () => {
  test('has names in the language asked for, and the id of a label that the scheme has lost', () => {
    expect(spanEntry(span(1, 'claim', 0, 1), context('ar'))).toMatchObject({ labelName: 'ادعاء', tag: 'د' });
    expect(spanEntry(span(1, 'claim', 0, 1), context('en'))).toMatchObject({ labelName: 'Claim', tag: 'C' });
    expect(spanEntry(span(1, 'lost', 0, 1), context())).toMatchObject({ labelName: 'lost', tag: '?', label: null });
  });

  test('names the annotator of another’s span only', () => {
    expect(spanEntry(span(1, 'claim', 0, 1), context()).annotator).toBeNull();
    expect(spanEntry(span(1, 'claim', 0, 1, { annotator: other }), context()).annotator).toBe('عمر');
  });

  test('names required attributes without a value and required relations that it has not, and no others', () => {
    const missing = (attributes: SpanView['attributes'], linked: readonly Relation[] = []): readonly string[] =>
      spanEntry(span(1, 'claim', 0, 1, { attributes }), context('en', [], linked)).missing;
    expect(missing({})).toEqual(['Polarity', 'Modality', 'attributed to']);
    expect(missing({ polarity: 'negated', modality: '' })).toEqual(['Modality', 'attributed to']);
    const said = { polarity: 'negated', modality: 'asserted' };
    expect(missing(said, [relation('attributed-to', 2, 3)])).toEqual(['attributed to']);
    expect(missing(said, [relation('contradicts', 1, 3)])).toEqual(['attributed to']);
    // To a source of another document as well, which this one does not have.
    expect(missing(said, [relation('attributed-to', 1, 999)])).toEqual([]);
  });

  test('the gaps of a layer are its own spans and relations in the order of the text, with where to go', () => {
    const spans = [span(2, 'source', 0, 3), span(1, 'claim', 5, 9), span(3, 'claim', 5, 9, { annotator: other }), span(4, 'cue', 9, 10)];
    const relations = [relation('contradicts', 1, 999), relation('contradicts', 998, 1, { document: id(901) }), relation('attributed-to', 1, 2)];
    const layer = { document: id(900), annotator: own, spans, spanOf: new Map(spans.map((each) => [each.id, each])), relations };
    const lacking = lackingIn(defaultScheme, relations, 'en');
    const gaps = layerGaps(layer, lacking);
    expect(countGaps(layer, lacking)).toBe(gaps.length);
    expect(gaps.map((gap) => [gap.entity, gap.id, gap.span.id, gap.names])).toEqual([
      ['span', id(2), id(2), ['Kind']],
      ['span', id(1), id(1), ['Polarity', 'Modality']],
      ['relation', id(1999), id(1), ['Strength', 'Kind']],
    ]);
  });

  test('says whether there is a note, and how many relations end in the span', () => {
    const plain = spanEntry(span(1, 'cue', 0, 1, { note: ' \n' }), context());
    expect(plain).toMatchObject({ hasNote: false, relations: 0 });
    const rich = spanEntry(span(1, 'cue', 0, 1, { note: 'انظر' }), context('ar', [[id(1), 3]]));
    expect(rich).toMatchObject({ hasNote: true, relations: 3 });
  });
});

describe('the filter of the list', () => {
  const spans = [
    span(1, 'claim', 0, 9, { quote: 'الأزمة في قَرْيَةِ الوادي' }),
    span(2, 'source', 2, 4, { annotator: other, quote: 'رئاسة (البلدية)' }),
    span(3, 'claim', 5, 6, { annotator: other, quote: 'no comment' }),
  ];
  const found = (change: Partial<SpanFilter>): string[] =>
    filterSpans(spans, { annotator: 'all', labels: new Set(), query: '', ...change }).map((each) => each.id);

  test('lets everything through where nothing is chosen', () => {
    expect(found({})).toEqual([id(1), id(2), id(3)]);
    expect(found({ query: '  ' })).toEqual([id(1), id(2), id(3)]);
  });

  test('finds words of the quote through variant letters, marks and tatweel, as plain text', () => {
    expect(found({ query: 'الازمه' })).toEqual([id(1)]);
    expect(found({ query: 'قريـــة' })).toEqual([id(1)]);
    expect(found({ query: '(البلديه' })).toEqual([id(2)]);
    expect(found({ query: '.*' })).toEqual([]);
  });

  test('goes by annotator, by labels and by words at once', () => {
    expect(found({ annotator: other })).toEqual([id(2), id(3)]);
    expect(found({ labels: new Set(['claim']) })).toEqual([id(1), id(3)]);
    expect(found({ labels: new Set(['claim', 'source']), annotator: other, query: 'NO' })).toEqual([id(3)]);
  });

  test('sees a span’s new quote: folded text is kept for each object', () => {
    const before = span(7, 'claim', 0, 3, { quote: 'قبل' });
    const filter = { annotator: 'all', labels: new Set<string>(), query: 'بعد' };
    expect(filterSpans([before], filter)).toEqual([]);
    expect(filterSpans([{ ...before, quote: 'بعد' }], filter)).toHaveLength(1);
  });

  test('counts under each key', () => {
    expect([...countBy(spans, ({ label }) => label)]).toEqual([['claim', 2], ['source', 1]]);
  });
});

describe('a quote for one line', () => {
  test('stays whole where it is short, with its white space made single', () => {
    expect(excerptOf('الانفجار  وقع\nفجرًا')).toEqual({ head: 'الانفجار وقع فجرًا', tail: '', direction: 'rtl' });
    expect(excerptOf('no comment')).toEqual({ head: 'no comment', tail: '', direction: 'ltr' });
  });

  test('keeps its end apart where it is long, cut at a space and with nothing lost', () => {
    const quote = 'مقتل 27 شخصًا بينهم مدنيون، وإصابة أكثر من 200 آخرين، 29 منهم مدنيون';
    const { head, tail } = excerptOf(quote);
    expect(head + tail).toBe(quote);
    expect(head.endsWith(' ')).toBe(true);
    expect(tail).not.toContain('  ');
    expect(tail.length).toBeGreaterThan(0);
    expect(tail.length).toBeLessThan(14);
  });

  test('has no end apart where its last word is too long for one', () => {
    const quote = `${'كلمة '.repeat(10)}${'ط'.repeat(30)}`;
    expect(excerptOf(quote)).toMatchObject({ head: quote, tail: '' });
  });
});
