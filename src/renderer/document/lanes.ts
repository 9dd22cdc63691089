/** So many spans over one another have each a line of its own style below the letters. */
export const ROOMY_LANES = 5;

/** So many have a hairline of their own where it is crowded; deeper ones share lines. */
export const MOST_LANES = 12;

/** The smallest lane that none of the others has: greedy interval colouring, one interval at a time. */
export function freeLane(taken: Iterable<number>): number {
  const used = new Set(taken);
  let lane = 0;
  while (used.has(lane)) lane += 1;
  return lane;
}

/**
 * The lanes of intervals that come ordered by their starts, the longer first: greedy interval colouring of them
 * all in O(n × depth).
 */
export function lanesInOrder(intervals: readonly { readonly start: number; readonly end: number }[]): number[] {
  const ends: number[] = [];
  return intervals.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}
