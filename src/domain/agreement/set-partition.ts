import type { SetPartition } from './alignment-candidates.ts';

/** Finds the cheapest partition: the indices of the sets it takes, or null where it gives up. */
export type PartitionSolver = (problem: SetPartition) => readonly number[] | null;

/** Costs nearer than this count as the same. */
const EPSILON = 1e-10;
const ROUNDS = 300;
/** Steps smaller than this part of Polyak's no longer move the bound by anything that counts. */
const LEAST_SCALE = 0.0015;
/** Passes over a part that a bound has made smaller, before it is searched as it is. */
const PASSES = 4;

/**
 * The cheapest partition, proven; null where the search visits more than `budget` states. Every item needs a set of
 * its own. Exact throughout: Lagrangian prices bound the cost from below (Held & Karp 1971; Fisher 1981) and rule out
 * sets that no solution as good as the best one known can take, what is left falls into independent parts, and each
 * is searched depth first.
 */
export function cheapestPartition(problem: SetPartition, budget: number): readonly number[] | null {
  const every = Array.from({ length: problem.costs.length }, (_unused, set) => set);
  const alone = every.filter((set) => membersOf(problem, set).length === 1);
  const chosen = solveParts(problem, partsOf(problem, every), new Set(alone), PASSES, { states: budget });
  return chosen === null ? null : [...chosen].sort((a, b) => a - b);
}

/** What the chosen sets cost together. */
export function costOf(problem: SetPartition, chosen: readonly number[]): number {
  return chosen.reduce((sum, set) => sum + (problem.costs[set] ?? 0), 0);
}

/** Solves parts one after the other; `known` holds a partition of each. */
function solveParts(
  problem: SetPartition,
  parts: readonly (readonly number[])[],
  known: ReadonlySet<number>,
  passes: number,
  left: { states: number },
): readonly number[] | null {
  const chosen: number[] = [];
  for (const part of parts) {
    const found = solvePart(problem, part, part.filter((set) => known.has(set)), passes, left);
    if (found === null) return null;
    chosen.push(...found);
  }
  return chosen;
}

function solvePart(
  problem: SetPartition,
  sets: readonly number[],
  known: readonly number[],
  passes: number,
  left: { states: number },
): readonly number[] | null {
  if (sets.length === known.length) return known;
  const bounded = bound(problem, sets, known);
  if (bounded.upper - bounded.lower <= EPSILON) return bounded.best;
  const kept = bounded.sets;
  const parts = partsOf(problem, kept);
  if (passes > 0 && (parts.length > 1 || kept.length < 0.9 * sets.length)) {
    // The best partition known is among them: none of its sets can be above the gap.
    return solveParts(problem, parts, new Set(bounded.best), passes - 1, left);
  }
  return search(problem, bounded, left);
}

/** Sets that have an item in common, directly or through others, are in one part. */
function partsOf(problem: SetPartition, sets: readonly number[]): number[][] {
  const parent = Int32Array.from({ length: problem.items }, (_unused, item) => item);
  const rootOf = (item: number): number => {
    let root = item;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) {
      parent[root] = parent[up] ?? up;
      root = up;
    }
    return root;
  };
  for (const set of sets) {
    const members = membersOf(problem, set);
    const first = rootOf(members[0] ?? 0);
    for (const item of members.subarray(1)) parent[rootOf(item)] = first;
  }
  const parts = new Map<number, number[]>();
  for (const set of sets) {
    const root = rootOf(membersOf(problem, set)[0] ?? 0);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [set]);
    else part.push(set);
  }
  return [...parts.values()];
}

interface Bounded {
  /** No partition costs less. */
  readonly lower: number;
  /** What the best partition known costs. */
  readonly upper: number;
  readonly best: readonly number[];
  /** The sets that a partition as good as the best one known may take, the best one's own among them. */
  readonly sets: readonly number[];
  /** For each of them by how much a partition that takes it costs more than `lower`, at least. */
  readonly reduced: Float64Array;
}

/** Subgradient steps on the prices of items (Polyak 1969), with a greedy partition by the prices now and then. */
function bound(problem: SetPartition, from: readonly number[], known: readonly number[]): Bounded {
  let sets = from;
  const items = itemsOf(problem, sets);
  const prices = new Float64Array(problem.items);
  prices.fill(Number.POSITIVE_INFINITY);
  for (const set of sets) {
    const members = membersOf(problem, set);
    const share = (problem.costs[set] ?? 0) / members.length;
    for (const item of members) prices[item] = Math.min(prices[item] ?? 0, share);
  }
  let reduced = new Float64Array(sets.length);
  const cover = new Float64Array(problem.items);
  let lower = Number.NEGATIVE_INFINITY;
  let bestReduced = new Float64Array(sets.length);
  let best = known;
  let upper = costOf(problem, best);
  let scale = 1;
  let stalled = 0;
  for (let round = 0; round < ROUNDS && scale > LEAST_SCALE && upper - lower > EPSILON; round += 1) {
    let value = 0;
    for (const item of items) {
      value += prices[item] ?? 0;
      cover[item] = 1;
    }
    for (let index = 0; index < sets.length; index += 1) {
      const set = sets[index] ?? 0;
      const first = problem.starts[set] ?? 0;
      const end = problem.starts[set + 1] ?? 0;
      let rest = problem.costs[set] ?? 0;
      for (let at = first; at < end; at += 1) rest -= prices[problem.members[at] ?? 0] ?? 0;
      reduced[index] = rest;
      if (rest >= 0) continue;
      value += rest;
      for (let at = first; at < end; at += 1) {
        const item = problem.members[at] ?? 0;
        cover[item] = (cover[item] ?? 0) - 1;
      }
    }
    if (value > lower + EPSILON) {
      lower = value;
      bestReduced = reduced.map((rest) => Math.max(0, rest));
      stalled = 0;
    } else if ((stalled += 1) % 8 === 0) scale /= 1.6;
    if (round % 20 === 0) {
      const found = greedy(problem, sets, items.length, reduced);
      const cost = found === null ? upper : costOf(problem, found);
      if (found !== null && cost < upper) [best, upper] = [found, cost];
    }
    if (round % 20 === 19) {
      // None of the best partition's sets goes: what they are above the prices adds up to the gap at most.
      const most = upper - lower + EPSILON;
      const stays = bestReduced.map((rest) => (rest <= most ? 1 : 0));
      sets = sets.filter((_set, index) => stays[index] === 1);
      bestReduced = bestReduced.filter((_rest, index) => stays[index] === 1);
      reduced = reduced.filter((_rest, index) => stays[index] === 1);
    }
    let steepness = 0;
    for (const item of items) steepness += (cover[item] ?? 0) ** 2;
    if (steepness === 0) break;
    const step = (scale * (upper - value)) / steepness;
    for (const item of items) prices[item] = (prices[item] ?? 0) + step * (cover[item] ?? 0);
  }
  const stays = bestReduced.map((rest) => (rest <= upper - lower + EPSILON ? 1 : 0));
  return {
    lower,
    upper,
    best,
    sets: sets.filter((_set, index) => stays[index] === 1),
    reduced: bestReduced.filter((_rest, index) => stays[index] === 1),
  };
}

/** Takes sets in the order of `ranks` where they still fit; null where that leaves an item out. */
function greedy(
  problem: SetPartition,
  sets: readonly number[],
  items: number,
  ranks: Float64Array,
): number[] | null {
  const order = sets.map((_set, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  const covered = new Uint8Array(problem.items);
  const chosen: number[] = [];
  let count = 0;
  for (const index of order) {
    const set = sets[index] ?? 0;
    const from = problem.starts[set] ?? 0;
    const to = problem.starts[set + 1] ?? 0;
    let at = from;
    while (at < to && covered[problem.members[at] ?? 0] === 0) at += 1;
    if (at < to) continue;
    for (at = from; at < to; at += 1) covered[problem.members[at] ?? 0] = 1;
    count += to - from;
    chosen.push(set);
  }
  return count === items ? chosen : null;
}

/** Depth first by the first item that is still free; a state reached again at no less cost is left. */
function search(problem: SetPartition, bounded: Bounded, left: { states: number }): readonly number[] | null {
  const { sets } = bounded;
  const byFirst = new Map<number, { readonly set: number; readonly reduced: number }[]>();
  const items = itemsOf(problem, sets);
  for (const [index, set] of sets.entries()) {
    const first = membersOf(problem, set)[0] ?? 0;
    const entry = { set, reduced: bounded.reduced[index] ?? 0 };
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [entry]);
    else list.push(entry);
  }
  for (const list of byFirst.values()) list.sort((a, b) => a.reduced - b.reduced || a.set - b.set);
  const covered = new Uint8Array(problem.items);
  const seen = new Map<string, number>();
  const chosen: number[] = [];
  let best = bounded.best;
  let upper = bounded.upper;
  let beyond = -1;

  const visit = (from: number, cost: number, above: number): boolean => {
    let at = from;
    while (at < items.length && covered[items[at] ?? 0] === 1) at += 1;
    if (at === items.length) {
      if (cost < upper - EPSILON) [best, upper] = [[...chosen], cost];
      return true;
    }
    left.states -= 1;
    if (left.states < 0) return false;
    const key = keyOf(at);
    if ((seen.get(key) ?? Number.POSITIVE_INFINITY) <= cost + EPSILON) return true;
    seen.set(key, cost);
    for (const { set, reduced } of byFirst.get(items[at] ?? 0) ?? []) {
      if (bounded.lower + above + reduced >= upper - EPSILON) break;
      const members = membersOf(problem, set);
      if (members.some((item) => covered[item] === 1)) continue;
      const reached = beyond;
      for (const item of members) covered[item] = 1;
      beyond = Math.max(beyond, members[members.length - 1] ?? 0);
      chosen.push(set);
      const inTime = visit(at + 1, cost + (problem.costs[set] ?? 0), above + reduced);
      chosen.pop();
      beyond = reached;
      for (const item of members) covered[item] = 0;
      if (!inTime) return false;
    }
    return true;
  };
  /** The first free item and what is covered beyond it: all that the rest depends on. */
  const keyOf = (at: number): string => {
    let key = String(at);
    for (let next = at + 1; next < items.length && (items[next] ?? 0) <= beyond; next += 1) {
      if (covered[items[next] ?? 0] === 1) key += `,${next}`;
    }
    return key;
  };
  return visit(0, 0, 0) ? best : null;
}

function itemsOf(problem: SetPartition, sets: readonly number[]): number[] {
  const items = new Set<number>();
  for (const set of sets) for (const item of membersOf(problem, set)) items.add(item);
  return [...items].sort((a, b) => a - b);
}

function membersOf(problem: SetPartition, set: number): Int32Array {
  return problem.members.subarray(problem.starts[set], problem.starts[set + 1]);
}
