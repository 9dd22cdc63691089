import { spanViewOf, type SpanView } from '../../domain/api/annotation-methods.ts';
import type { AttributeValues, Fragment, Relation, RelationEnd, Span } from '../../domain/model/annotation.ts';
import { Problem } from '../../domain/problem.ts';
import type { TextRange } from '../../domain/text/range.ts';
import { divideFragments, joinFragments } from '../../domain/text/span-parts.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { stores } from '../store/stores.ts';
import { ensureLayer } from './annotator-handlers.ts';
import type { WriteHandlers } from './contexts.ts';
import { found, openDocument, requireOwner, textOf } from './found.ts';
import { relationLabelOf } from './label-checks.ts';
import { labellableFragments } from './labellable-fragments.ts';
import { spanViewer } from './span-viewer.ts';

const LONGEST_NOTE = 20_000;

export const spanPartWrites: WriteHandlers<'spans.divide' | 'spans.join'> = {
  'spans.divide': ({ id, at: [start, end] }, context) => {
    const { database, person } = context;
    const { span, revision, text, ranges } = placed(context, id);
    if (end > text.length || start > end) throw new Problem('offsets-outside-text', { start, end, length: text.length });
    const { before, after } = divideFragments(text, ranges, { start, end });
    const isCut = start < end;
    const kept = isCut ? [...before, ...after] : before;
    if (kept.length === 0 || (!isCut && after.length === 0)) throw new Problem('nothing-to-divide', { start, end });
    const fragments = (parts: readonly TextRange[]): Fragment[] => labellableFragments(database, revision, pairs(parts));
    context.record({ action: 'change', entity: 'span', key: id, set: { revision, fragments: fragments(kept) } });
    let second: Span | null = null;
    if (!isCut) {
      // What was said of the whole, its relations and its note, stays with the first.
      const { document, label, attributes } = span;
      second = { id: context.newId(), document, annotator: person.id, revision, label, fragments: fragments(after), attributes, note: '' };
      context.record({ action: 'create', entity: 'span', value: second });
    }
    ensureLayer(context, span.document, { touch: true });
    return { first: viewOf(database, id), second: second === null ? null : spanViewOf(second) };
  },
  'spans.join': ({ id, other }, context) => {
    const { database } = context;
    const one = placed(context, id);
    const two = placed(context, other);
    const fits = id !== other && one.span.document === two.span.document && one.span.label === two.span.label;
    if (!fits) throw new Problem('cannot-join', { span: id, other });
    const note = [...new Set([one.span.note, two.span.note].filter((each) => each.trim() !== ''))].join('\n');
    if (note.length > LONGEST_NOTE) throw new Problem('invalid-input', { method: 'spans.join', message: 'the note is too long' });
    const dropped = moveRelations(context, other, id);
    context.record({ action: 'remove', entity: 'span', key: other });
    context.record({
      action: 'change',
      entity: 'span',
      key: id,
      set: {
        revision: one.revision,
        fragments: labellableFragments(database, one.revision, pairs(joinFragments(one.text, one.ranges, two.ranges))),
        attributes: filledUp(one.span.attributes, two.span.attributes),
        note,
      },
    });
    ensureLayer(context, one.span.document, { touch: true });
    return { span: viewOf(database, id), droppedRelations: dropped };
  },
};

interface PlacedSpan {
  readonly span: Span;
  /** Of the document's text as it stands today, in which the fragments are counted. */
  readonly revision: string;
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** One's own span with its places in today's text. Throws `not-found` where it cannot be followed there. */
function placed({ database, person }: WriteContext, id: string): PlacedSpan {
  const span = found(database, 'span', id);
  requireOwner(span, person);
  const { revision } = openDocument(database, span.document);
  const view = viewOf(database, id);
  if (view.revision !== revision) throw new Problem('not-found', { what: 'span', id });
  return { span, revision, text: textOf(database, revision), ranges: view.fragments.map(([start, end]) => ({ start, end })) };
}

function viewOf(database: ReadableDatabase, id: string): SpanView {
  return spanViewer(database)(found(database, 'span', id));
}

function pairs(ranges: readonly TextRange[]): [number, number][] {
  return ranges.map(({ start, end }) => [start, end]);
}

/** The first's values, and the second's where the first has none. */
function filledUp(first: AttributeValues, second: AttributeValues): AttributeValues {
  const isEmpty = (value: AttributeValues[string]): boolean => value === '' || (Array.isArray(value) && value.length === 0);
  return { ...second, ...Object.fromEntries(Object.entries(first).filter(([, value]) => !isEmpty(value))) };
}

function sameEnd(one: RelationEnd, other: RelationEnd): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** Ends of relations at one span go to another; answers how many relations were dropped because they were there twice. */
function moveRelations({ database, record }: WriteContext, from: string, to: string): number {
  const ofSpan = (span: string): Relation[] =>
    stores.relation.list(database, { sql: 'from_span = ?1 OR to_span = ?1', parameters: [span] });
  const kept = ofSpan(to);
  const moved = (end: RelationEnd): RelationEnd => (end.kind === 'span' && end.id === from ? { kind: 'span', id: to } : end);
  let dropped = 0;
  for (const relation of ofSpan(from)) {
    const ends = { from: moved(relation.from), to: moved(relation.to) };
    const { symmetric } = relationLabelOf(database, relation.label, { held: relation.label });
    const isThere = kept.some(
      (one) =>
        one.id !== relation.id &&
        one.label === relation.label &&
        one.annotator === relation.annotator &&
        ((sameEnd(one.from, ends.from) && sameEnd(one.to, ends.to)) ||
          (symmetric && sameEnd(one.from, ends.to) && sameEnd(one.to, ends.from))),
    );
    if (isThere || sameEnd(ends.from, ends.to)) {
      record({ action: 'remove', entity: 'relation', key: relation.id });
      dropped += 1;
    } else {
      record({ action: 'change', entity: 'relation', key: relation.id, set: ends });
      kept.push({ ...relation, ...ends });
    }
  }
  return dropped;
}
