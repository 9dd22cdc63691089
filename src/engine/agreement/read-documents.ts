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
  readonly id: string;
}

/** A document as it is measured. */
export interface ComparedDocument {
  readonly id: string;
  readonly title: string;
  /** Annotators as indices, ascending. */
  readonly coders: readonly number[];
  /** Clusters of the text that count. */
  readonly length: number;
  /** One list for each coder. */
  readonly layers: readonly (readonly MeasuredSpan[])[];
  readonly rule: UnitRule;
}

export interface Reading {
  readonly database: ReadableDatabase;
  readonly chosen: Chosen;
  readonly roles: AgreementSelection['roles'];
  readonly unit: AgreementUnit;
  readonly excluded: ExclusionLedger;
}

type Added = Omit<Parameters<ExclusionLedger['add']>[0], 'document'>;

/** Reads one document after another, in the order of their ids, with what of its text and layers counts. */
export function* readDocuments(reading: Reading): Generator<ComparedDocument, void, void> {
  const { chosen, unit } = reading;
  const labelOf = new Map(chosen.spanLabels.map((id, index) => [id, index]));
  const further = furtherFragments(reading.database);
  for (const document of chosen.documents) {
    const exclude = (entry: Added): void => reading.excluded.add({ ...entry, document: document.id });
    const content = textOf(reading.database, document.revision);
    const { cut, excludedOnly } = cutOf(reading, document, content, exclude);
    const layers = layersOf(reading, document, { cut, excludedOnly, labelOf, further, exclude });
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
  readonly further: ReadonlyMap<string, readonly TextRange[]>;
  readonly exclude: (entry: Added) => void;
}

/**
 * One row for each layer: the spans' columns as lists, since a quarter of a million rows take longer to hand over than
 * to find. Only first fragments: further ones are few, and read beforehand.
 */
const layersSql = `SELECT spans.annotator AS annotator, json_group_array(spans.id) AS ids, json_group_array(label) AS labels,
    json_group_array(spans.revision) FILTER (WHERE spans.revision <> ?1) AS earlier,
    json_group_array(spans.id) FILTER (WHERE spans.revision <> ?1) AS earlierIds,
    json_group_array(start) AS starts, json_group_array(end) AS ends
  FROM spans JOIN fragments ON fragments.span = spans.id AND position = 0
  WHERE spans.document = ?2 GROUP BY spans.annotator`;

const strings = (row: Row, column: string): string[] => JSON.parse(text(row, column)) as string[];
const numbers = (row: Row, column: string): number[] => JSON.parse(text(row, column)) as number[];

/** By span: its fragments behind the first. */
function furtherFragments(database: ReadableDatabase): Map<string, TextRange[]> {
  const found = new Map<string, TextRange[]>();
  for (const row of database.query('SELECT span, start, end FROM fragments WHERE position > 0 ORDER BY span, position').iterate()) {
    const [span, range] = [text(row, 'span'), { start: integer(row, 'start'), end: integer(row, 'end') }];
    const known = found.get(span);
    if (known === undefined) found.set(span, [range]);
    else known.push(range);
  }
  return found;
}

function layersOf(
  { database, chosen }: Reading,
  document: ChosenDocument,
  { cut, excludedOnly, labelOf, further, exclude }: Placing,
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
  for (const row of database.query(layersSql).iterate(document.revision, document.id)) {
    const annotator = text(row, 'annotator');
    const [ids, labels, starts, ends] = [strings(row, 'ids'), strings(row, 'labels'), numbers(row, 'starts'), numbers(row, 'ends')];
    const revisions = strings(row, 'earlier');
    const earlier = new Map(strings(row, 'earlierIds').map((id, index) => [id, revisions[index] ?? '']));
    ids.forEach((id, index) => {
      const first = { start: starts[index] ?? 0, end: ends[index] ?? 0 };
      const rest = further.get(id);
      const revision = earlier.get(id) ?? document.revision;
      finish({ id, annotator, label: labels[index] ?? '', revision, ranges: rest === undefined ? [first] : [first, ...rest] });
    });
  }
  // In the text's order, so that whoever orders them has little to do.
  for (const layer of layers.values()) layer.sort(byStart);
  return [...layers.values()];
}

const byStart = (one: MeasuredSpan, other: MeasuredSpan): number => (one.fragments[0]?.start ?? 0) - (other.fragments[0]?.start ?? 0) || (one.id < other.id ? -1 : 1);

interface RawSpan {
  readonly id: string;
  readonly annotator: string;
  readonly label: string;
  readonly revision: string;
  readonly ranges: TextRange[];
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
