import type { Continuum } from '../../src/domain/agreement/continuum.ts';
import { isRecord } from './suite.ts';

export interface MarkedContinuum {
  readonly continuum: Continuum;
  /** The labels that occur, in the order of their names; a unit's category is an index into them. */
  readonly labels: readonly string[];
}

interface Mark {
  readonly coder: unknown;
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Reads `coders` and `units`, from `begin` on over `length`, or from where the first unit starts to the last end. */
export function markedContinuum(input: Readonly<Record<string, unknown>>): MarkedContinuum | null {
  const { coders, units } = input;
  if (!Array.isArray(coders) || !Array.isArray(units)) return null;
  const marks = units.flatMap((unit) => markOf(unit) ?? []);
  if (marks.length < units.length) return null;
  const first = marks.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const begin = typeof input['begin'] === 'number' ? input['begin'] : Number.isFinite(first) ? first : 0;
  const last = marks.reduce((most, { end }) => Math.max(most, end), begin);
  const length = typeof input['length'] === 'number' ? input['length'] : last - begin;
  const labels = [...new Set(marks.map(({ label }) => label))].sort();
  const lists = coders.map((coder) =>
    marks
      .filter((mark) => mark.coder === coder)
      .map(({ start, end, label }) => ({ start: start - begin, end: end - begin, category: labels.indexOf(label) })),
  );
  return { continuum: { length, coders: lists }, labels };
}

function markOf(unit: unknown): Mark | null {
  if (!isRecord(unit)) return null;
  const { coder, start, end, label } = unit;
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  return { coder, start, end, label: String(label) };
}
