import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator, Relation } from '../../../domain/model/annotation.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';

export interface InspectorProps {
  readonly span: SpanView;
  /** Only one's own spans can be changed. */
  readonly isOwn: boolean;
  readonly annotators: readonly Annotator[];
  readonly scheme: Scheme;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  /** All relations of the document, whoever made them. */
  readonly relations: readonly Relation[];
  /** All spans of the document, by id. */
  readonly spans: ReadonlyMap<string, SpanView>;
  readonly documentTitle: string;
  readonly actions: AnnotationActions;
  /** Selects another span and brings it into view. */
  readonly onJump: (span: string) => void;
  /** Begins a link from this span. */
  readonly onLink: () => void;
  /** Turns the span back into a selection, to move its edges. */
  readonly onReshape: () => void;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
}

/** What is known of the selected span, and where it is changed. */
export function Inspector({ span }: InspectorProps) {
  return <p>{span.quote}</p>;
}
