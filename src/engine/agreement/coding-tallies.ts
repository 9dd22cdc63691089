import { krippendorffAlpha } from '../../domain/agreement/alpha.ts';
import { codedUnits, type CodedUnits } from '../../domain/agreement/coded-units.ts';
import { fleissKappa, gwetAc1, percentAgreement, randolphKappa } from '../../domain/agreement/coefficients.ts';
import { cohenKappa } from '../../domain/agreement/cohen.ts';
import { completeTally, tallyAdder, tallyOfContingency, unitsWith, type CodingTally } from '../../domain/agreement/coincidences.ts';
import type { NominalTable, PairTable } from '../../domain/agreement/contingency.ts';
import { createDocumentRows } from '../../domain/agreement/document-rows.ts';
import type { Outcome } from '../../domain/agreement/outcome.ts';
import { bennettS, lightKappa, multiKappa, scottPi } from '../../domain/agreement/pair-coefficients.ts';
import type { AgreementMeasure, AgreementUnit } from '../../domain/api/agreement-methods.ts';
import { createLabelTallies, pairsWithin } from './label-tallies.ts';
import type { ComparedDocument } from './read-documents.ts';
import { meanOf, pairIndex, pairsAmong, type Statistic } from './statistic.ts';

/** All that is known of a coding: for any number of annotators, and table by table for two. */
export interface Coded {
  readonly tally: () => CodingTally;
  /** Of each pair of annotators, in the order of `pairIndex`. */
  readonly tables: () => readonly PairTable[];
}

const overPairs =
  (coefficient: (table: PairTable) => Outcome) =>
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

/** Of a pair: units on which both agreed; then units of each category of the first, then of the second. */
const widthOf = (size: number): number => 1 + 2 * size;

/** Tallies units of the text, document by document; “unlabelled” is the category behind the labels. */
export function createCodingTallies({ measures, labels, annotators, unit }: Asked) {
  const size = labels.length + 1;
  const pairs = pairsAmong(annotators);
  const width = widthOf(size);
  // A row for each document: what nominal coefficients need of each pair, and the units that each annotator coded.
  const rows = createDocumentRows(width * pairs + annotators);
  const tallies: CodingTally[] = [];
  // Whole tables, over all documents: row-major, the first annotator's category and the second's.
  const tables = new Float64Array(pairs * size * size);
  const byLabel = createLabelTallies(labels.length, annotators);

  const add = (document: ComparedDocument): void => {
    const { coders } = document;
    const units = codedUnits(document, labels.length, document.rule);
    const total = units.weights.reduce((sum, weight) => sum + weight, 0);
    const used = usedBy(units, size);
    const coincidences = new Float64Array(size * size);
    const pairOf = pairsWithin(coders, annotators);
    let agreements = 0;
    for (let one = 0; one < coders.length; one += 1) {
      rows.add(width * pairs + (coders[one] ?? 0), total);
      for (let other = one + 1; other < coders.length; other += 1) {
        const pair = pairOf[one * coders.length + other] ?? 0;
        const table = tables.subarray(pair * size * size, (pair + 1) * size * size);
        const agreed = addToTables(units, one, other, size, [table, coincidences]);
        agreements += agreed;
        rows.add(pair * width, agreed);
        for (let category = 0; category < size; category += 1) {
          rows.add(pair * width + 1 + category, used[one]?.[category] ?? 0);
          rows.add(pair * width + 1 + size + category, used[other]?.[category] ?? 0);
        }
      }
    }
    rows.end();
    tallies.push(completeTally({ coders: annotators, spoke: coders.length, total, agreements, coincidences, used }));
    byLabel.add(coders, units, total);
  };

  const tablesFrom = (sums: Float64Array): NominalTable[] => {
    const found: NominalTable[] = [];
    for (let first = 0; first < annotators; first += 1) {
      for (let second = first + 1; second < annotators; second += 1) {
        const start = pairIndex(first, second, annotators) * width;
        const margins = sums.subarray(start + 1, start + 1 + size);
        const total = margins.reduce((sum, count) => sum + count, 0);
        const coded = (sums[width * pairs + first] ?? 0) + (sums[width * pairs + second] ?? 0);
        found.push({
          categories: size,
          total,
          agreed: sums[start] ?? 0,
          rows: margins,
          columns: sums.subarray(start + 1 + size, start + width),
          unpaired: coded - 2 * total,
        });
      }
    }
    return found;
  };

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
          return { outcome: measure({ tally: () => tally, tables: () => tablesFrom(rows.at(index)).filter(({ total }) => total > 0) }), count: unitsWith(tally, 2) };
        },
        ofPair: (first, second) => {
          const pair = pairIndex(first, second, annotators);
          const counts = tables.subarray(pair * size * size, (pair + 1) * size * size);
          const table = { categories: size, counts, unpaired: tablesFrom(rows.sum())[pair]?.unpaired ?? 0 };
          const tally = tallyOfContingency(table);
          return { outcome: measure({ tally: () => tally, tables: () => [table] }), count: unitsWith(tally, 2) };
        },
        byLabel: () => labels.map((label, index) => ({ label, outcome: measure(byLabel.coded(index)), count })),
      };
    });
  };
  return { add, statistics };
}

/** By annotator: how many units were given each category. */
function usedBy({ values, weights }: CodedUnits, size: number): Float64Array[] {
  return values.map((said) => {
    const used = new Float64Array(size);
    for (let entry = 0; entry < said.length; entry += 1) {
      const category = said[entry] ?? 0;
      used[category] = (used[category] ?? 0) + (weights[entry] ?? 0);
    }
    return used;
  });
}

/** Adds the units of two annotators (by their places) to tables of what the one said and the other; how many are alike. */
function addToTables({ values, weights }: CodedUnits, one: number, other: number, size: number, into: readonly Float64Array[]): number {
  const counts = new Float64Array(size * size);
  const [first, second] = [values[one] ?? none, values[other] ?? none];
  for (let entry = 0; entry < first.length; entry += 1) {
    const cell = (first[entry] ?? 0) * size + (second[entry] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + (weights[entry] ?? 0);
  }
  let agreed = 0;
  for (let category = 0; category < size; category += 1) agreed += counts[category * (size + 1)] ?? 0;
  for (const table of into) counts.forEach((units, cell) => (table[cell] = (table[cell] ?? 0) + units));
  return agreed;
}

const none = new Int32Array(0);
