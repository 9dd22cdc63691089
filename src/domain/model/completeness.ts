import type { AttributeValue, AttributeValues, Relation } from './annotation.ts';
import type { AttributeDefinition, RelationLabel, SpanLabel } from './scheme.ts';

/** What one item lacks, by the scheme's ids; both lists are empty where it is complete. */
export interface Lacks {
  /** Required attributes without a value, in the scheme's order. */
  readonly attributes: readonly string[];
  /** Required relations that do not end in it, in the scheme's order. */
  readonly relations: readonly string[];
}

const nothingLacking: Lacks = { attributes: [], relations: [] };

/** One thing that the scheme asks of every item with a label. */
export interface Requirement {
  readonly of: 'span' | 'relation';
  readonly label: string;
  readonly kind: 'attribute' | 'relation';
  /** The attribute's id, or the relation label's. */
  readonly what: string;
}

/** The values that say nothing, beside none at all. */
export const emptyValues: readonly AttributeValue[] = ['', []];

/** Whether a value says nothing. */
export function isEmptyValue(value: AttributeValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether an attribute must have a value; what is retired is asked of nobody. */
function isAskedFor({ required, retired }: AttributeDefinition): boolean {
  return required && !retired;
}

type Asking = {
  readonly spans: readonly SpanLabel[];
  readonly relations: readonly RelationLabel[];
};

/** Everything that a scheme asks for, in its order. A relation that is retired is asked of nobody. */
export function requirementsOf(scheme: Asking): Requirement[] {
  const active = new Set(scheme.relations.filter(({ retired }) => !retired).map(({ id }) => id));
  const ofAttributes = (of: Requirement['of'], label: SpanLabel | RelationLabel): Requirement[] =>
    label.attributes.filter(isAskedFor).map(({ id }) => ({ of, label: label.id, kind: 'attribute', what: id }));
  return [
    ...scheme.spans.flatMap((label) => [
      ...ofAttributes('span', label),
      ...(label.requires ?? [])
        .filter((relation) => active.has(relation))
        .map((what): Requirement => ({ of: 'span', label: label.id, kind: 'relation', what })),
    ]),
    ...scheme.relations.flatMap((label) => ofAttributes('relation', label)),
  ];
}

interface Item {
  readonly label: string;
  readonly attributes: AttributeValues;
}

/** Tells what items lack, by one scheme. */
export interface Completeness {
  /** `linked`: the labels of the relations that end in the span, at either end. */
  readonly ofSpan: (span: Item, linked: ReadonlySet<string> | undefined) => Lacks;
  readonly ofRelation: (relation: Item) => Lacks;
}

export function completenessOf(scheme: Asking): Completeness {
  const byLabel = (of: Requirement['of']): Map<string, Requirement[]> =>
    Map.groupBy(requirements.filter((requirement) => requirement.of === of), ({ label }) => label);
  const requirements = requirementsOf(scheme);
  const ofSpans = byLabel('span');
  const ofRelations = byLabel('relation');
  const lacks = (asked: readonly Requirement[] | undefined, item: Item, linked?: ReadonlySet<string>): Lacks => {
    if (asked === undefined) return nothingLacking;
    const missing = asked.filter(({ kind, what }) =>
      kind === 'attribute' ? isEmptyValue(Object.hasOwn(item.attributes, what) ? item.attributes[what] : undefined) : linked?.has(what) !== true,
    );
    if (missing.length === 0) return nothingLacking;
    const of = (wanted: Requirement['kind']): string[] =>
      missing.filter(({ kind }) => kind === wanted).map(({ what }) => what);
    return { attributes: of('attribute'), relations: of('relation') };
  };
  return {
    ofSpan: (span, linked) => lacks(ofSpans.get(span.label), span, linked),
    ofRelation: (relation) => lacks(ofRelations.get(relation.label), relation),
  };
}

export function isComplete({ attributes, relations }: Lacks): boolean {
  return attributes.length === 0 && relations.length === 0;
}

/** The labels of the relations that end in each span, by the span's id. */
export function linkedLabels(relations: readonly Pick<Relation, 'label' | 'from' | 'to'>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const linked = new Map<string, Set<string>>();
  for (const { label, from, to } of relations) {
    for (const end of [from, to]) {
      if (end.kind !== 'span') continue;
      const labels = linked.get(end.id);
      if (labels === undefined) linked.set(end.id, new Set([label]));
      else labels.add(label);
    }
  }
  return linked;
}
