import type { AttributeValue, AttributeValues, DocumentLabelling } from './model/annotation.ts';
import type { LabelKind, SchemeStep } from './model/scheme-step.ts';
import type { AttributeDefinition, RelationLabel, Scheme, SpanLabel } from './model/scheme.ts';
import { convertedValue, valueFits } from './scheme-values.ts';

/**
 * How what was labelled under one version of the scheme reads under a later one. The same functions change what a
 * project holds when its scheme changes and carry forward layers that arrive later.
 */

/** A span or a relation, as far as the scheme concerns it. */
export interface AttributedItem {
  readonly kind: 'span' | 'relation';
  readonly label: string;
  readonly attributes: AttributeValues;
}

/** What somebody said of a document as a whole. */
export type DocumentItem = { readonly kind: 'document' } & Pick<DocumentLabelling, 'label' | 'values'>;

export type SchemeItem = AttributedItem | DocumentItem;

/** A version of the scheme with the steps that lead to it. */
export interface SchemeStage {
  readonly content: Scheme;
  readonly steps: readonly SchemeStep[];
}

/** What an item held and its new label or attribute does not take over. */
export interface LostValue {
  /** The step's place among the steps of its version. */
  readonly step: number;
  /** Null for a document label’s own value. */
  readonly attribute: string | null;
  readonly value: AttributeValue;
}

export interface Carried<Item extends SchemeItem> {
  /** Null where nothing is left of it: a document label all of whose values were dropped. */
  readonly item: Item | null;
  /** The places of the steps that touched it. */
  readonly touchedBy: readonly number[];
  readonly lost: readonly LostValue[];
  /** Values that an attribute’s new kind does not take; they stay as they were. */
  readonly misfits: readonly Misfit[];
}

interface Progress {
  readonly touchedBy: Set<number>;
  readonly lost: LostValue[];
  /** The attributes that hold what could not be converted, with it. */
  readonly stuck: Map<string, AttributeValue>;
  /** The step that gave the item its label, where one did. */
  relabelledBy: number | null;
}

/** Carries an item through the steps of one version. */
export function carryForward<Item extends SchemeItem>(item: Item, stage: SchemeStage): Carried<Item>;
export function carryForward(item: SchemeItem, stage: SchemeStage): Carried<SchemeItem> {
  if (stage.steps.length === 0) return { item, touchedBy: [], lost: [], misfits: [] };
  return item.kind === 'document' ? carryDocument(item, stage) : carryAttributed(item, stage);
}

/** Carries an item through several versions, oldest first; null where one of them left nothing of it. */
export function carryThrough<Item extends SchemeItem>(item: Item, stages: readonly SchemeStage[]): Item | null {
  let current: Item | null = item;
  for (const stage of stages) {
    if (current === null) return null;
    current = carryForward(current, stage).item;
  }
  return current;
}

function carryAttributed(item: AttributedItem, stage: SchemeStage): Carried<AttributedItem> {
  const progress: Progress = { touchedBy: new Set(), lost: [], stuck: new Map(), relabelledBy: null };
  let current = item;
  stage.steps.forEach((step, at) => {
    if (step.kind === current.kind) current = afterStep(current, step, at, stage.content, progress);
  });
  const { relabelledBy } = progress;
  if (relabelledBy !== null) current = keptUnder(current, stage.content, relabelledBy, progress);
  // A later step may have taken the value away or made another of it.
  const misfits = [...progress.stuck]
    .filter(([attribute, value]) => heldValue(current, attribute) === value)
    .map(([attribute, value]): Misfit => ({ reason: 'value', attribute, value }));
  return { item: current, touchedBy: [...progress.touchedBy], lost: progress.lost, misfits };
}

function afterStep(item: AttributedItem, step: SchemeStep, at: number, content: Scheme, progress: Progress): AttributedItem {
  switch (step.step) {
    case 'merge-labels':
      if (item.label !== step.from) return item;
      progress.touchedBy.add(at);
      progress.relabelledBy = at;
      return { ...item, label: step.into };
    case 'split-label': {
      if (item.label !== step.from || heldValue(item, step.attribute) !== step.value) return item;
      progress.touchedBy.add(at);
      progress.relabelledBy = at;
      const into = attributedLabel(content, item.kind, step.into);
      const isHeld = into === undefined || into.attributes.some(({ id }) => id === step.attribute);
      // Where the new label lacks the attribute it says itself what the value said.
      return { ...item, label: step.into, attributes: isHeld ? item.attributes : without(item.attributes, step.attribute) };
    }
    case 'change-values': {
      if (item.label !== step.label || step.attribute === null) return item;
      const value = heldValue(item, step.attribute);
      const after = value === undefined ? undefined : changedValue(value, step.values);
      if (value === undefined || after === undefined) return item;
      progress.touchedBy.add(at);
      for (const dropped of after.dropped) progress.lost.push({ step: at, attribute: step.attribute, value: dropped });
      const rest = without(item.attributes, step.attribute);
      return { ...item, attributes: after.value === null ? rest : { ...rest, [step.attribute]: after.value } };
    }
    case 'remove-attribute': {
      const value = item.label === step.label ? heldValue(item, step.attribute) : undefined;
      if (value === undefined) return item;
      progress.touchedBy.add(at);
      progress.lost.push({ step: at, attribute: step.attribute, value });
      return { ...item, attributes: without(item.attributes, step.attribute) };
    }
    case 'change-kind': {
      const value = item.label === step.label ? heldValue(item, step.attribute) : undefined;
      const definition = definitionOf(content, item.kind, item.label, step.attribute);
      if (value === undefined || definition === undefined) return item;
      const converted = convertedValue(definition, value);
      // What cannot be converted stays as a misfit, also where the new kind would take any words (a time): the change is
      // then refused.
      if (converted === undefined) progress.stuck.set(step.attribute, value);
      if (converted === undefined || converted === value) return item;
      progress.touchedBy.add(at);
      return { ...item, attributes: { ...item.attributes, [step.attribute]: converted } };
    }
  }
}

/** What of an item's attributes its new label can hold; the rest is lost, and told. */
function keptUnder(item: AttributedItem, content: Scheme, step: number, progress: Progress): AttributedItem {
  const kept = Object.entries(item.attributes).filter(([id, value]) => {
    const definition = definitionOf(content, item.kind, item.label, id);
    if (definition !== undefined && valueFits(definition, value, value)) return true;
    progress.lost.push({ step, attribute: id, value });
    return false;
  });
  return { ...item, attributes: Object.fromEntries(kept) };
}

function heldValue({ attributes }: AttributedItem, id: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, id) ? attributes[id] : undefined;
}

type ValueChanges = Readonly<Record<string, string | null>>;

/** Undefined where nothing changes; `value` is null where nothing is left. */
function changedValue(value: AttributeValue, changes: ValueChanges) {
  if (typeof value === 'string') {
    const after = Object.hasOwn(changes, value) ? changes[value] : undefined;
    return after === undefined || after === value ? undefined : { value: after, dropped: after === null ? [value] : [] };
  }
  if (!Array.isArray(value)) return undefined;
  const after = changedList(value, changes);
  return after === undefined ? undefined : { value: after.values.length === 0 ? null : after.values, dropped: after.dropped };
}

function changedList(values: readonly string[], changes: ValueChanges) {
  if (!values.some((value) => Object.hasOwn(changes, value) && changes[value] !== value)) return undefined;
  const dropped = values.filter((value) => Object.hasOwn(changes, value) && changes[value] === null);
  const kept = values.flatMap((value) => (Object.hasOwn(changes, value) ? (changes[value] ?? []) : value));
  return { values: [...new Set(kept)], dropped };
}

function carryDocument(item: DocumentItem, { steps }: SchemeStage): Carried<DocumentItem> {
  const touchedBy = new Set<number>();
  const lost: LostValue[] = [];
  let current = item;
  steps.forEach((step, at) => {
    if (step.kind !== 'document') return;
    if (step.step === 'merge-labels' && current.label === step.from) {
      touchedBy.add(at);
      current = { ...current, label: step.into };
    } else if (step.step === 'change-values' && current.label === step.label) {
      const after = changedList(current.values, step.values);
      if (after === undefined) return;
      touchedBy.add(at);
      for (const value of after.dropped) lost.push({ step: at, attribute: null, value });
      current = { ...current, values: after.values };
    }
  });
  return { item: current.values.length === 0 ? null : current, touchedBy: [...touchedBy], lost, misfits: [] };
}

/** Why a scheme does not take an item as it is. */
export type Misfit =
  | { readonly reason: 'label' }
  | { readonly reason: 'attribute'; readonly attribute: string }
  | { readonly reason: 'value'; readonly attribute: string | null; readonly value: AttributeValue };

/**
 * What a scheme has against an item; nothing where the item may stand under it. What is retired is taken: it stays
 * where it is held.
 */
export function misfitsOf(item: SchemeItem, content: Scheme): Misfit[] {
  if (item.kind === 'document') {
    const label = content.documents.find(({ id }) => id === item.label);
    if (label === undefined) return [{ reason: 'label' }];
    const known = new Set(label.values.map(({ id }) => id));
    const unknown = item.values.filter((value) => !known.has(value));
    if (unknown.length > 0) return unknown.map((value) => ({ reason: 'value', attribute: null, value }));
    return item.values.length > 1 && !label.multiple ? [{ reason: 'value', attribute: null, value: item.values }] : [];
  }
  const label = attributedLabel(content, item.kind, item.label);
  if (label === undefined) return [{ reason: 'label' }];
  return Object.entries(item.attributes).flatMap(([attribute, value]): Misfit[] => {
    const definition = label.attributes.find(({ id }) => id === attribute);
    if (definition === undefined) return [{ reason: 'attribute', attribute }];
    return valueFits(definition, value, value) ? [] : [{ reason: 'value', attribute, value }];
  });
}

/** Whether a relation may begin or end in a span of this label, or in a document (null). */
export function endFits(label: RelationLabel, side: 'from' | 'to', end: string | null): boolean {
  return label[side].some((allowed) => (allowed.kind === 'document' ? end === null : allowed.label === end));
}

function attributedLabel(content: Scheme, kind: AttributedItem['kind'], id: string): SpanLabel | RelationLabel | undefined {
  return (kind === 'span' ? content.spans : content.relations).find((label) => label.id === id);
}

function definitionOf(
  content: Scheme,
  kind: AttributedItem['kind'],
  label: string,
  attribute: string,
): AttributeDefinition | undefined {
  return attributedLabel(content, kind, label)?.attributes.find(({ id }) => id === attribute);
}

function without(attributes: AttributeValues, id: string): AttributeValues {
  return Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== id));
}

/** The labels of one kind. */
export function labelsOf(content: Scheme, kind: LabelKind) {
  return kind === 'span' ? content.spans : kind === 'relation' ? content.relations : content.documents;
}
