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
  const before = (a: Unit, b: Unit): number => a.start - b.start || a.end - b.end || a.category - b.category;
  const sorted = units.every((unit, index) => {
    const last = units[index - 1];
    return last === undefined || before(last, unit) <= 0;
  });
  return sorted ? units : [...units].sort(before);
}

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
  const given = inOrder(units).filter(({ start, end }) => end > start);
  if (isFlat(given)) return { units: given, cut: 0, shortened: 0 };
  const bounds = [...new Set(given.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const kept = new Float64Array(given.length);
  const flat: { index: number; start: number; end: number }[] = [];
  let active: number[] = [];
  let next = 0;
  for (const [at, start] of bounds.entries()) {
    const end = bounds[at + 1];
    if (end === undefined) break;
    active = active.filter((index) => (given[index]?.end ?? 0) > start);
    for (; (given[next]?.start ?? Number.POSITIVE_INFINITY) === start; next += 1) active.push(next);
    const index = shortest(given, active);
    if (index === -1) continue;
    kept[index] = (kept[index] ?? 0) + end - start;
    const last = flat.at(-1);
    if (last?.index === index && last.end === start) last.end = end;
    else flat.push({ index, start, end });
  }
  let cut = 0;
  let shortened = 0;
  for (const [index, { start, end }] of given.entries()) {
    const lost = end - start - (kept[index] ?? 0);
    cut += lost;
    if (lost > 0) shortened += 1;
  }
  return {
    units: flat.map(({ index, start, end }) => ({ start, end, category: given[index]?.category ?? 0 })),
    cut,
    shortened,
  };
}

/** The index of the shortest unit, of equal ones the first; −1 of none. */
function shortest(units: readonly Unit[], indices: readonly number[]): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const index of indices) {
    const unit = units[index];
    const length = unit === undefined ? least : unit.end - unit.start;
    if (length < least) [best, least] = [index, length];
  }
  return best;
}
