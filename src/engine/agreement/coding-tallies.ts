import { krippendorffAlpha } from '../../domain/agreement/alpha.ts';
import { codedUnits } from '../../domain/agreement/coded-units.ts';
import { fleissKappa, gwetAc1, percentAgreement, randolphKappa } from '../../domain/agreement/coefficients.ts';
import { cohenKappa } from '../../domain/agreement/cohen.ts';
import { addTallies, tallyAdder, tallyOf, tallyOfContingency, unitsWith, type CodingTally } from '../../domain/agreement/coincidences.ts';
import type { Contingency } from '../../domain/agreement/contingency.ts';
import { createDocumentRows } from '../../domain/agreement/document-rows.ts';
import type { Outcome } from '../../domain/agreement/outcome.ts';
import { bennettS, lightKappa, multiKappa, scottPi } from '../../domain/agreement/pair-coefficients.ts';
import type { AgreementMeasure, AgreementUnit } from '../../domain/api/agreement-methods.ts';
import { createLabelTallies } from './label-tallies.ts';
import type { ComparedDocument } from './read-documents.ts';
import { meanOf, pairIndex, pairsAmong, type Statistic } from './statistic.ts';

/** All that is known of a coding: for any number of annotators, and table by table for two. */
export interface Coded {
  readonly tally: () => CodingTally;
  /** Of each pair of annotators, in the order of `pairIndex`. */
  readonly tables: () => readonly Contingency[];
}

const overPairs =
  (coefficient: (table: Contingency) => Outcome) =>
  ({ tables }: Coded): Outcome =>
    meanOf(tables().map(coefficient));

/** What measures agreement on coded units, and what it is for two alone. */
const codingMeasures = {
  percent: (coded) => percentAgreement(coded.tally()),
  'cohen-kappa': overPairs(cohenKappa),
  'scott-pi': overPairs(scottPi),
  'fleiss-kappa': (coded) => fleissKappa(coded.tally()),
  'light-kappa': (coded) => lightKappa(coded.tables()),
  'multi-kappa': (coded) => multiKappa(coded.tables()),
  'bennett-s': overPairs(bennettS),
  'randolph-kappa': (coded) => randolphKappa(coded.tally()),
  'gwet-ac1': (coded) => gwetAc1(coded.tally()),
  'alpha-nominal': (coded) => krippendorffAlpha(coded.tally()),
} as const satisfies Partial<Record<AgreementMeasure, (coded: Coded) => Outcome>>;
export type CodingMeasure = keyof typeof codingMeasures;

export function isCodingMeasure(name: AgreementMeasure): name is CodingMeasure {
  return Object.hasOwn(codingMeasures, name);
}

interface Asked {
  readonly measures: readonly CodingMeasure[];
  readonly labels: readonly string[];
  readonly annotators: number;
  readonly unit: AgreementUnit;
}

/** Tallies units of the text, document by document; “unlabelled” is the category behind the labels. */
export function createCodingTallies({ measures, labels, annotators, unit }: Asked) {
  const categories = [...labels, ''];
  const size = categories.length;
  // A table for each pair, and behind its cells the units that only one of the two coded.
  const width = size * size + 1;
  const rows = createDocumentRows(width * pairsAmong(annotators));
  const tallies: CodingTally[] = [];
  const byLabel = createLabelTallies(labels.length, annotators);
  const single = singleTallies(categories, annotators);

  const add = (document: ComparedDocument): void => {
    const { coders } = document;
    const units = codedUnits(document, labels.length, document.rule);
    const patterns = new Map<string, { readonly values: readonly number[]; weight: number }>();
    let total = 0;
    for (let entry = 0; entry < units.weights.length; entry += 1) {
      const weight = units.weights[entry] ?? 0;
      total += weight;
      let key = '';
      for (const values of units.values) key += String.fromCharCode(values[entry] ?? 0);
      const known = patterns.get(key);
      if (known === undefined) patterns.set(key, { values: units.values.map((values) => values[entry] ?? 0), weight });
      else known.weight += weight;
    }
    const found = [...patterns.values()];
    tallies.push(
      found.length === 0
        ? tallyOf({ categories, coders: annotators, values: [] })
        : addTallies(found.map(({ values }) => single(coders, values)), found.map(({ weight }) => weight)),
    );
    coders.forEach((first, row) => {
      coders.slice(row + 1).forEach((second, after) => {
        const column = row + 1 + after;
        const base = pairIndex(first, second, annotators) * width;
        for (const { values, weight } of found) rows.add(base + (values[row] ?? 0) * size + (values[column] ?? 0), weight);
      });
      for (let other = 0; other < annotators; other += 1) {
        if (coders.includes(other)) continue;
        rows.add(pairIndex(Math.min(first, other), Math.max(first, other), annotators) * width + width - 1, total);
      }
    });
    rows.end();
    byLabel.add(coders, units, total);
  };

  const tablesFrom = (sums: Float64Array): Contingency[] =>
    Array.from({ length: pairsAmong(annotators) }, (_, pair) => ({
      categories: size,
      counts: sums.subarray(pair * width, (pair + 1) * width - 1),
      unpaired: sums[(pair + 1) * width - 1] ?? 0,
    }));

  const statistics = (): Statistic[] => {
    const adder = tallyAdder(tallies);
    let last: { readonly weights: ArrayLike<number> | undefined; readonly tally: CodingTally } | null = null;
    const tallyWith = (weights?: ArrayLike<number>): CodingTally => {
      if (last === null || last.weights !== weights) last = { weights, tally: adder(weights) };
      return last.tally;
    };
    const count = unitsWith(tallyWith(), 2);
    return measures.map((name) => {
      const measure: (coded: Coded) => Outcome = codingMeasures[name];
      return {
        name,
        kind: unit,
        count,
        overall: (weights) => measure({ tally: () => tallyWith(weights), tables: () => tablesFrom(rows.sum(weights)) }),
        atDocument: (index) => {
          const tally = tallies[index] ?? adder();
          // Whoever has no layer in the document is no annotator of it.
          const tables = (): Contingency[] => tablesFrom(rows.at(index)).filter(({ counts }) => counts.some((cell) => cell > 0));
          return { outcome: measure({ tally: () => tally, tables }), count: unitsWith(tally, 2) };
        },
        ofPair: (first, second) => {
          const table = tablesFrom(rows.sum())[pairIndex(first, second, annotators)] ?? { categories: size, counts: new Float64Array(size * size), unpaired: 0 };
          const tally = tallyOfContingency(table);
          return { outcome: measure({ tally: () => tally, tables: () => [table] }), count: unitsWith(tally, 2) };
        },
        byLabel: () => labels.map((label, index) => ({ label, outcome: measure(byLabel.coded(index)), count })),
      };
    });
  };
  return { add, statistics };
}

/** The tally of one unit, made once for each way in which it can be coded. */
function singleTallies(categories: readonly string[], annotators: number) {
  const known = new Map<string, CodingTally>();
  return (coders: readonly number[], values: readonly number[]): CodingTally => {
    const key = coders.map((coder, index) => String.fromCharCode(coder, values[index] ?? 0)).join('');
    let tally = known.get(key);
    if (tally === undefined) {
      const row = Array.from({ length: annotators }, (): number | null => null);
      coders.forEach((coder, index) => {
        row[coder] = values[index] ?? null;
      });
      tally = tallyOf({ categories, coders: annotators, values: [row] });
      known.set(key, tally);
    }
    return tally;
  };
}

