import type { DocumentLabelling } from '../../domain/model/annotation.ts';
import { carryForward, type SchemeStage } from '../../domain/scheme-mapping.ts';
import { inOrderOfTime, type MeantChange } from './layer-values.ts';

/** What somebody says of one document as a whole, by label. */
type Labellings = ReadonlyMap<string, DocumentLabelling>;

/** Whether any step makes one of two document labels: what is said of a document is then no longer label by label. */
export function mergesDocumentLabels(stages: readonly SchemeStage[]): boolean {
  return stages.some(({ steps }) => steps.some((step) => step.kind === 'document' && step.step === 'merge-labels'));
}

/**
 * As `foldChanges`, for all that one person says of one document as a whole: where two labels have become one, what was said
 * under either stands under it, both values where they differ.
 */
export function foldLabellings(changes: readonly MeantChange[], stages: readonly SchemeStage[], version: number): Labellings {
  const states = new Map<number, Map<string, DocumentLabelling>>();
  const between = (from: number, to: number) => stages.slice(Math.max(from, 1) - 1, Math.max(to, 1) - 1);
  for (const { change, scheme } of inOrderOfTime(changes)) {
    if (!states.has(scheme)) {
      const versions = [...states.keys()].sort((one, other) => one - other);
      const earlier = versions.filter((each) => each < scheme).at(-1);
      const nearest = states.get(earlier ?? versions[0] ?? scheme) ?? new Map<string, DocumentLabelling>();
      states.set(scheme, earlier === undefined ? new Map(nearest) : carryAll(nearest, between(earlier, scheme)));
    }
    const [document = '', annotator = '', label = ''] = change.key.split('/');
    const before = states.get(scheme)?.get(label) ?? { document, annotator, label, values: [] };
    const isRemoved = change.action === 'remove';
    const now: DocumentLabelling = isRemoved ? before : { ...before, ...change.fields };
    for (const [each, state] of states) {
      if (each < scheme) continue;
      const after = carryOne(now, between(scheme, each));
      if (after === undefined) continue;
      if (isRemoved) state.delete(after.label);
      else state.set(after.label, after);
    }
  }
  const newest = Math.max(...states.keys());
  return carryAll(states.get(newest) ?? new Map(), between(newest, version));
}

function carryOne(labelling: DocumentLabelling, stages: readonly SchemeStage[]): DocumentLabelling | undefined {
  let { label, values } = labelling;
  for (const stage of stages) {
    const { item } = carryForward({ kind: 'document', label, values }, stage);
    if (item === null) return undefined;
    ({ label, values } = item);
  }
  return { ...labelling, label, values };
}

function carryAll(labellings: Labellings, stages: readonly SchemeStage[]): Map<string, DocumentLabelling> {
  let current = new Map(labellings);
  for (const stage of stages) {
    const after = new Map<string, DocumentLabelling>();
    for (const [, labelling] of [...current].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const carried = carryOne(labelling, [stage]);
      if (carried === undefined) continue;
      const values = [...new Set([...(after.get(carried.label)?.values ?? []), ...carried.values])];
      after.set(carried.label, { ...carried, values });
    }
    current = after;
  }
  return current;
}

/** What lies in one layer already, carried as a whole. */
export const carryLabellings = (labellings: readonly DocumentLabelling[], stages: readonly SchemeStage[]): Labellings =>
  carryAll(new Map(labellings.map((labelling) => [labelling.label, labelling])), stages);
