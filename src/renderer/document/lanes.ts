/** The smallest lane that none of the others has: greedy interval colouring, one interval at a time. */
export function freeLane(taken: Iterable<number>): number {
  const used = new Set(taken);
  let lane = 0;
  while (used.has(lane)) lane += 1;
  return lane;
}
