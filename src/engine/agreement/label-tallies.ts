import type { CodedUnits } from '../../domain/agreement/coded-units.ts';
import { addTallies, tallyOf, type CodingTally } from '../../domain/agreement/coincidences.ts';
import type { NominalTable } from '../../domain/agreement/contingency.ts';
import type { Coded } from './coding-tallies.ts';
import { pairIndex, pairsAmong } from './statistic.ts';

const categories = ['borne', 'not borne'];

/** Of a pair and label: units to which both give it, the first does, the second does. */
const width = 3;

/**
 * Each label against everything else: units that annotators give it, or don't. A tally of units with two categories
 * rests only on how many annotators spoke and how many gave the label; tables are kept pair by pair.
 */
export function createLabelTallies(labels: number, annotators: number) {
  // By label, by annotators who spoke, by annotators who gave it.
  const side = annotators + 1;
  const units = new Float64Array(labels * side * side);
  const pairs = pairsAmong(annotators);
  const given = new Float64Array(labels * pairs * width);
  // By pair: units that both coded, and units that only one of the two did.
  const shared = new Float64Array(pairs);
  const unpaired = new Float64Array(pairs);

  /** @param coders Ascending. */
  const add = (coders: readonly number[], { bears, weights }: CodedUnits, total: number): void => {
    const pairOf = pairsWithin(coders, annotators);
    const givers = new Uint32Array(coders.length);
    const givenBy = new Float64Array(labels * coders.length);
    for (let label = 0; label < labels; label += 1) increase(units, (label * side + coders.length) * side, total);
    for (let entry = 0; entry < weights.length; entry += 1) {
      const weight = weights[entry] ?? 0;
      for (let label = 0; label < labels; label += 1) {
        let count = 0;
        for (let one = 0; one < coders.length; one += 1) {
          if (bears[one]?.[entry * labels + label] !== 1) continue;
          for (let index = 0; index < count; index += 1) {
            const pair = pairOf[(givers[index] ?? 0) * coders.length + one] ?? 0;
            increase(given, (label * pairs + pair) * width, weight);
          }
          givers[count] = one;
          count += 1;
          increase(givenBy, label * coders.length + one, weight);
        }
        if (count === 0) continue;
        const spoke = (label * side + coders.length) * side;
        increase(units, spoke + count, weight);
        increase(units, spoke, -weight);
      }
    }
    for (let one = 0; one < coders.length; one += 1) {
      for (let other = one + 1; other < coders.length; other += 1) {
        const pair = pairOf[one * coders.length + other] ?? 0;
        increase(shared, pair, total);
        for (let label = 0; label < labels; label += 1) {
          const at = (label * pairs + pair) * width;
          increase(given, at + 1, givenBy[label * coders.length + one] ?? 0);
          increase(given, at + 2, givenBy[label * coders.length + other] ?? 0);
        }
      }
      const coder = coders[one] ?? 0;
      for (let absent = 0; absent < annotators; absent += 1) {
        if (coders.includes(absent)) continue;
        increase(unpaired, pairIndex(Math.min(coder, absent), Math.max(coder, absent), annotators), total);
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

  const tableOf = (label: number, pair: number): NominalTable => {
    const at = (label * pairs + pair) * width;
    const total = shared[pair] ?? 0;
    const [both, first, second] = [given[at] ?? 0, given[at + 1] ?? 0, given[at + 2] ?? 0];
    return {
      categories: 2,
      total,
      agreed: both + (total - first - second + both),
      rows: [first, total - first],
      columns: [second, total - second],
      unpaired: unpaired[pair] ?? 0,
    };
  };

  const coded = (label: number): Coded => ({
    tally: () => tallyFor(label),
    tables: () => Array.from({ length: pairs }, (_, pair) => tableOf(label, pair)),
  });
  return { add, coded };
}

/** At `one * coders.length + other`, for coders by their places and the smaller first: which pair of all the two are. */
export function pairsWithin(coders: readonly number[], annotators: number): Uint32Array {
  const found = new Uint32Array(coders.length * coders.length);
  for (let one = 0; one < coders.length; one += 1) {
    for (let other = one + 1; other < coders.length; other += 1) {
      found[one * coders.length + other] = pairIndex(coders[one] ?? 0, coders[other] ?? 0, annotators);
    }
  }
  return found;
}

function increase(into: Float64Array, at: number, by: number): void {
  into[at] = (into[at] ?? 0) + by;
}
