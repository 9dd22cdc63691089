import { useQuery } from '@tanstack/react-query';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { ShownEnd } from '../../../domain/api/relation-methods.ts';
import type { Relation, RelationEnd } from '../../../domain/model/annotation.ts';
import type { EndKind } from '../../../domain/model/relation-choices.ts';
import { browseQuery } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';

/** How a relation stands to one of its ends: from it, to it, or the same both ways. */
export type RelationDirection = 'outgoing' | 'incoming' | 'symmetric';

export interface RelationFromHere {
  readonly relation: Relation;
  readonly direction: RelationDirection;
  readonly other: RelationEnd;
}

/** A relation as it is read from one of its ends; null where it does not end there. */
export function fromEnd(here: RelationEnd, relation: Relation, symmetric: ReadonlySet<string>): RelationFromHere | null {
  const isHere = (end: RelationEnd): boolean => end.kind === here.kind && end.id === here.id;
  const both = symmetric.has(relation.label);
  if (isHere(relation.from)) return { relation, direction: both ? 'symmetric' : 'outgoing', other: relation.to };
  if (isHere(relation.to)) return { relation, direction: both ? 'symmetric' : 'incoming', other: relation.from };
  return null;
}

/** The relations that end in a span, those that go out from it first. */
export function relationsOf(span: string, relations: readonly Relation[], symmetric: ReadonlySet<string>): RelationFromHere[] {
  const found = relations.flatMap((relation) => fromEnd({ kind: 'span', id: span }, relation, symmetric) ?? []);
  return [...found.filter(({ direction }) => direction !== 'incoming'), ...found.filter(({ direction }) => direction === 'incoming')];
}

/** Where an end lies, as it is said beside its words. */
export interface EndPlace {
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedAt: string | null;
}

/** What is shown of an end. */
export interface CardEnd {
  readonly end: RelationEnd;
  /** What the scheme's constraints ask of it; null where that is not known. */
  readonly kind: EndKind | null;
  /** A quote or a title; null while it is being read, or where it is gone. */
  readonly text: string | null;
  readonly document: string | null;
  /** Null for what lies in the document that is shown, and where it is not known. */
  readonly place: EndPlace | null;
  /** `reading` until it has been asked for. */
  readonly absent: ShownEnd['absent'] | 'reading';
}

/** An end as the workbench tells it. `here` is the document that is shown anyway, if one is. */
export function cardEnd(end: RelationEnd, shown: ShownEnd, here: string | null): CardEnd {
  const { absent, document, title, publisher, publishedAt, label, quote } = shown;
  return {
    end,
    kind: end.kind === 'document' ? { kind: 'document' } : label === null ? null : { kind: 'span', label },
    text: end.kind === 'document' ? title : quote,
    document,
    place: title === null || document === here ? null : { title, publisher, publishedAt },
    absent,
  };
}

interface Here {
  readonly id: string;
  readonly title: string;
}

type Spans = ReadonlyMap<string, SpanView>;

/** An end in the document that is shown; null where it is not among what is known of that. */
function nearEnd(end: RelationEnd, spans: Spans, here: Here): CardEnd | null {
  const near = { end, document: here.id, place: null, absent: null };
  if (end.kind === 'document') return end.id === here.id ? { ...near, kind: { kind: 'document' }, text: here.title } : null;
  const span = spans.get(end.id);
  return span === undefined ? null : { ...near, kind: { kind: 'span', label: span.label }, text: span.quote };
}

/** More relations than anybody links to one span. */
const MOST = 500;

/**
 * Finds what the ends of a span's relations say, also where they lie in other documents: one question for all of them,
 * and none where every end is near.
 */
export function useCardEnds(span: string, linked: readonly RelationFromHere[], spans: Spans, here: Here): (end: RelationEnd) => CardEnd {
  const bridge = useBridge();
  const isAsked = linked.some(({ other }) => nearEnd(other, spans, here) === null);
  const browsed = useQuery({ ...browseQuery(bridge.call, { span, limit: MOST }), enabled: isAsked }).data;
  const distant = new Map<string, ShownEnd>();
  for (const { relation, from, to } of browsed?.relations ?? []) {
    distant.set(relation.from.id, from);
    distant.set(relation.to.id, to);
  }
  return (end) => {
    const near = nearEnd(end, spans, here);
    if (near !== null) return near;
    const shown = distant.get(end.id);
    if (shown !== undefined) return cardEnd(end, shown, here.id);
    return { end, kind: null, text: null, document: null, place: null, absent: 'reading' };
  };
}
