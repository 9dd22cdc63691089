import type { AgreementSelection, AgreementUnit } from '../../domain/api/agreement-methods.ts';
import type { UnitRule } from '../../domain/agreement/coded-units.ts';
import { cutText, type CutText } from '../../domain/agreement/cut-text.ts';
import type { LabelledSpan } from '../../domain/agreement/span-matching.ts';
import type { Segment } from '../../domain/model/document.ts';
import type { TextRange } from '../../domain/text/range.ts';
import { sentencesIn } from '../../domain/text/sentences.ts';
import { wordsIn } from '../../domain/text/words.ts';
import { integer, text, type ReadableDatabase, type Row } from '../database/handles.ts';
import { mapFragments } from '../handlers/fragments.ts';
import { mappingsBetween } from '../handlers/span-viewer.ts';
import type { Chosen, ChosenDocument } from './choose-layers.ts';
import type { ExclusionLedger } from './exclusions.ts';

/** A span as it is measured: in clusters of the cut text. */
export interface MeasuredSpan extends LabelledSpan {
  /** Null where ids were not asked for, but for spans of which more had to be read than the usual. */
  readonly id: string | null;
}

/** A document as it is measured. */
export interface ComparedDocument {
  readonly id: string;
  readonly title: string;
  /** Annotators as indices, ascending. */
  readonly coders: readonly number[];
  /** Clusters of the text that count. */
  readonly length: number;
  /** One list for each coder, in the order of the text. */
  readonly layers: readonly (readonly MeasuredSpan[])[];
  readonly rule: UnitRule;
}

export interface Reading {
  readonly database: ReadableDatabase;
  readonly chosen: Chosen;
  readonly roles: AgreementSelection['roles'];
  readonly unit: AgreementUnit;
  readonly excluded: ExclusionLedger;
  /** Whether spans are to be told from one another by their ids: most figures need none. */
  readonly withIds: boolean;
}

type Added = Omit<Parameters<ExclusionLedger['add']>[0], 'document'>;

/** Reads one document after another, in the order of their ids, with what of its text and layers counts. */
export function* readDocuments(reading: Reading): Generator<ComparedDocument, void, void> {
  const { chosen, unit } = reading;
  const labelOf = new Map(chosen.spanLabels.map((id, index) => [id, index]));
  for (const document of chosen.documents) {
    const exclude = (entry: Added): void => reading.excluded.add({ ...entry, document: document.id });
    const content = textOf(reading.database, document.revision);
    const { cut, excludedOnly } = cutOf(reading, document, content, exclude);
    const layers = layersOf(reading, document, { cut, excludedOnly, labelOf, exclude });
    yield { id: document.id, title: document.title, coders: document.coders, length: cut.length, layers, rule: ruleOf(content, cut, unit) };
  }
}

function textOf(database: ReadableDatabase, revision: string): string {
  const row = database
    .query('SELECT text FROM revisions JOIN texts ON texts.hash = revisions.text_hash WHERE revisions.id = ?')
    .get(revision);
  return row === undefined ? '' : text(row, 'text');
}

/** Excluded segments are cut out, and what has other roles than those asked for; outside of segments all is body. */
function cutOf({ database, roles }: Reading, { revision }: ChosenDocument, content: string, exclude: (entry: Added) => void) {
  const segments = database
    .query('SELECT start, end, role, excluded FROM segments WHERE revision = ? ORDER BY start')
    .all(revision)
    .map((row) => ({ start: integer(row, 'start'), end: integer(row, 'end'), role: text(row, 'role'), excluded: row['excluded'] === 1 }));
  const out = segments.filter(({ excluded }) => excluded);
  const excludedOnly = cutText(content, out);
  exclude({ reason: 'segment-excluded', kind: 'character', annotator: null, count: excludedOnly.cut });
  if (roles === undefined) return { cut: excludedOnly, excludedOnly };
  const wanted = new Set<string>(roles satisfies Segment['role'][]);
  const unwanted: TextRange[] = segments.filter(({ role }) => !wanted.has(role));
  if (!wanted.has('body')) {
    let at = 0;
    for (const { start, end } of [...segments, { start: content.length, end: content.length }]) {
      if (start > at) unwanted.push({ start: at, end: start });
      at = Math.max(at, end);
    }
  }
  const cut = cutText(content, [...out, ...unwanted]);
  exclude({ reason: 'role-not-chosen', kind: 'character', annotator: null, count: cut.cut - excludedOnly.cut });
  return { cut, excludedOnly };
}

interface Placing {
  readonly cut: CutText;
  /** Without the excluded segments, but with all roles. */
  readonly excludedOnly: CutText;
  readonly labelOf: ReadonlyMap<string, number>;
  readonly exclude: (entry: Added) => void;
}

/**
 * One row for each layer: the spans' columns as lists, since a quarter of a million rows take longer to hand over than
 * to find. `special` is 1 where a span has several fragments, or stands on another revision than the one named.
 */
const layersSql = `SELECT annotator, json_group_array(label) AS labels, json_group_array(start) AS starts, json_group_array(end) AS ends,
    max(position > 0 OR spans.revision <> ?1) AS special
  FROM spans JOIN fragments ON fragments.span = spans.id
  WHERE document = ?2 GROUP BY annotator`;

/** All that there is to know of a document's spans, a row for each fragment. */
const fragmentsSql = `SELECT annotator, id, label, spans.revision AS revision, start, end
  FROM spans JOIN fragments ON fragments.span = spans.id
  WHERE document = ? ORDER BY id, position`;

const strings = (row: Row, column: string): string[] => JSON.parse(text(row, column)) as string[];
const numbers = (row: Row, column: string): number[] => JSON.parse(text(row, column)) as number[];

function layersOf(
  { database, chosen, withIds }: Reading,
  document: ChosenDocument,
  { cut, excludedOnly, labelOf, exclude }: Placing,
): MeasuredSpan[][] {
  const layers = new Map<string, MeasuredSpan[]>(document.coders.map((coder) => [chosen.annotators[coder] ?? '', []]));
  const follow = followerInto(database, document.revision);
  const finish = (span: RawSpan): void => {
    const layer = layers.get(span.annotator);
    if (layer === undefined) return;
    const add = (reason: Added['reason']): void => exclude({ reason, kind: 'span', annotator: span.annotator, count: 1 });
    const label = labelOf.get(span.label);
    if (label === undefined) return add('label-not-chosen');
    const ranges = span.revision === document.revision ? span.ranges : follow(span);
    if (ranges === null) return add('earlier-text');
    const fragments = placed(ranges, cut);
    if (fragments.length > 0) layer.push({ id: span.id, label, fragments });
    else add(placed(ranges, excludedOnly).length > 0 ? 'role-not-chosen' : 'segment-excluded');
  };
  const rows = withIds ? [] : database.query(layersSql).all(document.revision, document.id);
  if (withIds || rows.some((row) => row['special'] === 1)) {
    for (const span of spansOf(database, document.id)) finish(span);
  } else {
    for (const row of rows) {
      const [annotator, labels, starts, ends] = [text(row, 'annotator'), strings(row, 'labels'), numbers(row, 'starts'), numbers(row, 'ends')];
      for (const [index, label] of labels.entries()) {
        finish({ id: null, annotator, label, revision: document.revision, ranges: [{ start: starts[index] ?? 0, end: ends[index] ?? 0 }] });
      }
    }
  }
  // In the text's order, so that whoever orders them has little to do.
  for (const layer of layers.values()) layer.sort(byPlace);
  return [...layers.values()];
}

function spansOf(database: ReadableDatabase, document: string): RawSpan[] {
  const spans: (RawSpan & { readonly ranges: TextRange[] })[] = [];
  for (const row of database.query(fragmentsSql).iterate(document)) {
    const [id, range] = [text(row, 'id'), { start: integer(row, 'start'), end: integer(row, 'end') }];
    const last = spans.at(-1);
    if (last?.id === id) last.ranges.push(range);
    else spans.push({ id, annotator: text(row, 'annotator'), label: text(row, 'label'), revision: text(row, 'revision'), ranges: [range] });
  }
  return spans;
}

/** Ids decide last, between spans that are alike in all that is measured: without them the figures are the same. */
function byPlace(one: MeasuredSpan, other: MeasuredSpan): number {
  const [mine, theirs] = [one.fragments[0], other.fragments[0]];
  if (mine === undefined || theirs === undefined) return one.fragments.length - other.fragments.length;
  if (mine.start !== theirs.start) return mine.start - theirs.start;
  if (mine.end !== theirs.end) return mine.end - theirs.end;
  if (one.label !== other.label) return one.label - other.label;
  if (one.fragments.length !== other.fragments.length) return one.fragments.length - other.fragments.length;
  const [id, otherId] = [one.id ?? '', other.id ?? ''];
  return id === otherId ? 0 : id < otherId ? -1 : 1;
}

interface RawSpan {
  readonly id: string | null;
  readonly annotator: string;
  readonly label: string;
  readonly revision: string;
  readonly ranges: readonly TextRange[];
}

/** Follows spans from earlier texts of a document into today's; null where that cannot be done. */
function followerInto(database: ReadableDatabase, revision: string) {
  const ways = new Map<string, ReturnType<typeof mappingsBetween>>();
  return (span: RawSpan): TextRange[] | null => {
    let way = ways.get(span.revision);
    if (way === undefined) {
      way = mappingsBetween(database, span.revision, revision);
      ways.set(span.revision, way);
    }
    let fragments: { start: number; end: number; quote: string }[] | null = span.ranges.map((range) => ({ ...range, quote: '' }));
    for (const mapping of way ?? []) fragments = fragments === null ? null : mapFragments(fragments, mapping);
    return way === null ? null : fragments;
  };
}

/** What of ranges is left in the cut text; where something was cut out between two, they are one. */
function placed(ranges: readonly TextRange[], { places }: CutText): TextRange[] {
  const only = ranges.length === 1 ? ranges[0] : undefined;
  if (only !== undefined) {
    const [start, end] = [places[only.start] ?? 0, places[only.end] ?? 0];
    return start < end ? [{ start, end }] : [];
  }
  const left: TextRange[] = [];
  for (const range of ranges) {
    const start = places[range.start] ?? 0;
    const end = places[range.end] ?? 0;
    if (start >= end) continue;
    const last = left.at(-1);
    if (last !== undefined && last.end >= start) left[left.length - 1] = { start: last.start, end };
    else left.push({ start, end });
  }
  return left;
}

function ruleOf(content: string, cut: CutText, unit: AgreementUnit): UnitRule {
  if (unit === 'character') return { units: null, unlabelledCompetes: true };
  const whole = { start: 0, end: content.length };
  const ranges = unit === 'word' ? wordsIn(content, whole) : sentencesIn(content, whole);
  // Each by itself: neighbours that touch stay two.
  const units = ranges.flatMap((range) => placed([range], cut));
  return { units, unlabelledCompetes: unit === 'word' };
}
