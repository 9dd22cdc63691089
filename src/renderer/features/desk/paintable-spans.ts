import { useMemo } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { UNKNOWN_LABEL } from '../../document/highlight-styles.ts';
import type { PaintableSpan } from '../../document/painter.ts';

const ofAnother = new WeakMap<SpanView, PaintableSpan>();
const ofOneself = new WeakMap<SpanView, PaintableSpan>();

/**
 * What the painter needs of a span; the same object as long as the span is the same. One whose label the scheme
 * lacks (it came from another project) is painted too, or nobody would find it.
 */
export function paintableSpan(span: SpanView, own: boolean, labels: ReadonlySet<string>): PaintableSpan {
  const known = own ? ofOneself : ofAnother;
  const label = labels.has(span.label) ? span.label : UNKNOWN_LABEL;
  const before = known.get(span);
  if (before?.label === label) return before;
  const { id, fragments } = span;
  const paintable = { id, label, fragments, own };
  known.set(span, paintable);
  return paintable;
}

/** The spans of one document as the painter takes them, so that it paints only what changed. */
export function usePaintableSpans(
  spans: readonly SpanView[],
  labels: readonly SpanLabel[],
  ownId: string | null,
): PaintableSpan[] {
  return useMemo(() => {
    const known = new Set(labels.map(({ id }) => id));
    return spans.map((span) => paintableSpan(span, span.annotator === ownId, known));
  }, [spans, labels, ownId]);
}
