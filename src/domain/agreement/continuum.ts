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

/** Units in the order of the text: by start, then end, then category. */
export function inOrder(units: readonly Unit[]): Unit[] {
  const isOrdered = units.every((unit, index) => {
    const before = units[index - 1];
    return before === undefined || compare(before, unit) <= 0;
  });
  return isOrdered ? [...units] : [...units].sort(compare);
}

const compare = (a: Unit, b: Unit): number => a.start - b.start || a.end - b.end || a.category - b.category;

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
  readonly units: Unit[];
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
  if (isFlat(units)) {
    return { units: inOrder(units).filter(({ start, end }) => end > start), cut: 0, shortened: 0 };
  }
  const strongest = inOrder(units)
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const taken: Unit[] = [];
  let cut = 0;
  let shortened = 0;
  for (const unit of strongest) {
    const free = remainder(unit, taken);
    const kept = free.reduce((sum, { start, end }) => sum + end - start, 0);
    const lost = unit.end - unit.start - kept;
    cut += lost;
    if (lost > 0) shortened += 1;
    for (const piece of free) {
      const after = taken.findIndex(({ start }) => start > piece.start);
      taken.splice(after === -1 ? taken.length : after, 0, piece);
    }
  }
  return { units: taken, cut, shortened };
}

/** What of a unit none of the others, which are in order and without overlaps, covers. */
function remainder(unit: Unit, others: readonly Unit[]): Unit[] {
  const rest: Unit[] = [];
  let at = unit.start;
  for (const other of others) {
    if (other.end <= at) continue;
    if (other.start >= unit.end) break;
    if (other.start > at) rest.push({ ...unit, start: at, end: other.start });
    at = other.end;
  }
  if (at < unit.end) rest.push({ ...unit, start: at });
  return rest;
}
