import { isRecord } from './suite.ts';
import type { CaseOutcome } from './suite.ts';

/** One case of agreement, a file for each: what goes in, which measure, and what others found. */
export interface AgreementCase {
  readonly name: string;
  /** What `input` holds: `coding`, `contingency`, `unitizing`… */
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The measure's `id` and its choices. */
  readonly metric: Readonly<Record<string, unknown>>;
  /** Figures; null where there is none to be had. */
  readonly expected: unknown;
  /** How far a figure may lie from the expected one, in the figure's own unit. */
  readonly tolerance: number;
}

/** A figure or several by name or in turn; null where there is none to be had. */
export type Figures = number | null | readonly Figures[] | { readonly [name: string]: Figures };

export function isAgreementCase(content: unknown): content is Readonly<Record<string, unknown>> {
  return isRecord(content) && 'metric' in content && 'expected' in content;
}

/** Null where the file is no case of agreement, or says neither what goes in nor which measure. */
export function agreementCase(content: unknown): AgreementCase | null {
  if (!isAgreementCase(content)) return null;
  const { name, input, metric, expected, tolerance } = content;
  if (!isRecord(input) || !isRecord(metric) || typeof input['kind'] !== 'string') return null;
  return {
    name: typeof name === 'string' ? name : 'a case without a name',
    kind: input['kind'],
    input,
    metric,
    expected,
    tolerance: typeof tolerance === 'number' ? tolerance : 1e-9,
  };
}

/** One outcome for a case: whether every figure that is expected came. A figure that nobody expects is no failure. */
export function outcomeOfCase(content: AgreementCase, got: Figures): CaseOutcome {
  const { name, expected, tolerance } = content;
  return agrees(expected, got, tolerance) ? { name, passed: true } : failed(name, expected, JSON.stringify(got));
}

/** The outcome of a case that a suite has no way to compute: a failure, so that no case goes unread. */
export function notKnown(content: AgreementCase): CaseOutcome {
  const { name, kind, metric, expected } = content;
  return failed(name, expected, `a measure that is not known for ${kind}: ${JSON.stringify(metric)}`);
}

/** A figure that never came, `undefined`, agrees with nothing. */
function agrees(expected: unknown, got: Figures | undefined, tolerance: number): boolean {
  if (Array.isArray(expected)) {
    return isFigureList(got) && expected.every((figure, index) => agrees(figure, got[index], tolerance));
  }
  if (isRecord(expected)) {
    return isFigureRecord(got) && Object.keys(expected).every((key) => agrees(expected[key], got[key], tolerance));
  }
  if (expected === null) return got === null;
  return typeof expected === 'number' && typeof got === 'number' && Math.abs(expected - got) <= tolerance;
}

function isFigureList(got: Figures | undefined): got is readonly Figures[] {
  return Array.isArray(got);
}

function isFigureRecord(got: Figures | undefined): got is { readonly [name: string]: Figures } {
  return isRecord(got);
}

function failed(name: string, expected: unknown, got: string): CaseOutcome {
  return { name, passed: false, expected: JSON.stringify(expected), got };
}
