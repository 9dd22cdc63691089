import { useMemo, useState } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { AnnotatorChoice } from '../spans/span-entries.ts';

/** Which spans of the document are shown, in the text, its ruler and its list. Nothing that is hidden is gone. */
export interface ShownSpans {
  readonly visible: readonly SpanView[];
  readonly annotator: AnnotatorChoice;
  readonly setAnnotator: (annotator: AnnotatorChoice) => void;
  /** Labels whose spans are hidden. */
  readonly hiddenLabels: ReadonlySet<string>;
  /** Hides or shows a label; answers whether it is hidden now. */
  readonly toggleLabel: (label: string) => boolean;
  readonly isShown: (span: SpanView) => boolean;
  readonly showAll: () => void;
}

const noLabels: ReadonlySet<string> = new Set();

export function useShownSpans(spans: readonly SpanView[]): ShownSpans {
  const [annotator, setAnnotator] = useState<AnnotatorChoice>('all');
  const [hiddenLabels, setHidden] = useState(noLabels);
  const visible = useMemo(
    () =>
      annotator === 'all' && hiddenLabels.size === 0
        ? spans
        : spans.filter((span) => (annotator === 'all' || span.annotator === annotator) && !hiddenLabels.has(span.label)),
    [spans, annotator, hiddenLabels],
  );
  return {
    visible,
    annotator,
    setAnnotator,
    hiddenLabels,
    toggleLabel: (label) => {
      const next = new Set(hiddenLabels);
      const isHidden = !next.delete(label);
      if (isHidden) next.add(label);
      setHidden(next);
      return isHidden;
    },
    isShown: (span) => (annotator === 'all' || annotator === span.annotator) && !hiddenLabels.has(span.label),
    showAll: () => {
      setAnnotator('all');
      setHidden(noLabels);
    },
  };
}
