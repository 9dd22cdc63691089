import { useQuery } from '@tanstack/react-query';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Relation, RelationEnd } from '../../../domain/model/annotation.ts';
import type { EndKind } from '../../../domain/model/relation-choices.ts';
import { useBridge } from '../../bridge/bridge-context.ts';

/** How a relation stands to one of its ends: from it, to it, or the same both ways. */
export type RelationDirection = 'outgoing' | 'incoming' | 'symmetric';

export interface RelationFromHere {
  readonly relation: Relation;
  readonly direction: RelationDirection;
  readonly other: RelationEnd;
}

/** The relations that end in a span, those that go out from it first. */
export function relationsOf(span: string, relations: readonly Relation[], symmetric: ReadonlySet<string>): RelationFromHere[] {
  const isHere = (end: RelationEnd): boolean => end.kind === 'span' && end.id === span;
  const found = relations.flatMap((relation): RelationFromHere[] => {
    const both = symmetric.has(relation.label);
    if (isHere(relation.from)) return [{ relation, direction: both ? 'symmetric' : 'outgoing', other: relation.to }];
    if (isHere(relation.to)) return [{ relation, direction: both ? 'symmetric' : 'incoming', other: relation.from }];
    return [];
  });
  return [...found.filter(({ direction }) => direction !== 'incoming'), ...found.filter(({ direction }) => direction === 'incoming')];
}

/** What is shown of an end. */
export interface ShownEnd {
  readonly kind: RelationEnd['kind'];
  /** What the scheme's constraints ask of it; null while that is not known. */
  readonly end: EndKind | null;
  /** A quote or a title; null while it is being read, or where it is gone. */
  readonly text: string | null;
  /** Null for what lies in this document. */
  readonly elsewhere: { readonly title: string | null } | null;
}

/** Finds what an end says, also where it lies in another document. */
export function useShownEnd(
  shown: RelationEnd,
  spans: ReadonlyMap<string, SpanView>,
  here: { readonly id: string; readonly title: string },
): ShownEnd {
  const bridge = useBridge();
  const near = shown.kind === 'span' ? spans.get(shown.id) : undefined;
  const isDistant = shown.kind === 'span' ? near === undefined : shown.id !== here.id;
  const distant = useQuery({
    queryKey: ['distant-span', shown.id],
    queryFn: () => bridge.call('spans.get', { id: shown.id }),
    enabled: shown.kind === 'span' && isDistant,
    // Nothing says when a span of another document changes.
    staleTime: 0,
  }).data;
  const place = shown.kind === 'document' ? shown.id : distant?.document;
  const title =
    useQuery({
      // As the desk reads a document: it is the one that is opened next.
      queryKey: ['document', place],
      queryFn: () => bridge.call('documents.get', { id: place ?? '' }),
      enabled: isDistant && place !== undefined,
    }).data?.document.title ?? null;

  const found = near ?? distant;
  const end: EndKind | null =
    shown.kind === 'document' ? { kind: 'document' } : found === undefined ? null : { kind: 'span', label: found.label };
  if (shown.kind === 'document') {
    return isDistant
      ? { kind: 'document', end, text: title, elsewhere: { title: null } }
      : { kind: 'document', end, text: here.title, elsewhere: null };
  }
  if (near !== undefined) return { kind: 'span', end, text: near.quote, elsewhere: null };
  return { kind: 'span', end, text: distant?.quote ?? null, elsewhere: { title } };
}
