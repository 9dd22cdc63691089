import { inOrder, isFlat } from './continuum.ts';
import type { Continuum, Unit } from './continuum.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/*
 * α_U of Krippendorff 1995, “On the reliability of unitizing contiguous data”, Sociological Methodology 25, 47–76,
 * and Krippendorff 2004, “Measuring the reliability of qualitative text analysis data”, Quality & Quantity 38,
 * 787–800 (sections of a continuum). Each category is looked at by itself: what is not of it is a gap.
 */

/** A stretch of one coder's continuum: a unit, or what lies between two. */
export interface Section {
  readonly start: number;
  readonly length: number;
  readonly isUnit: boolean;
}

/**
 * δ² of two sections (Krippendorff 1995, eq. 4; 2004, eq. 9): for units with something in common the squares of how
 * far their ends lie apart; for a unit that lies within a gap the square of its length; otherwise nothing.
 */
export function sectionDistance(first: Section, second: Section): number {
  const starts = first.start - second.start;
  const ends = starts + first.length - second.length;
  if (first.isUnit && second.isUnit) {
    return -first.length < starts && starts < second.length ? starts ** 2 + ends ** 2 : 0;
  }
  if (first.isUnit && !second.isUnit) return starts >= 0 && ends <= 0 ? first.length ** 2 : 0;
  if (second.isUnit && !first.isUnit) return starts <= 0 && ends >= 0 ? second.length ** 2 : 0;
  return 0;
}

export interface Unitizing2004 {
  /** 1 − mean D_o / mean D_e over the categories that occur. */
  readonly overall: Outcome;
  /** Not available for a category that nobody used. */
  readonly byCategory: readonly Outcome[];
}

/**
 * α_U over all categories and for each. Units of one coder and one category must not overlap; throws a RangeError
 * where they do. Units of no length count as units and are in nobody's way. Where observed and expected disagreement
 * are the same, nothing at all for both included, agreement is that of chance: 0.
 */
export function unitizing2004(continuum: Continuum, categories: number): Unitizing2004 {
  const used = continuum.coders.some((units) => units.length > 0);
  const reason = continuum.coders.length < 2 ? 'one-annotator' : used ? undefined : 'no-units';
  if (reason !== undefined) {
    return { overall: unavailable(reason), byCategory: Array.from({ length: categories }, () => unavailable(reason)) };
  }
  const coders = continuum.coders.map((units) => byCategoryInOrder(units, categories));
  let observed = 0;
  let expected = 0;
  const byCategory: Outcome[] = [];
  for (let category = 0; category < categories; category += 1) {
    if (coders.every((lists) => (lists[category] ?? []).length === 0)) {
      byCategory.push(unavailable('no-units'));
      continue;
    }
    const sections = coders.map((lists) => sectionsOf(lists[category] ?? [], continuum.length));
    const seen = observedDisagreement(sections, continuum.length);
    const chance = expectedDisagreement(sections, continuum.length);
    observed += seen;
    expected += chance;
    byCategory.push(alpha(seen, chance));
  }
  return { overall: alpha(observed, expected), byCategory };
}

function alpha(observed: number, expected: number): Outcome {
  return observed === expected ? { value: 0 } : outcomeOf(1 - observed / expected, 'no-variation');
}

/** One coder's units of each category, in the order of the text. */
function byCategoryInOrder(units: readonly Unit[], categories: number): Unit[][] {
  const lists: Unit[][] = Array.from({ length: categories }, () => []);
  for (const unit of inOrder(units)) lists[unit.category]?.push(unit);
  for (const list of lists) {
    if (!isFlat(list)) throw new RangeError('The units of one coder and category overlap.');
  }
  return lists;
}

/** A coder's continuum as sections, in order: the units of a category and the gaps between them. */
function sectionsOf(units: readonly Unit[], length: number): Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end } of units) {
    if (start > at) sections.push({ start: at, length: start - at, isUnit: false });
    sections.push({ start, length: end - start, isUnit: true });
    at = end;
  }
  if (length > at) sections.push({ start: at, length: length - at, isUnit: false });
  return sections;
}

/** D_o = Σ δ² / (m (m − 1) L²) over all ordered pairs of coders and of their sections (1995, eq. 5). */
function observedDisagreement(coders: readonly (readonly Section[])[], length: number): number {
  let sum = 0;
  coders.forEach((mine, first) => {
    for (const theirs of coders.slice(first + 1)) sum += distances(mine, theirs);
  });
  return (2 * sum) / (coders.length * (coders.length - 1) * length ** 2);
}

/** Only sections that touch the same place can differ, so that a walk along both suffices. */
function distances(mine: readonly Section[], theirs: readonly Section[]): number {
  let sum = 0;
  let from = 0;
  for (const section of mine) {
    const end = section.start + section.length;
    while (from < theirs.length && endOf(theirs[from]) < section.start) from += 1;
    for (let index = from; index < theirs.length; index += 1) {
      const other = theirs[index];
      if (other === undefined || other.start > end) break;
      sum += sectionDistance(section, other);
    }
  }
  return sum;
}

const endOf = (section: Section | undefined): number => (section === undefined ? 0 : section.start + section.length);

/**
 * D_e (1995, eq. 8): over the units u of all coders
 * 2/L · Σ_u [ (N − 1)/3 · (2 l³ − 3 l² + l) + l² · Σ_{gaps g ≥ l} (g − l + 1) ] / ( mL (mL − 1) − Σ_u l (l − 1) ),
 * N being the number of units.
 */
function expectedDisagreement(coders: readonly (readonly Section[])[], length: number): number {
  const all = coders.flat();
  const lengths = all.filter(({ isUnit }) => isUnit).map((unit) => unit.length);
  lengths.sort((a, b) => b - a);
  const gaps = all.filter(({ isUnit }) => !isUnit).map((gap) => gap.length);
  gaps.sort((a, b) => b - a);
  let sum = 0;
  let squares = 0;
  // From the longest unit and gap on: each shorter unit fits into the same gaps and some more.
  let fitting = 0;
  let room = 0;
  for (const unit of lengths) {
    for (let gap = gaps[fitting]; gap !== undefined && gap >= unit; gap = gaps[fitting]) {
      room += gap;
      fitting += 1;
    }
    sum += ((lengths.length - 1) * (2 * unit ** 3 - 3 * unit ** 2 + unit)) / 3;
    sum += unit ** 2 * (room - fitting * (unit - 1));
    squares += unit * (unit - 1);
  }
  const places = coders.length * length;
  return (2 / length) * (sum / (places * (places - 1) - squares));
}
