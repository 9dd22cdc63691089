import type { CodedUnits } from '../../domain/agreement/coded-units.ts';
import { addTallies, tallyOf, type CodingTally } from '../../domain/agreement/coincidences.ts';
import type { Contingency } from '../../domain/agreement/contingency.ts';
import type { Coded } from './coding-tallies.ts';
import { pairIndex, pairsAmong } from './statistic.ts';

const categories = ['borne', 'not borne'];

/**
 * Each label against everything else: units that annotators give it, or don't. A tally of units with two categories
 * rests only on how many annotators spoke and how many gave the label; tables are kept pair by pair.
 */
export function createLabelTallies(labels: number, annotators: number) {
  // By label, by annotators who spoke, by annotators who gave it.
  const side = annotators + 1;
  const units = new Float64Array(labels * side * side);
  const pairs = pairsAmong(annotators);
  // First and second: both, first alone, second alone, neither; and units that only one of the two coded.
  const tables = new Float64Array(labels * pairs * 5);
  const increase = (into: Float64Array, at: number, by: number): void => {
    into[at] = (into[at] ?? 0) + by;
  };

  const add = (coders: readonly number[], coded: CodedUnits, total: number): void => {
    for (let label = 0; label < labels; label += 1) {
      const base = label * pairs * 5;
      const given = new Float64Array(coders.length + 1);
      let touched = 0;
      for (let entry = 0; entry < coded.weights.length; entry += 1) {
        let count = 0;
        for (const bears of coded.bears) count += bears[entry * labels + label] ?? 0;
        if (count === 0) continue;
        const weight = coded.weights[entry] ?? 0;
        given[count] = (given[count] ?? 0) + weight;
        touched += weight;
        for (let one = 0; one < coders.length; one += 1) {
          const row = coded.bears[one]?.[entry * labels + label] === 1 ? 0 : 2;
          for (let other = one + 1; other < coders.length; other += 1) {
            const column = coded.bears[other]?.[entry * labels + label] === 1 ? 0 : 1;
            increase(tables, base + pairIndex(coders[one] ?? 0, coders[other] ?? 0, annotators) * 5 + row + column, weight);
          }
        }
      }
      given[0] = total - touched;
      given.forEach((weight, count) => increase(units, (label * side + coders.length) * side + count, weight));
      for (let one = 0; one < coders.length; one += 1) {
        for (let other = one + 1; other < coders.length; other += 1) {
          increase(tables, base + pairIndex(coders[one] ?? 0, coders[other] ?? 0, annotators) * 5 + 3, total - touched);
        }
        for (let other = 0; other < annotators; other += 1) {
          if (coders.includes(other)) continue;
          const [first, second] = [Math.min(coders[one] ?? 0, other), Math.max(coders[one] ?? 0, other)];
          increase(tables, base + pairIndex(first, second, annotators) * 5 + 4, total);
        }
      }
    }
  };

  const tallyFor = (label: number): CodingTally => {
    const tallies: CodingTally[] = [];
    const weights: number[] = [];
    for (let spoke = 0; spoke < side; spoke += 1) {
      for (let count = 0; count <= spoke; count += 1) {
        const weight = units[(label * side + spoke) * side + count] ?? 0;
        if (weight === 0) continue;
        const row = Array.from({ length: spoke }, (_, index) => (index < count ? 0 : 1));
        tallies.push(tallyOf({ categories, coders: annotators, values: [row] }));
        weights.push(weight);
      }
    }
    return tallies.length === 0 ? tallyOf({ categories, coders: annotators, values: [] }) : addTallies(tallies, weights);
  };

  const coded = (label: number): Coded => ({
    tally: () => tallyFor(label),
    tables: () =>
      Array.from({ length: pairs }, (_, pair): Contingency => {
        const start = (label * pairs + pair) * 5;
        return { categories: 2, counts: tables.subarray(start, start + 4), unpaired: tables[start + 4] ?? 0 };
      }),
  });
  return { add, coded };
}
