import { positionalDissimilarity } from '../../src/domain/agreement/dissimilarity.ts';
import { sectionDistance } from '../../src/domain/agreement/unitizing-2004.ts';
import type { Section } from '../../src/domain/agreement/unitizing-2004.ts';
import { agreementCase, notKnown, outcomeOfCase } from './agreement-case.ts';
import type { Figures } from './agreement-case.ts';
import { isRecord } from './suite.ts';
import type { CaseOutcome, OracleSuite } from './suite.ts';

/** A unit, or a gap where the label is null, by its start and either its length or its end. */
function sectionOf(value: unknown): Section | null {
  if (!isRecord(value)) return null;
  const { start, end, length, label } = value;
  if (typeof start !== 'number') return null;
  const long = typeof length === 'number' ? length : typeof end === 'number' ? end - start : null;
  return long === null ? null : { start, length: long, isUnit: label !== null };
}

function distanceOf(id: unknown, first: Section, second: Section, empty: number): Figures | undefined {
  if (id === 'krippendorff_2004_unit_distance') return sectionDistance(first, second);
  if (id !== 'gamma_positional_dissimilarity') return undefined;
  const ends = ({ start, length }: Section): { start: number; end: number } => ({ start, end: start + length });
  const dissimilarity = positionalDissimilarity(ends(first), ends(second), empty);
  return Number.isFinite(dissimilarity) ? dissimilarity : null;
}

function runCase(content: unknown): CaseOutcome[] {
  const known = agreementCase(content);
  if (known === null) return [];
  const { a, b, deltaEmpty } = known.input;
  const first = sectionOf(a);
  const second = sectionOf(b);
  if (first === null || second === null) return [notKnown(known)];
  const figure = distanceOf(known.metric['id'], first, second, typeof deltaEmpty === 'number' ? deltaEmpty : 1);
  return [figure === undefined ? notKnown(known) : outcomeOfCase(known, figure)];
}

/** How far two units are apart. */
export const unitPairs: OracleSuite = {
  recognises: (content) => agreementCase(content)?.kind === 'unit_pair',
  run: runCase,
};
