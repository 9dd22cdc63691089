import type { TextRange } from '../text/range.ts';
import { edgesOf, indexIn, inOrder, innermostOwners, nobody } from './continuum.ts';
import type { Unit } from './continuum.ts';
import type { LabelledSpan } from './span-matching.ts';

/**
 * What annotators said of a document's units. Neighbouring clusters that everybody treats alike are one entry that
 * weighs as many.
 */
export interface CodedUnits {
  /** How many units each entry stands for. */
  readonly weights: Float64Array;
  /** For each annotator the label of each entry, or `labels` where there is none: the category “unlabelled”. */
  readonly values: readonly Int32Array[];
  /** For each annotator whether an entry bears a label: 1 at `entry * labels + label`. */
  readonly bears: readonly Uint8Array[];
}

/** What annotators marked in a text of so many clusters (see `CutText`). */
export interface MarkedText {
  readonly length: number;
  /** One list for each annotator. */
  readonly layers: readonly (readonly LabelledSpan[])[];
}

export interface UnitRule {
  /** Words or sentences as stretches of the cut text, in its order, apart from one another; null: every cluster is one. */
  readonly units: readonly TextRange[] | null;
  /** Whether what nobody labelled competes for a word or sentence. */
  readonly unlabelledCompetes: boolean;
}

/** The fragments of one annotator's spans as units; they may overlap. */
export function unitsOf(spans: readonly LabelledSpan[]): Unit[] {
  const units: Unit[] = [];
  for (const { label, fragments } of spans) {
    for (const { start, end } of fragments) units.push({ start, end, category: label });
  }
  return units;
}

/**
 * Codes units by the innermost span over them, in the sense of `flatten`. A word or sentence bears the label that
 * covers most of it, at a tie the one that stands first in the scheme; “unlabelled” competes where the rule says so.
 * Label by label, an entry bears a label where spans of it cover at least half of it (any of it where “unlabelled”
 * does not compete), whatever else lies in them.
 */
export function codedUnits({ layers, length }: MarkedText, labels: number, rule: UnitRule): CodedUnits {
  const { units } = rule;
  const marked = layers.map(unitsOf);
  const edges = edgesOf([...marked, units ?? [{ start: 0, end: length }]]);
  const painted = marked.map((layer) => paint(layer, labels, edges));
  if (units === null) {
    const weights = new Float64Array(Math.max(0, edges.length - 1));
    for (let entry = 0; entry < weights.length; entry += 1) weights[entry] = (edges[entry + 1] ?? 0) - (edges[entry] ?? 0);
    return { weights, values: painted.map(({ top }) => top), bears: painted.map(({ bears }) => bears) };
  }
  const gathered = painted.map((layer) => gather(layer, labels, edges, units, rule.unlabelledCompetes));
  return {
    weights: new Float64Array(units.length).fill(1),
    values: gathered.map(({ top }) => top),
    bears: gathered.map(({ bears }) => bears),
  };
}

interface Painted {
  readonly top: Int32Array;
  readonly bears: Uint8Array;
}

/** Each stretch between two edges with its innermost label, and with all. */
function paint(layer: readonly Unit[], labels: number, edges: Float64Array): Painted {
  const ordered = inOrder(layer);
  const owners = innermostOwners(ordered, edges);
  const top = new Int32Array(owners.length);
  for (let at = 0; at < owners.length; at += 1) {
    const owner = owners[at] ?? nobody;
    top[at] = owner === nobody ? labels : (ordered[owner]?.category ?? labels);
  }
  const bears = new Uint8Array(owners.length * labels);
  for (const { start, end, category } of ordered) {
    for (let at = indexIn(edges, start); (edges[at] ?? end) < end; at += 1) bears[at * labels + category] = 1;
  }
  return { top, bears };
}

function gather(
  painted: Painted,
  labels: number,
  edges: ArrayLike<number>,
  units: readonly TextRange[],
  unlabelledCompetes: boolean,
): Painted {
  const top = new Int32Array(units.length);
  const bears = new Uint8Array(units.length * labels);
  const tops = new Float64Array(labels + 1);
  const covered = new Float64Array(labels);
  units.forEach(({ start, end }, unit) => {
    tops.fill(0);
    covered.fill(0);
    for (let at = indexIn(edges, start); (edges[at] ?? end) < end; at += 1) {
      const length = (edges[at + 1] ?? end) - (edges[at] ?? end);
      const label = painted.top[at] ?? labels;
      tops[label] = (tops[label] ?? 0) + length;
      for (let each = 0; each < labels; each += 1) {
        if (painted.bears[at * labels + each] === 1) covered[each] = (covered[each] ?? 0) + length;
      }
    }
    let most = labels;
    let longest = unlabelledCompetes ? (tops[labels] ?? 0) : 0;
    for (let each = labels - 1; each >= 0; each -= 1) {
      const length = tops[each] ?? 0;
      if (length > 0 && length >= longest) {
        longest = length;
        most = each;
      }
      const share = covered[each] ?? 0;
      if (share > 0 && (!unlabelledCompetes || share * 2 >= end - start)) bears[unit * labels + each] = 1;
    }
    top[unit] = most;
  });
  return { top, bears };
}
