import { useMemo } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { relationChoices } from '../../../domain/model/relation-choices.ts';
import type { EndKind, RelationChoice } from '../../../domain/model/relation-choices.ts';
import type { RelationEnd } from '../../../domain/model/annotation.ts';
import { candidateSpan } from '../workspace/link-state.ts';
import type { LinkCandidate, LinkInProgress, PlacedSpan } from '../workspace/link-state.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.tsx';
import type { DeskData } from './desk-data.ts';

/** A link being made, as one of the documents sees it. */
export interface Linking {
  readonly link: LinkInProgress | null;
  readonly begin: (span: SpanView) => void;
  /** Takes a span of this document as the other end. */
  readonly toSpan: (span: SpanView) => void;
  /** Takes a span of any document. */
  readonly toPlaced: (span: PlacedSpan) => void;
  /** Takes this document as a whole. */
  readonly toDocument: () => void;
  readonly press: (spans: readonly SpanView[]) => void;
  readonly end: () => void;
  readonly spansPresent: (has: (span: string) => boolean) => void;
  /** The candidate where it lies in this document. */
  readonly candidateHere: string | null;
  /** The first end where it lies in this document. */
  readonly fromHere: string | null;
  /** The relations that the scheme allows between the first end and this one. */
  readonly choicesFor: (candidate: LinkCandidate | null) => RelationChoice[];
  readonly isAdmissible: (span: SpanView) => boolean;
  /** Whether spans of a label could be the other end at all. */
  readonly isAdmissibleLabel: (label: string) => boolean;
}

/** The end of a relation that a candidate stands for. */
export function endOf(candidate: LinkCandidate): RelationEnd {
  return candidate.kind === 'span' ? { kind: 'span', id: candidate.span.span.id } : { kind: 'document', id: candidate.id };
}

export function useLinking({ scheme, detail, ownId }: DeskData): Linking {
  const workspace = useWorkspace();
  const link = useWorkspaceState('link');
  const { id, title } = detail.document;
  return useMemo((): Linking => {
    const placed = (span: SpanView): PlacedSpan => ({ span, title });
    const first = link?.from.span;
    const kindOf = (candidate: LinkCandidate): EndKind | null => {
      if (candidate.kind === 'document') return { kind: 'document' };
      const { annotator, label } = candidate.span.span;
      return annotator === ownId ? { kind: 'span', label } : null;
    };
    const choicesFor = (candidate: LinkCandidate | null): RelationChoice[] => {
      const second = candidate === null ? null : kindOf(candidate);
      if (first === undefined || second === null) return [];
      return relationChoices(scheme.relations, { kind: 'span', label: first.label }, second);
    };
    const here = (span: SpanView | null | undefined): string | null =>
      span !== null && span !== undefined && span.document === id ? span.id : null;
    const to = (candidate: LinkCandidate): void => workspace.dispatchLink({ type: 'to', candidate });
    return {
      link,
      begin: (span) => workspace.dispatchLink({ type: 'begin', from: placed(span) }),
      toSpan: (span) => to({ kind: 'span', span: placed(span) }),
      toPlaced: (span) => to({ kind: 'span', span }),
      toDocument: () => to({ kind: 'document', id, title }),
      press: (spans) => workspace.dispatchLink({ type: 'press', spans: spans.map(placed) }),
      end: () => workspace.dispatchLink({ type: 'end' }),
      spansPresent: (has) => workspace.dispatchLink({ type: 'spans-present', document: id, has }),
      candidateHere: here(candidateSpan(link)),
      fromHere: here(first),
      choicesFor,
      isAdmissibleLabel: (label) =>
        first !== undefined &&
        relationChoices(scheme.relations, { kind: 'span', label: first.label }, { kind: 'span', label }).length > 0,
      isAdmissible: (span) => span.id !== first?.id && choicesFor({ kind: 'span', span: placed(span) }).length > 0,
    };
  }, [workspace, link, scheme.relations, id, title, ownId]);
}
