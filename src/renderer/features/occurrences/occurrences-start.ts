import type { AttributeValues } from '../../../domain/model/annotation.ts';
import { labelableRange, selectedRange } from '../../../domain/text/selection.ts';
import type { TextSelection } from '../../../domain/text/selection.ts';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';

/** What is to be labelled everywhere: the words that were selected, and what they bear where it was a span. */
export interface OccurrencesStart {
  readonly quote: string;
  readonly label: string | null;
  readonly attributes: AttributeValues;
}

/** From the selected span, else from the selected text, as a label would take it; null where there is neither. */
export function occurrencesStart(text: string, span: SpanView | undefined, selection: TextSelection | null): OccurrencesStart | null {
  if (span !== undefined) {
    const [first] = span.fragments;
    if (first === undefined) return null;
    return { quote: text.slice(first[0], first[1]), label: span.label, attributes: span.attributes };
  }
  if (selection === null) return null;
  const { start, end } = selectedRange(selection);
  const range = labelableRange(text, { anchor: start, focus: end });
  return range === null ? null : { quote: text.slice(range.start, range.end), label: null, attributes: {} };
}
