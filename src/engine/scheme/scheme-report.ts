import type { SchemeEntity, SchemePreview, SchemeRefusal } from '../../domain/api/scheme-methods.ts';
import type { Carried, Misfit, SchemeItem } from '../../domain/scheme-mapping.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';

/** What a change of the scheme concerns, as the report names it. */
export interface ReportedItem {
  readonly entity: SchemeEntity;
  readonly id: string;
  readonly document: string;
  /** Null for a suggestion. */
  readonly annotator: string | null;
  /** Asked only for the first examples. */
  readonly quotes: () => string[];
}

export type RefusalReason =
  | Misfit
  | { readonly reason: 'end'; readonly side: 'from' | 'to'; readonly value: string | null }
  | { readonly reason: 'conflict' };

export interface SchemeReport {
  /** Notes what the steps did to an item. */
  readonly take: (reported: ReportedItem, before: SchemeItem, carried: Carried<SchemeItem>) => void;
  /** Notes why an item, which had this label before, keeps the change from being made. */
  readonly refuse: (reported: ReportedItem, label: string, reason: RefusalReason) => void;
  readonly preview: () => SchemePreview;
}

/** So many examples are shown of each step, loss and refusal. */
const EXAMPLES = 3;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Layer = Mutable<SchemePreview['layers'][number]>;
type Loss = Mutable<SchemePreview['losses'][number]>;

/** Which count of a layer an entity goes to, and which of the whole. */
const counted = {
  span: ['spans', 'spans'],
  relation: ['relations', 'relations'],
  documentLabelling: ['documentLabels', 'documentLabels'],
  suggestion: ['review', 'suggestions'],
  decision: ['review', 'decisions'],
} as const;

/** Gathers what a change of the scheme touches, loses and breaks. */
export function createSchemeReport(database: ReadableDatabase, version: number, stepCount: number): SchemeReport {
  const touched = { spans: 0, relations: 0, documentLabels: 0, suggestions: 0, decisions: 0 };
  const steps = Array.from({ length: stepCount }, (): Mutable<SchemePreview['steps'][number]> => ({ touched: 0, lost: 0, examples: [] }));
  const layers = new Map<string, Layer>();
  const losses = new Map<string, Loss>();
  const refusals = new Map<string, Mutable<SchemeRefusal>>();
  // A decision holds several spans and counts once.
  const decisions = new Set<string>();

  const exampleOf = ({ entity, id, document, annotator, quotes }: ReportedItem) => ({ entity, id, document, annotator, quotes: quotes() });

  const count = (reported: ReportedItem): void => {
    if (reported.entity === 'decision') {
      if (decisions.has(reported.id)) return;
      decisions.add(reported.id);
    }
    const [inLayer, inAll] = counted[reported.entity];
    touched[inAll] += 1;
    const key = `${reported.document}/${reported.annotator ?? ''}`;
    const known = layers.get(key);
    const layer = known ?? emptyLayer(database, reported.document, reported.annotator);
    layer[inLayer] += 1;
    if (known === undefined) layers.set(key, layer);
  };

  return {
    take: (reported, before, carried) => {
      if (carried.touchedBy.length === 0) return;
      count(reported);
      for (const at of carried.touchedBy) {
        const step = steps[at];
        if (step === undefined) continue;
        step.touched += 1;
        if (step.examples.length >= EXAMPLES) continue;
        const after = carried.item === null ? null : sides(carried.item);
        step.examples.push({ ...exampleOf(reported), before: sides(before), after });
      }
      for (const { step: at, attribute, value } of carried.lost) {
        const step = steps[at];
        if (step !== undefined) step.lost += 1;
        const key = JSON.stringify([at, reported.entity, before.label, attribute]);
        const loss = losses.get(key) ?? { step: at, entity: reported.entity, label: before.label, attribute, count: 0, examples: [] };
        losses.set(key, loss);
        loss.count += 1;
        if (loss.examples.length < EXAMPLES) loss.examples.push({ ...exampleOf(reported), value });
      }
    },
    refuse: (reported, label, reason) => {
      const refusal: Mutable<SchemeRefusal> = {
        reason: reason.reason,
        entity: reported.entity,
        label,
        attribute: 'attribute' in reason ? reason.attribute : null,
        value: 'value' in reason && reason.value !== null ? sayValue(reason.value) : null,
        side: 'side' in reason ? reason.side : null,
        count: 0,
        examples: [],
      };
      const key = JSON.stringify(refusal);
      const known = refusals.get(key) ?? refusal;
      refusals.set(key, known);
      known.count += 1;
      if (known.examples.length < EXAMPLES) known.examples.push(exampleOf(reported));
    },
    preview: () => ({
      version,
      touched,
      layers: [...layers.values()].sort((one, other) => total(other) - total(one)),
      steps,
      losses: [...losses.values()],
      refusals: [...refusals.values()],
    }),
  };
}

function sides(item: SchemeItem) {
  return item.kind === 'document'
    ? { label: item.label, attributes: {}, values: [...item.values] }
    : { label: item.label, attributes: item.attributes, values: [] };
}

function sayValue(value: string | number | boolean | readonly string[]): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function emptyLayer(database: ReadableDatabase, id: string, annotator: string | null): Layer {
  const document = stores.document.get(database, id);
  return {
    document: id,
    title: document?.title ?? '',
    removed: document?.removed ?? false,
    annotator,
    name: annotator === null ? '' : (stores.annotator.get(database, annotator)?.name ?? ''),
    spans: 0,
    relations: 0,
    documentLabels: 0,
    review: 0,
  };
}

function total({ spans, relations, documentLabels, review }: Layer): number {
  return spans + relations + documentLabels + review;
}
