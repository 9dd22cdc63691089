import type { SpanView } from '../../../domain/api/annotation-methods.ts';

/** A span with where it stands: the first end of a link may lie in a document that is no longer shown. */
export interface PlacedSpan {
  readonly span: SpanView;
  /** The title of its document. */
  readonly title: string;
}

/** The other end of a link being made: a span, or a document as a whole. */
export type LinkCandidate =
  | { readonly kind: 'span'; readonly span: PlacedSpan }
  | { readonly kind: 'document'; readonly id: string; readonly title: string };

/** A link being made. It belongs to no document: the other end is looked for anywhere. */
export interface LinkInProgress {
  readonly from: PlacedSpan;
  readonly candidate: LinkCandidate | null;
}

export type LinkAction =
  | { readonly type: 'begin'; readonly from: PlacedSpan }
  | { readonly type: 'to'; readonly candidate: LinkCandidate }
  /** The spans under a press, innermost first: pressed again at the same place, the next is meant. */
  | { readonly type: 'press'; readonly spans: readonly PlacedSpan[] }
  | { readonly type: 'end' }
  /** Spans of a document have come or gone, by another process or by undo. */
  | { readonly type: 'spans-present'; readonly document: string; readonly has: (span: string) => boolean };

export function candidateSpan(link: LinkInProgress | null): SpanView | null {
  return link?.candidate?.kind === 'span' ? link.candidate.span.span : null;
}

function press(link: LinkInProgress, spans: readonly PlacedSpan[]): LinkInProgress {
  const others = spans.filter(({ span }) => span.id !== link.from.span.id);
  const at = others.findIndex(({ span }) => span.id === candidateSpan(link)?.id);
  const next = others[(at + 1) % others.length];
  return next === undefined ? link : { ...link, candidate: { kind: 'span', span: next } };
}

function withoutMissing(link: LinkInProgress, document: string, has: (span: string) => boolean): LinkInProgress | null {
  const isGone = (span: SpanView): boolean => span.document === document && !has(span.id);
  if (isGone(link.from.span)) return null;
  const second = candidateSpan(link);
  return second !== null && isGone(second) ? { ...link, candidate: null } : link;
}

export function reduceLink(link: LinkInProgress | null, action: LinkAction): LinkInProgress | null {
  if (action.type === 'begin') return { from: action.from, candidate: null };
  if (link === null) return null;
  switch (action.type) {
    case 'to':
      return { ...link, candidate: action.candidate };
    case 'press':
      return press(link, action.spans);
    case 'end':
      return null;
    case 'spans-present':
      return withoutMissing(link, action.document, action.has);
  }
}
