import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Relation } from '../../../domain/model/annotation.ts';
import { completenessOf, isComplete, linkedLabels } from '../../../domain/model/completeness.ts';
import type { Lacks } from '../../../domain/model/completeness.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';

/** Tells what spans and relations of a document lack, and says it in names. */
export interface Lacking {
  readonly ofSpan: (span: SpanView) => Lacks;
  readonly ofRelation: (relation: Relation) => Lacks;
  /** The names of what is lacking: attributes, then relations. */
  readonly names: (of: 'span' | 'relation', label: string, lacks: Lacks) => string[];
}

/** `relations`: all that touch the document; one to another document counts as much as one within it. */
export function lackingIn(scheme: Scheme, relations: readonly Relation[], language: Settings['language']): Lacking {
  const { ofSpan, ofRelation } = completenessOf(scheme);
  const linked = linkedLabels(relations);
  // A list of thousands asks with each change; a span that changes is another object.
  const known = new WeakMap<SpanView, Lacks>();
  const relationNames = new Map(scheme.relations.map(({ id, names }) => [id, names[language]]));
  const labels = { span: new Map(scheme.spans.map((label) => [label.id, label])), relation: new Map(scheme.relations.map((label) => [label.id, label])) };
  return {
    ofSpan: (span) => {
      const before = known.get(span);
      if (before !== undefined) return before;
      const lacks = ofSpan(span, linked.get(span.id));
      known.set(span, lacks);
      return lacks;
    },
    ofRelation,
    names: (of, label, lacks) => [
      ...lacks.attributes.map((id) => labels[of].get(label)?.attributes.find((attribute) => attribute.id === id)?.names[language] ?? id),
      ...lacks.relations.map((id) => relationNames.get(id) ?? id),
    ],
  };
}

/** One span or relation of a layer that lacks something. */
export interface Gap {
  readonly entity: 'span' | 'relation';
  readonly id: string;
  readonly label: string;
  /** What to go to: the span itself, or an end of the relation in this document. */
  readonly span: SpanView;
  /** What is lacking, in the reader's language. */
  readonly names: readonly string[];
}

/** One annotator’s layer in a document, as far as it is known there. */
export interface LayerContent {
  readonly document: string;
  readonly annotator: string | null;
  /** In the text's order. */
  readonly spans: readonly SpanView[];
  readonly spanOf: ReadonlyMap<string, SpanView>;
  readonly relations: readonly Relation[];
}

/** How many gaps `layerGaps` would list; cheap enough to be asked for with every change. */
export function countGaps({ document, annotator, spans, spanOf, relations }: LayerContent, lacking: Lacking): number {
  let count = 0;
  for (const span of spans) if (span.annotator === annotator && !isComplete(lacking.ofSpan(span))) count += 1;
  for (const relation of relations) {
    if (relation.annotator !== annotator || relation.document !== document) continue;
    if (!spanOf.has(relation.from.id) && !spanOf.has(relation.to.id)) continue;
    if (!isComplete(lacking.ofRelation(relation))) count += 1;
  }
  return count;
}

/** Everything that one annotator's layer in a document lacks, in the order of the text; relations after the spans. */
export function layerGaps({ document, annotator, spans, spanOf, relations }: LayerContent, lacking: Lacking): Gap[] {
  const ofSpans = spans.flatMap((span): Gap[] => {
    if (span.annotator !== annotator) return [];
    const lacks = lacking.ofSpan(span);
    if (isComplete(lacks)) return [];
    return [{ entity: 'span', id: span.id, label: span.label, span, names: lacking.names('span', span.label, lacks) }];
  });
  const ofRelations = relations.flatMap((relation): Gap[] => {
    if (relation.annotator !== annotator || relation.document !== document) return [];
    const lacks = lacking.ofRelation(relation);
    const span = spanOf.get(relation.from.id) ?? spanOf.get(relation.to.id);
    if (isComplete(lacks) || span === undefined) return [];
    return [{ entity: 'relation', id: relation.id, label: relation.label, span, names: lacking.names('relation', relation.label, lacks) }];
  });
  return [...ofSpans, ...ofRelations];
}
