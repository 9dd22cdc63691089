import type { SpanView } from '../../../domain/api/annotation-methods.ts';

/** Where a span begins, in UTF-16 code units. */
export function spanStart(span: SpanView): number {
  return span.fragments[0]?.[0] ?? 0;
}

function spanEnd(span: SpanView): number {
  return span.fragments.at(-1)?.[1] ?? 0;
}

/** Spans in the order of the text, the longer first where two begin together. */
export function inTextOrder(spans: readonly SpanView[]): SpanView[] {
  return [...spans].sort((a, b) => spanStart(a) - spanStart(b) || spanEnd(b) - spanEnd(a) || (a.id < b.id ? -1 : 1));
}

/**
 * The span that a step leads to from the selected one, or from the caret where none is; null at the ends of the
 * text. `ordered` is in the order of the text.
 */
export function neighbourSpan(
  ordered: readonly SpanView[],
  selected: string | null,
  caret: number,
  towards: 'next' | 'previous',
): SpanView | null {
  const at = selected === null ? -1 : ordered.findIndex(({ id }) => id === selected);
  if (at >= 0) return ordered[towards === 'next' ? at + 1 : at - 1] ?? null;
  if (towards === 'next') return ordered.find((span) => spanStart(span) >= caret) ?? null;
  return ordered.findLast((span) => spanStart(span) < caret) ?? null;
}
