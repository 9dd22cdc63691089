import type { LabelKind } from '../../../domain/model/scheme-step.ts';
import type { AttributeDefinition, DocumentLabel, Names, RelationLabel, Scheme, SpanLabel } from '../../../domain/model/scheme.ts';

/** One label of the scheme, by its kind: what the editor shows. */
export interface LabelPlace {
  readonly kind: LabelKind;
  readonly id: string;
}

export type AnyLabel = SpanLabel | RelationLabel | DocumentLabel;
/** The fields that every label has. */
export type LabelChange = Partial<Pick<SpanLabel, 'names' | 'guideline' | 'examples' | 'shortcut' | 'retired'>>;

const lists = { span: 'spans', relation: 'relations', document: 'documents' } as const;

/** The name of the list that labels of a kind stand in. */
export function listOf(kind: LabelKind): 'spans' | 'relations' | 'documents' {
  return lists[kind];
}

export function labelAt(content: Scheme, { kind, id }: LabelPlace): AnyLabel | undefined {
  return content[lists[kind]].find((label) => label.id === id);
}

function replaced<Label extends { readonly id: string }>(labels: readonly Label[], id: string, change: (label: Label) => Label): Label[] {
  return labels.map((label) => (label.id === id ? change(label) : label));
}

/** The scheme with other fields of a label that every label has. */
export function withLabel(content: Scheme, { kind, id }: LabelPlace, change: LabelChange): Scheme {
  if (kind === 'span') return withSpan(content, id, (label) => ({ ...label, ...change }));
  if (kind === 'relation') return withRelation(content, id, (label) => ({ ...label, ...change }));
  return withDocument(content, id, (label) => ({ ...label, ...change }));
}

export function withSpan(content: Scheme, id: string, change: (label: SpanLabel) => SpanLabel): Scheme {
  return { ...content, spans: replaced(content.spans, id, change) };
}

export function withRelation(content: Scheme, id: string, change: (label: RelationLabel) => RelationLabel): Scheme {
  return { ...content, relations: replaced(content.relations, id, change) };
}

export function withDocument(content: Scheme, id: string, change: (label: DocumentLabel) => DocumentLabel): Scheme {
  return { ...content, documents: replaced(content.documents, id, change) };
}

/** The scheme with other attributes of a span’s or a relation’s label. */
export function withAttributes(
  content: Scheme,
  { kind, id }: LabelPlace,
  change: (attributes: readonly AttributeDefinition[]) => AttributeDefinition[],
): Scheme {
  if (kind === 'span') return withSpan(content, id, (label) => ({ ...label, attributes: change(label.attributes) }));
  return withRelation(content, id, (label) => ({ ...label, attributes: change(label.attributes) }));
}

/** The list with one entry a place further up (-1) or down (1); the same list where it can’t go there. */
export function moved<Entry extends { readonly id: string }>(list: readonly Entry[], id: string, by: -1 | 1): readonly Entry[] {
  const at = list.findIndex((entry) => entry.id === id);
  const there = list[at + by];
  const here = list[at];
  if (here === undefined || there === undefined) return list;
  return list.map((entry, index) => (index === at ? there : index === at + by ? here : entry));
}

export function withMoved(content: Scheme, { kind, id }: LabelPlace, by: -1 | 1): Scheme {
  if (kind === 'span') return { ...content, spans: [...moved(content.spans, id, by)] };
  if (kind === 'relation') return { ...content, relations: [...moved(content.relations, id, by)] };
  return { ...content, documents: [...moved(content.documents, id, by)] };
}

/** Takes a label out, and out of what names it. What is in use is told by the preview. */
export function withoutLabel(content: Scheme, { kind, id }: LabelPlace): Scheme {
  if (kind === 'document') return { ...content, documents: content.documents.filter((label) => label.id !== id) };
  if (kind === 'relation') {
    const spans = content.spans.map((label) =>
      label.requires === undefined ? label : { ...label, requires: label.requires.filter((each) => each !== id) },
    );
    return { ...content, spans, relations: content.relations.filter((label) => label.id !== id) };
  }
  const keeps = (end: RelationLabel['from'][number]): boolean => end.kind === 'document' || end.label !== id;
  const relations = content.relations.map((label) => ({ ...label, from: label.from.filter(keeps), to: label.to.filter(keeps) }));
  return { ...content, spans: content.spans.filter((label) => label.id !== id), relations };
}

/** A readable id from a name in English, unlike those that are taken. */
export function slugFrom({ en }: Names, taken: readonly string[], fallback: string): string {
  const words = en
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^[-0-9]+|-+$/gu, '');
  const start = words === '' ? fallback : words.slice(0, 60).replace(/-$/u, '');
  let id = start;
  for (let count = 2; taken.includes(id); count += 1) id = `${start}-${count}`;
  return id;
}

/**
 * The id of what is new in a draft after its names have changed: it follows the name in English as long as it stood for
 * the earlier one; an id that a file brought stays.
 */
export function followingId(id: string, before: Names, after: Names, taken: readonly string[], fallback: string): string {
  const others = taken.filter((each) => each !== id);
  return slugFrom(before, others, fallback) === id ? slugFrom(after, others, fallback) : id;
}

/** Every id of a scheme’s labels: one id stands for one label, of whatever kind. */
export function labelIds({ spans, relations, documents }: Scheme): string[] {
  return [...spans, ...relations, ...documents].map(({ id }) => id);
}
