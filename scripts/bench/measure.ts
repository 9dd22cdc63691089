/** One figure beside its floor from the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly measured: number;
  readonly floor: number;
  readonly floorName: string;
  /** What the figure may be at most, given the floor; null where there is no limit. */
  readonly limit: ((floor: number) => number) | null;
  readonly limitName: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The smallest value that so many percent of the values don't exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function printFigure(figure: Figure): boolean {
  const { name, unit, measured, floor, floorName, limit, limitName } = figure;
  const allowed = limit === null ? null : limit(floor);
  const held = allowed === null || measured <= allowed;
  const verdict = allowed === null ? '' : held ? `  within ${limitName}` : `  OVER ${limitName} (${round(allowed)} ${unit})`;
  process.stdout.write(
    `${name}: ${round(measured)} ${unit}; floor (${floorName}): ${round(floor)} ${unit}; ratio ${(measured / floor).toFixed(2)}${verdict}\n`,
  );
  return held;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}
