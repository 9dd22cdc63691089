import { alphaByCategory, krippendorffAlpha } from '../../src/domain/agreement/alpha.ts';
import {
  fleissByCategory,
  fleissKappa,
  gwetAc1,
  percentAgreement,
  randolphKappa,
} from '../../src/domain/agreement/coefficients.ts';
import { cohenKappa, cohenKappaMax, weightedKappa } from '../../src/domain/agreement/cohen.ts';
import type { Contingency } from '../../src/domain/agreement/contingency.ts';
import { kappaErrors } from '../../src/domain/agreement/kappa-errors.ts';
import type { Outcome } from '../../src/domain/agreement/outcome.ts';
import { bennettS, lightKappa, multiKappa, scottPi } from '../../src/domain/agreement/pair-coefficients.ts';
import { agreementCase, notKnown, outcomeOfCase } from './agreement-case.ts';
import type { Figures } from './agreement-case.ts';
import { studyOf } from './coded-study.ts';
import type { CodedStudy } from './coded-study.ts';
import { namedDistance } from './named-distance.ts';
import type { CaseOutcome, OracleSuite } from './suite.ts';

type Metric = Readonly<Record<string, unknown>>;

/** The figures of a measure; undefined where a choice that the case makes is not known. */
type Measure = (study: CodedStudy, metric: Metric) => Figures | undefined;

const ofAll =
  (coefficient: (tally: CodedStudy['tally']) => Outcome): Measure =>
  ({ tally }) =>
    coefficient(tally).value;

/** Of exactly two coders; with fewer there is no figure. */
const ofTwo =
  (coefficient: (table: Contingency) => Figures | undefined): Measure =>
  ({ coders, tables: [table] }) =>
    coders < 2 ? null : coders > 2 || table === undefined ? undefined : coefficient(table);

const byCategory =
  (coefficient: (tally: CodedStudy['tally']) => Outcome[]): Measure =>
  ({ tally, categories }) => {
    const outcomes = coefficient(tally);
    return Object.fromEntries(categories.map((category, index) => [String(category), outcomes[index]?.value ?? null]));
  };

function asymptotic(table: Contingency): Figures {
  const { kappa, standardError, interval, standardErrorAtZero, z, probability } = kappaErrors(table);
  return {
    kappa: kappa.value,
    ase: standardError.value,
    ci95: interval === null ? null : [interval.low, interval.high],
    ase0: standardErrorAtZero.value,
    z: z.value,
    p2: probability.value,
  };
}

const measures: Readonly<Record<string, Measure>> = {
  percent_agreement: ofAll(percentAgreement),
  fleiss_kappa: ofAll(fleissKappa),
  fleiss_kappa_per_category: byCategory(fleissByCategory),
  randolph_free_marginal_kappa: ofAll(randolphKappa),
  gwet_ac1: ofAll(gwetAc1),
  krippendorff_alpha: ({ tally, categories }, metric) => {
    const distance = namedDistance(metric['distance'] ?? metric['level'] ?? 'nominal', categories);
    return distance === null ? undefined : krippendorffAlpha(tally, distance).value;
  },
  krippendorff_alpha_per_category: byCategory(alphaByCategory),
  cohen_kappa: ofTwo((table) => cohenKappa(table).value),
  cohen_kappa_max: ofTwo((table) => cohenKappaMax(table).value),
  cohen_kappa_asymptotic: ofTwo(asymptotic),
  weighted_kappa: (study, metric) => {
    const distance = namedDistance(metric['distance'] ?? metric['weights'] ?? metric['level'], study.categories);
    return distance === null ? undefined : ofTwo((table) => weightedKappa(table, distance).value)(study, metric);
  },
  scott_pi: ofTwo((table) => scottPi(table).value),
  bennett_s: ofTwo((table) => bennettS(table).value),
  light_kappa: ({ tables }) => lightKappa(tables).value,
  multi_kappa: ({ tables }) => multiKappa(tables).value,
};

const kinds = ['coding', 'contingency'];

function runCase(content: unknown): CaseOutcome[] {
  const known = agreementCase(content);
  if (known === null) return [];
  const study = studyOf(known.input);
  const measure = measures[String(known.metric['id'])];
  const figures = study === null ? undefined : measure?.(study, known.metric);
  return [figures === undefined ? notKnown(known) : outcomeOfCase(known, figures)];
}

/** Coefficients over coded units. */
export const codedUnits: OracleSuite = {
  recognises: (content) => kinds.includes(agreementCase(content)?.kind ?? ''),
  run: runCase,
};
