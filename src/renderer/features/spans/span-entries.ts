import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import type { Settings } from '../../../domain/host-api.ts';

/** A line of the list that mirrors a document's spans. */
export interface SpanEntry {
  readonly id: string;
  /** The label's id, by which its colours are found. */
  readonly label: SpanLabel | null;
  readonly labelName: string;
  /** The letters that tell the label without colour. */
  readonly tag: string;
  readonly quote: string;
  readonly annotator: string;
}

/** Spans in the order of the text, the longer first where two begin together. */
export function spanEntries(
  spans: readonly SpanView[],
  labels: readonly SpanLabel[],
  annotators: readonly Annotator[],
  language: Settings['language'],
): SpanEntry[] {
  const labelOf = new Map(labels.map((label) => [label.id, label]));
  const annotatorOf = new Map(annotators.map((annotator) => [annotator.id, annotator.name]));
  const start = (span: SpanView): number => span.fragments[0]?.[0] ?? 0;
  const end = (span: SpanView): number => span.fragments.at(-1)?.[1] ?? 0;
  return [...spans]
    .sort((a, b) => start(a) - start(b) || end(b) - end(a) || (a.id < b.id ? -1 : 1))
    .map((span) => {
      const label = labelOf.get(span.label) ?? null;
      return {
        id: span.id,
        label,
        labelName: label?.names[language] ?? span.label,
        tag: label?.tag[language] ?? '?',
        quote: span.quote,
        annotator: annotatorOf.get(span.annotator) ?? '',
      };
    });
}
