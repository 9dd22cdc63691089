import type { TextRange } from '../text/range.ts';

/** A stretch that a coder marked, `[start, end)` in code units of the continuum; `category` is an index. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly category: number;
}

/** What coders marked on one continuum, `[0, length)`. */
export interface Continuum {
  readonly length: number;
  /** A list for each coder, in any order; an empty one is a coder who found nothing. */
  readonly coders: readonly (readonly Unit[])[];
}

/**
 * Documents laid end to end, coder by coder: for measures whose parts do not add. All must have the same coders, in
 * the same order; throws a RangeError otherwise.
 */
export function endToEnd(continua: readonly Continuum[]): Continuum {
  const coders: Unit[][] = (continua[0]?.coders ?? []).map(() => []);
  let length = 0;
  for (const continuum of continua) {
    if (continuum.coders.length !== coders.length) throw new RangeError('Other coders than in the document before.');
    continuum.coders.forEach((units, coder) => {
      for (const { start, end, category } of units) {
        coders[coder]?.push({ start: start + length, end: end + length, category });
      }
    });
    length += continuum.length;
  }
  return { length, coders };
}

/** Units in the order of the text: by start, then end, then category. The same list where it is so already. */
export function inOrder(units: readonly Unit[]): readonly Unit[] {
  for (let index = 1; index < units.length; index += 1) {
    const [last, unit] = [units[index - 1], units[index]];
    if (last !== undefined && unit !== undefined && before(last, unit) > 0) return [...units].sort(before);
  }
  return units;
}

const before = (a: Unit, b: Unit): number => a.start - b.start || a.end - b.end || a.category - b.category;

/** True where no two units of this one coder have code units in common. */
export function isFlat(units: readonly Unit[]): boolean {
  let reached = Number.NEGATIVE_INFINITY;
  for (const unit of inOrder(units)) {
    if (unit.end === unit.start) continue;
    if (unit.start < reached) return false;
    reached = unit.end;
  }
  return true;
}

export interface Flattened {
  /** In the order of the text, with nothing in common and none of them empty. */
  readonly units: readonly Unit[];
  /** Code units that were taken from a unit because another lies over them; counted for each unit that lost them. */
  readonly cut: number;
  /** Units that lost code units, all of them or some. */
  readonly shortened: number;
}

/**
 * One coder's units without overlaps, for measures whose definition has no place for them: where units overlap the
 * shortest wins (the innermost, where they are nested; of two that are as long the one that starts first, then the
 * one of the smaller category), and what is left of the others stays as units of their own, so that a unit with
 * another inside it becomes two.
 */
export function flatten(units: readonly Unit[]): Flattened {
  const given = withoutEmpty(inOrder(units));
  if (isFlat(given)) return { units: given, cut: 0, shortened: 0 };
  const edges = edgesOf([given]);
  const owners = innermostOwners(given, edges);
  const kept = new Float64Array(given.length);
  const flat: Unit[] = [];
  let begun = 0;
  for (let at = 0; at < owners.length; at += 1) {
    const owner = owners[at] ?? nobody;
    if (owner === owners[at + 1]) continue;
    const [start, end] = [edges[begun] ?? 0, edges[at + 1] ?? 0];
    begun = at + 1;
    const unit = owner === nobody ? undefined : given[owner];
    if (unit === undefined) continue;
    kept[owner] = (kept[owner] ?? 0) + end - start;
    flat.push({ start, end, category: unit.category });
  }
  let cut = 0;
  let shortened = 0;
  for (const [index, { start, end }] of given.entries()) {
    const lost = end - start - (kept[index] ?? 0);
    cut += lost;
    if (lost > 0) shortened += 1;
  }
  return { units: flat, cut, shortened };
}

function withoutEmpty(units: readonly Unit[]): readonly Unit[] {
  return units.some(({ start, end }) => end <= start) ? units.filter(({ start, end }) => end > start) : units;
}

/** All places where something begins or ends, ascending, each once. */
export function edgesOf(lists: readonly (readonly TextRange[])[]): Float64Array {
  let count = 0;
  for (const { length } of lists) count += length;
  const places = new Float64Array(count * 2);
  let filled = 0;
  for (const ranges of lists) {
    for (const { start, end } of ranges) {
      places[filled] = start;
      places[filled + 1] = end;
      filled += 2;
    }
  }
  places.sort();
  let kept = 0;
  for (const place of places) {
    if (kept > 0 && places[kept - 1] === place) continue;
    places[kept] = place;
    kept += 1;
  }
  return places.subarray(0, kept);
}

/** Where a place stands in an ascending list that holds it. */
export function indexIn(edges: ArrayLike<number>, place: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The owner of a stretch that no unit lies over. */
export const nobody = -1;

/**
 * For each stretch between two edges the unit that has it, as an index: the shortest of those over it, of equal ones
 * the first in the order of the text.
 * @param given In that order.
 * @param edges Ascending; the units' own edges are among them.
 */
export function innermostOwners(given: readonly Unit[], edges: Float64Array): Int32Array {
  const stretches = Math.max(0, edges.length - 1);
  const owners = new Int32Array(stretches).fill(nobody);
  // From each stretch a way to the next that is still free, so that none is looked at twice.
  const next = new Int32Array(stretches + 1);
  for (let at = 0; at <= stretches; at += 1) next[at] = at;
  const freeFrom = (stretch: number): number => {
    let free = stretch;
    while ((next[free] ?? free) !== free) free = next[free] ?? free;
    for (let at = stretch; at !== free; ) {
      const after = next[at] ?? free;
      next[at] = free;
      at = after;
    }
    return free;
  };
  // Length and place in one number, which needs no comparing function.
  const shortestFirst = Float64Array.from(given, ({ start, end }, index) => (end - start) * given.length + index).sort();
  for (const ranked of shortestFirst) {
    const index = ranked % given.length;
    const unit = given[index];
    if (unit === undefined) continue;
    for (let at = freeFrom(indexIn(edges, unit.start)); at < stretches && (edges[at] ?? 0) < unit.end; at = freeFrom(at)) {
      owners[at] = index;
      next[at] = at + 1;
    }
  }
  return owners;
}
