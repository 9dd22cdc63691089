import { bestAlignment } from '../../src/domain/agreement/best-alignment.ts';
import type { GammaWeights } from '../../src/domain/agreement/dissimilarity.ts';
import { gamma, gammaOf } from '../../src/domain/agreement/gamma.ts';
import type { Gamma } from '../../src/domain/agreement/gamma.ts';
import type { Outcome } from '../../src/domain/agreement/outcome.ts';
import { unitizing2004 } from '../../src/domain/agreement/unitizing-2004.ts';
import { unitizingAlpha } from '../../src/domain/agreement/unitizing-2016.ts';
import { unitizingTallyOf } from '../../src/domain/agreement/unitizing-tally.ts';
import { agreementCase, notKnown, outcomeOfCase } from './agreement-case.ts';
import type { AgreementCase, Figures } from './agreement-case.ts';
import { markedContinuum } from './marked-continuum.ts';
import type { MarkedContinuum } from './marked-continuum.ts';
import { isRecord } from './suite.ts';
import type { CaseOutcome, OracleSuite } from './suite.ts';

/** The figures of a measure; undefined where a choice that the case makes is not known. */
type Measure = (marked: MarkedContinuum, content: AgreementCase) => Figures | undefined;

const byLabel = (labels: readonly string[], outcomes: readonly Outcome[]): Figures =>
  Object.fromEntries(labels.map((label, index) => [label, outcomes[index]?.value ?? null]));

function alpha2004({ continuum, labels }: MarkedContinuum, { metric }: AgreementCase): Figures | undefined {
  const { overall, byCategory } = unitizing2004(continuum, labels.length);
  const category: unknown = metric['category'] ?? null;
  if (category === null) return overall.value;
  if (typeof category !== 'string') return undefined;
  return byCategory[labels.indexOf(category)]?.value ?? null;
}

function family2016({ continuum, labels }: MarkedContinuum, { metric }: AgreementCase): Figures | undefined {
  if ((metric['level'] ?? 'nominal') !== 'nominal') return undefined;
  const family = unitizingAlpha(unitizingTallyOf(continuum, labels.length));
  return {
    u: family.u.value,
    '|u': family.binary.value,
    cu: family.coding.value,
    k: byLabel(labels, family.byCategory),
    cu_coverage: family.coverage.value,
  };
}

/** Null where the case asks for a dissimilarity that is not here. */
function weightsOf(params: unknown): GammaWeights | null {
  const given = isRecord(params) ? params : {};
  const { alpha = 1, beta = 1, deltaEmpty = 1, categorical = 'nominal' } = given;
  if (typeof alpha !== 'number' || typeof beta !== 'number' || typeof deltaEmpty !== 'number') return null;
  return categorical === 'nominal' ? { position: alpha, category: beta, empty: deltaEmpty } : null;
}

/** A figure from samples: much finer than the range that a case leaves, so that the seed decides nothing. */
const sampling = { seed: 1, precision: 0.005, mostSamples: 5000 };

const withGamma =
  (figures: (result: Gamma, labels: readonly string[]) => Figures): Measure =>
  ({ continuum, labels }, { input }) => {
    const weights = weightsOf(input['params']);
    if (weights === null) return undefined;
    return figures(gamma(continuum, { ...sampling, weights, categories: labels.length }), labels);
  };

function bestDisorder({ continuum }: MarkedContinuum, { input }: AgreementCase): Figures | undefined {
  const weights = weightsOf(input['params']);
  if (weights === null) return undefined;
  const coders = continuum.coders.map((units) => units.filter(({ start, end }) => end > start));
  if (coders.length < 2 || coders.every((units) => units.length === 0)) return null;
  return bestAlignment(coders, weights)?.disorder ?? null;
}

/** With the expected disorder given, only the best alignment is left to find. */
const gammaFigure: Measure = (marked, content) => {
  const expected: unknown = content.input['expected_disorder'];
  if (typeof expected !== 'number') return withGamma((result) => result.gamma.value)(marked, content);
  const observed = bestDisorder(marked, content);
  return typeof observed === 'number' ? gammaOf(observed, expected).value : observed;
};

const measures: Readonly<Record<string, Readonly<Record<string, Measure>>>> = {
  unitizing: {
    krippendorff_alpha_unitizing_2004: alpha2004,
    krippendorff_unitizing_2016_family: family2016,
  },
  gamma: {
    gamma: gammaFigure,
    gamma_best_alignment_disorder: bestDisorder,
    gamma_cat: withGamma((result) => result.categorial.value),
    gamma_k: withGamma((result, labels) => byLabel(labels, result.byCategory)),
  },
};

/** A case may expect a range, or no more than a bound: brought to figures that can be compared. */
function settled(expected: unknown, got: Figures | undefined, tolerance: number): { expected: unknown; tolerance: number } {
  if (isRecord(expected) && Array.isArray(expected['range'])) {
    const [low, high] = expected['range'].map(Number);
    if (low === undefined || high === undefined) return { expected, tolerance };
    return { expected: (low + high) / 2, tolerance: (high - low) / 2 };
  }
  if (!isRecord(expected) || !isRecord(got)) return { expected, tolerance };
  const figures = Object.entries(expected).map(([name, figure]) => {
    const bound = typeof figure === 'string' && figure.startsWith('<=') ? Number(figure.slice(2)) : Number.NaN;
    const value = got[name];
    return [name, typeof value === 'number' && value <= bound + tolerance ? value : figure];
  });
  return { expected: Object.fromEntries(figures), tolerance };
}

function runCase(content: unknown): CaseOutcome[] {
  const known = agreementCase(content);
  if (known === null) return [];
  const marked = markedContinuum(known.input);
  const measure = measures[known.kind]?.[String(known.metric['id'])];
  const figures = marked === null ? undefined : measure?.(marked, known);
  if (figures === undefined) return [notKnown(known)];
  return [outcomeOfCase({ ...known, ...settled(known.expected, figures, known.tolerance) }, figures)];
}

/** Agreement on the continuum: Krippendorff's unitizing measures, and gamma. */
export const unitizedContinua: OracleSuite = {
  recognises: (content) => Object.hasOwn(measures, agreementCase(content)?.kind ?? ''),
  run: runCase,
};
