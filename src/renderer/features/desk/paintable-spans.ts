import { useMemo } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { PaintableSpan } from '../../document/painter.ts';

const ofAnother = new WeakMap<SpanView, PaintableSpan>();
const ofOneself = new WeakMap<SpanView, PaintableSpan>();

/** What the painter needs; the same object as long as the span is the same, so that it paints only what changed. */
export function usePaintableSpans(spans: readonly SpanView[], ownId: string | null): PaintableSpan[] {
  return useMemo(
    () =>
      spans.map((span) => {
        const own = span.annotator === ownId;
        const known = own ? ofOneself : ofAnother;
        const before = known.get(span);
        if (before !== undefined) return before;
        const { id, label, fragments } = span;
        const paintable = { id, label, fragments, own };
        known.set(span, paintable);
        return paintable;
      }),
    [spans, ownId],
  );
}
