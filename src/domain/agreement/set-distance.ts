/**
 * Distances between sets of labels, for coefficients that take any distance. Two definitions go by the name of MASI;
 * each is named for the library that made it known.
 */
export type LabelSet = ReadonlySet<string>;

interface Relation {
  /** Labels in both, and in either. */
  readonly common: number;
  readonly all: number;
  readonly kind: 'same' | 'within' | 'overlapping' | 'apart';
}

/** How two sets lie to each other; an empty set lies within any other. */
function relationOf(one: LabelSet, other: LabelSet): Relation {
  let common = 0;
  for (const label of one) if (other.has(label)) common += 1;
  const all = one.size + other.size - common;
  if (common === all) return { common, all, kind: 'same' };
  if (common === Math.min(one.size, other.size)) return { common, all, kind: 'within' };
  return { common, all, kind: common > 0 ? 'overlapping' : 'apart' };
}

/** 1 − |A ∩ B|/|A ∪ B| (Jaccard 1912); two empty sets are the same. */
export function jaccardDistance(one: LabelSet, other: LabelSet): number {
  const { common, all } = relationOf(one, other);
  return all === 0 ? 0 : 1 - common / all;
}

const steps = { same: 0, within: 1 / 3, overlapping: 2 / 3, apart: 1 } as const;

/** 0 the same, ⅓ one within the other, ⅔ something in common, 1 nothing (Passonneau 2004, LREC, p. 1503). */
export const partialMatchDistance = (one: LabelSet, other: LabelSet): number => steps[relationOf(one, other).kind];

const monotonicity = { same: 1, within: 0.67, overlapping: 0.33, apart: 0 } as const;

/**
 * MASI after Passonneau 2006 (LREC, p. 831) as NLTK has it: 1 − Jaccard similarity × m, m rounded to two places: 1 the
 * same, .67 one within the other, .33 something in common, 0 nothing.
 */
export function masiDistanceOfNltk(one: LabelSet, other: LabelSet): number {
  return 1 - (1 - jaccardDistance(one, other)) * monotonicity[relationOf(one, other).kind];
}

/** MASI as DKPro Statistics has it: Jaccard distance × the distance of partial matches. Nearer than NLTK's. */
export function masiDistanceOfDkpro(one: LabelSet, other: LabelSet): number {
  return jaccardDistance(one, other) * partialMatchDistance(one, other);
}
