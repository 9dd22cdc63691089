import type { LabelKind, SchemeStep } from './model/scheme-step.ts';
import type { AllowedEnd, AttributeDefinition, Choice, Names, RelationLabel, Scheme, SpanLabel } from './model/scheme.ts';

/** A change of the scheme before it is made: the scheme as it is to be, and what becomes of what was labelled. */
export interface SchemeDraft {
  readonly content: Scheme;
  readonly steps: readonly SchemeStep[];
}

type Step<Name extends SchemeStep['step']> = Extract<SchemeStep, { step: Name }>;

/**
 * Merges a label into another: the one goes, relations that it could end allow the other instead, and the other takes
 * over the attributes (for a document label: the values) that it lacks, so that nothing need be lost.
 */
export function draftMerge(draft: SchemeDraft, kind: LabelKind, from: string, into: string): SchemeDraft {
  const { content } = draft;
  const step: Step<'merge-labels'> = { step: 'merge-labels', kind, from, into };
  const steps = [...draft.steps, step];
  if (kind === 'document') {
    const gone = content.documents.find(({ id }) => id === from);
    const documents = content.documents
      .filter(({ id }) => id !== from)
      .map((label) => (label.id === into ? { ...label, values: united(label.values, gone?.values ?? []) } : label));
    return { steps, content: { ...content, documents } };
  }
  const gone = (kind === 'span' ? content.spans : content.relations).find(({ id }) => id === from);
  const merged = <Label extends SpanLabel | RelationLabel>(labels: readonly Label[]): Label[] =>
    labels
      .filter(({ id }) => id !== from)
      .map((label) =>
        label.id === into ? { ...label, attributes: unitedAttributes(label.attributes, gone?.attributes ?? []) } : label,
      );
  if (kind === 'span') {
    const relations = content.relations.map((label) => withEnds(label, (end) => [end.kind === 'span' && end.label === from ? { ...end, label: into } : end]));
    return { steps, content: { ...content, spans: merged(content.spans), relations } };
  }
  const spans = content.spans.map((label) =>
    label.requires === undefined ? label : { ...label, requires: [...new Set(label.requires.map((id) => (id === from ? into : id)))] },
  );
  return { steps, content: { ...content, spans, relations: merged(content.relations) } };
}

/**
 * Splits off what has one value of an attribute under a label of its own, made like the one it comes from, but without
 * the attribute, which it says itself. Relations that the one could end allow both.
 */
export function draftSplit(
  draft: SchemeDraft,
  kind: 'span' | 'relation',
  from: string,
  { attribute, value }: { readonly attribute: string; readonly value: string | boolean },
  into: { readonly id: string; readonly names: Names },
): SchemeDraft {
  const { content } = draft;
  const step: Step<'split-label'> = { step: 'split-label', kind, from, attribute, value, into: into.id };
  const split = <Label extends SpanLabel | RelationLabel>(labels: readonly Label[]): Label[] =>
    labels.some(({ id }) => id === into.id)
      ? [...labels]
      : labels.flatMap((label) => {
          if (label.id !== from) return [label];
          const attributes = label.attributes.filter(({ id }) => id !== attribute);
          return [label, { ...label, id: into.id, names: into.names, shortcut: null, examples: [], attributes }];
        });
  const steps = [...draft.steps, step];
  if (kind === 'relation') return { steps, content: { ...content, relations: split(content.relations) } };
  const relations = content.relations.map((label) =>
    withEnds(label, (end) => (end.kind === 'span' && end.label === from ? [end, { ...end, label: into.id }] : [end])),
  );
  return { steps, content: { ...content, spans: split(content.spans), relations } };
}

/** A value becomes another of the same attribute, or goes (null); `attribute` is null for a document label’s own values. */
export function draftValue(
  draft: SchemeDraft,
  place: { readonly kind: LabelKind; readonly label: string; readonly attribute: string | null },
  from: string,
  into: string | null,
): SchemeDraft {
  const step: Step<'change-values'> = { step: 'change-values', ...place, values: { [from]: into } };
  const keep = (values: readonly Choice[]): Choice[] => values.filter(({ id }) => id !== from);
  const { content } = draft;
  const steps = [...draft.steps, step];
  if (place.kind === 'document') {
    const documents = content.documents.map((label) => (label.id === place.label ? { ...label, values: keep(label.values) } : label));
    return { steps, content: { ...content, documents } };
  }
  const change = (definition: AttributeDefinition): AttributeDefinition[] => [{ ...definition, values: keep(definition.values) }];
  return { steps, content: changedAttribute(content, place.kind, place.label, place.attribute, change) };
}

/** The attribute goes, and what was said under it. */
export function draftAttributeRemoval(draft: SchemeDraft, kind: 'span' | 'relation', label: string, attribute: string): SchemeDraft {
  const step: Step<'remove-attribute'> = { step: 'remove-attribute', kind, label, attribute };
  return { steps: [...draft.steps, step], content: changedAttribute(draft.content, kind, label, attribute, () => []) };
}

/**
 * The attribute holds values of another kind; choices keep theirs. Only the last kind counts: what led to an earlier one
 * in the same draft goes, and back at the base’s kind there is no step at all. `base` is the scheme that the draft was
 * begun on: choices come from there where the draft has none left.
 */
export function draftKind(
  draft: SchemeDraft,
  kind: 'span' | 'relation',
  label: string,
  attribute: string,
  to: AttributeDefinition['kind'],
  base: Scheme = draft.content,
): SchemeDraft {
  const before = (kind === 'span' ? base.spans : base.relations)
    .find(({ id }) => id === label)
    ?.attributes.find(({ id }) => id === attribute);
  const isOf = (step: SchemeStep): boolean =>
    'attribute' in step && 'label' in step && step.kind === kind && step.label === label && step.attribute === attribute;
  const first = draft.steps.findIndex((step) => step.step === 'change-kind' && isOf(step));
  // What became of values under a kind in between means nothing without that kind.
  const kept = draft.steps.filter((step, at) => first < 0 || at < first || !isOf(step));
  const step: Step<'change-kind'> = { step: 'change-kind', kind, label, attribute, to };
  const gone = new Set(kept.flatMap((each) => (each.step === 'change-values' && isOf(each) ? Object.keys(each.values) : [])));
  const change = (definition: AttributeDefinition): AttributeDefinition[] => {
    const isChoice = to === 'choice' || to === 'choices';
    const known = definition.values.length > 0 ? definition.values : (before?.values.filter(({ id }) => !gone.has(id)) ?? []);
    return [{ ...definition, kind: to, values: isChoice ? known : [] }];
  };
  return {
    steps: before?.kind === to ? kept : [...kept, step],
    content: changedAttribute(draft.content, kind, label, attribute, change),
  };
}

/**
 * A scheme from a file in place of today’s: what the file lacks of labels, attributes and values stays, retired, so
 * that nothing that was labelled is lost; an attribute of another kind has its values written anew.
 */
export function draftImport(current: Scheme, incoming: Scheme): SchemeDraft {
  const steps: SchemeStep[] = [];
  const attributed = <Label extends SpanLabel | RelationLabel>(kind: 'span' | 'relation', before: readonly Label[], after: readonly Label[]): Label[] => {
    const known = new Map(before.map((label) => [label.id, label]));
    const kept = after.map((label) => {
      const was = known.get(label.id);
      if (was === undefined) return label;
      for (const definition of label.attributes) {
        const held = was.attributes.find(({ id }) => id === definition.id);
        if (held !== undefined && held.kind !== definition.kind) {
          steps.push({ step: 'change-kind', kind, label: label.id, attribute: definition.id, to: definition.kind });
        }
      }
      return { ...label, attributes: withRetiredAttributes(label.attributes, was.attributes) };
    });
    return [...kept, ...retiredBeside(before, after)];
  };
  const spans = attributed('span', current.spans, incoming.spans);
  const relations = attributed('relation', current.relations, incoming.relations);
  const documents = incoming.documents.map((label) => {
    const was = current.documents.find(({ id }) => id === label.id);
    return was === undefined ? label : { ...label, values: [...label.values, ...retiredBeside(was.values, label.values)] };
  });
  const content = { ...incoming, spans, relations, documents: [...documents, ...retiredBeside(current.documents, incoming.documents)] };
  return { content, steps };
}

/** The labels of one scheme that another lacks, by kind and id. */
export function labelsMissingIn(current: Scheme, incoming: Scheme): { readonly kind: LabelKind; readonly id: string; readonly names: Names }[] {
  const missing = (kind: LabelKind, before: readonly { id: string; names: Names }[], after: readonly { id: string }[]) =>
    before.filter(({ id }) => !after.some((label) => label.id === id)).map(({ id, names }) => ({ kind, id, names }));
  return [
    ...missing('span', current.spans, incoming.spans),
    ...missing('relation', current.relations, incoming.relations),
    ...missing('document', current.documents, incoming.documents),
  ];
}

function retiredBeside<Entry extends { readonly id: string; readonly retired: boolean }>(before: readonly Entry[], after: readonly { readonly id: string }[]): Entry[] {
  const kept = new Set(after.map(({ id }) => id));
  return before.filter(({ id }) => !kept.has(id)).map((entry) => ({ ...entry, retired: true }));
}

function withRetiredAttributes(after: readonly AttributeDefinition[], before: readonly AttributeDefinition[]): AttributeDefinition[] {
  const kept = after.map((definition) => {
    const was = before.find(({ id }) => id === definition.id);
    if (was === undefined || definition.values.length === 0) return definition;
    return { ...definition, values: [...definition.values, ...retiredBeside(was.values, definition.values)] };
  });
  return [...kept, ...retiredBeside(before, after)];
}

function united(values: readonly Choice[], others: readonly Choice[]): Choice[] {
  return [...values, ...others.filter(({ id }) => !values.some((value) => value.id === id))];
}

/** Attributes of both; one that both have under different kinds stays as the first has it. None becomes required by it. */
function unitedAttributes(attributes: readonly AttributeDefinition[], others: readonly AttributeDefinition[]): AttributeDefinition[] {
  const own = attributes.map((definition) => {
    const other = others.find(({ id, kind }) => id === definition.id && kind === definition.kind);
    return other === undefined ? definition : { ...definition, values: united(definition.values, other.values) };
  });
  const added = others.filter(({ id }) => !attributes.some((definition) => definition.id === id));
  return [...own, ...added.map((definition) => ({ ...definition, required: false }))];
}

function withEnds(label: RelationLabel, change: (end: AllowedEnd) => AllowedEnd[]): RelationLabel {
  return { ...label, from: changedEnds(label.from, change), to: changedEnds(label.to, change) };
}

function changedEnds(ends: readonly AllowedEnd[], change: (end: AllowedEnd) => AllowedEnd[]): AllowedEnd[] {
  const seen = new Set<string>();
  return ends.flatMap(change).filter((end) => {
    const key = end.kind === 'span' ? end.label : '';
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function changedAttribute(
  content: Scheme,
  kind: 'span' | 'relation',
  label: string,
  attribute: string | null,
  change: (definition: AttributeDefinition) => AttributeDefinition[],
): Scheme {
  const changed = <Label extends SpanLabel | RelationLabel>(labels: readonly Label[]): Label[] =>
    labels.map((each) =>
      each.id === label
        ? { ...each, attributes: each.attributes.flatMap((definition) => (definition.id === attribute ? change(definition) : [definition])) }
        : each,
    );
  return kind === 'span' ? { ...content, spans: changed(content.spans) } : { ...content, relations: changed(content.relations) };
}
