import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { majorityDirection } from '../../../domain/text/direction.ts';
import type { Direction } from '../../../domain/text/direction.ts';
import { fold } from '../../../domain/text/folding.ts';
import type { Lacking } from './lacking.ts';

/** Whose spans are shown: `all`, or one annotator's by id. */
export type AnnotatorChoice = string;

/** What a line of the list says of a span. Made for the lines that are drawn only. */
export interface SpanEntry {
  readonly id: string;
  readonly label: SpanLabel | null;
  readonly labelName: string;
  /** The letters that tell the label without colour. */
  readonly tag: string;
  readonly quote: Excerpt;
  readonly fragments: number;
  /** Null where it is one's own. */
  readonly annotator: string | null;
  readonly hasNote: boolean;
  /** The names of what it must have and has not: attributes and relations. */
  readonly missing: readonly string[];
  readonly relations: number;
}

/** What entries are made with. */
export interface EntryContext {
  readonly labels: ReadonlyMap<string, SpanLabel>;
  readonly annotators: ReadonlyMap<string, string>;
  readonly ownId: string | null;
  readonly language: Settings['language'];
  readonly relationCounts: ReadonlyMap<string, number>;
  readonly lacking: Lacking;
}

export function entryContext(
  labels: readonly SpanLabel[],
  annotators: readonly Annotator[],
  rest: Omit<EntryContext, 'labels' | 'annotators'>,
): EntryContext {
  return {
    ...rest,
    labels: new Map(labels.map((label) => [label.id, label])),
    annotators: new Map(annotators.map(({ id, name }) => [id, name])),
  };
}

export function spanEntry(span: SpanView, context: EntryContext): SpanEntry {
  const { language, ownId, relationCounts, lacking } = context;
  const label = context.labels.get(span.label) ?? null;
  return {
    id: span.id,
    label,
    labelName: label?.names[language] ?? span.label,
    tag: label?.tag[language] ?? '?',
    quote: excerptOf(span.quote),
    fragments: span.fragments.length,
    annotator: span.annotator === ownId ? null : (context.annotators.get(span.annotator) ?? ''),
    hasNote: span.note.trim() !== '',
    missing: lacking.names('span', span.label, lacking.ofSpan(span)),
    relations: relationCounts.get(span.id) ?? 0,
  };
}

export interface SpanFilter {
  readonly annotator: AnnotatorChoice;
  /** Label ids; none are all. */
  readonly labels: ReadonlySet<string>;
  /** Words of the quote, in any spelling that folds to the same. */
  readonly query: string;
}

/** Quotes folded once; a span that changes is another object. */
const foldedQuotes = new WeakMap<SpanView, string>();

function foldedQuote(span: SpanView): string {
  const known = foldedQuotes.get(span);
  if (known !== undefined) return known;
  const { folded } = fold(span.quote);
  foldedQuotes.set(span, folded);
  return folded;
}

/** The spans that a filter lets through, in the order that they come in. */
export function filterSpans(spans: readonly SpanView[], filter: SpanFilter): readonly SpanView[] {
  const wanted = fold(filter.query.trim()).folded;
  const { annotator, labels } = filter;
  if (annotator === 'all' && labels.size === 0 && wanted === '') return spans;
  return spans.filter(
    (span) =>
      (annotator === 'all' || span.annotator === annotator) &&
      (labels.size === 0 || labels.has(span.label)) &&
      (wanted === '' || foldedQuote(span).includes(wanted)),
  );
}

/** How many spans there are under each key. */
export function countBy(spans: readonly SpanView[], keyOf: (span: SpanView) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const span of spans) counts.set(keyOf(span), (counts.get(keyOf(span)) ?? 0) + 1);
  return counts;
}

/** A quote for one line: its end stays in sight where its middle doesn't fit. */
export interface Excerpt {
  readonly head: string;
  /** Empty for a short quote. */
  readonly tail: string;
  readonly direction: Direction;
}

/** Quotes up to this length fit, or nearly; in UTF-16 code units. */
const SHORT = 36;
/** How much of its end a longer one shows, in UTF-16 code units. */
const TAIL = 14;

/**
 * Takes a quote apart for a line that clips the head's end. White space of any length is one space; the cut is
 * made at a space, so that no letters are taken from those they join.
 */
export function excerptOf(quote: string): Excerpt {
  const words = quote.replace(/\s+/gu, ' ').trim();
  const direction = majorityDirection(words, 'rtl');
  const cut = words.length > SHORT ? words.indexOf(' ', words.length - TAIL) : -1;
  if (cut < 0) return { head: words, tail: '', direction };
  return { head: words.slice(0, cut + 1), tail: words.slice(cut + 1), direction };
}
