import { flatten, type Continuum } from '../../domain/agreement/continuum.ts';
import { unitsOf } from '../../domain/agreement/coded-units.ts';
import { unavailable, type Outcome } from '../../domain/agreement/outcome.ts';
import { unitizing2004, type Unitizing2004 } from '../../domain/agreement/unitizing-2004.ts';
import { unitizingAlpha, type UnitizingFamily } from '../../domain/agreement/unitizing-2016.ts';
import { createUnitizingSum, togetherOf, unitizedPairs, unitizingAdder, type UnitizingTally } from '../../domain/agreement/unitizing-tally.ts';
import type { AgreementMeasure } from '../../domain/api/agreement-methods.ts';
import type { ExclusionLedger } from './exclusions.ts';
import type { ComparedDocument } from './read-documents.ts';
import { pairIndex, pairsAmong, weightedMeanOf, type Statistic } from './statistic.ts';

const families = { 'unitizing-u': 'u', 'unitizing-binary': 'binary', 'unitizing-coding': 'coding' } as const;
type FamilyMeasure = keyof typeof families;
export type UnitizingMeasure = FamilyMeasure | 'unitizing-2004';

const isOfFamily = (name: AgreementMeasure): name is FamilyMeasure => Object.hasOwn(families, name);
export const isUnitizingMeasure = (name: AgreementMeasure): name is UnitizingMeasure => name === 'unitizing-2004' || isOfFamily(name);

interface Asked {
  readonly measures: readonly UnitizingMeasure[];
  readonly labels: readonly string[];
  readonly annotators: number;
  readonly excluded: ExclusionLedger;
  readonly idOf: (annotator: number) => string;
}

/** A document as a continuum; what overlaps in one layer is flattened, and counted. */
export function continuumOf(document: ComparedDocument, onFlattened: (coder: number, spans: number) => void): Continuum {
  return {
    length: document.length,
    coders: document.layers.map((layer, index) => {
      const { units, shortened } = flatten(unitsOf(layer));
      if (shortened > 0) onFlattened(document.coders[index] ?? 0, shortened);
      return units;
    }),
  };
}

/** The unitizing family over all documents laid end to end; α_U of 2004 document by document. */
export function createUnitizingTallies({ measures, labels, annotators, excluded, idOf }: Asked) {
  const needsFamily = measures.some(isOfFamily);
  const needs2004 = measures.includes('unitizing-2004');
  const tallies: UnitizingTally[] = [];
  const ofPairs = Array.from({ length: needsFamily ? pairsAmong(annotators) : 0 }, () => createUnitizingSum(labels.length));
  const earlier: Unitizing2004[] = [];
  const earlierOfPairs = new Map<number, { readonly outcomes: Outcome[]; readonly units: number[] }>();
  const unitCounts: number[] = [];
  const lengths: number[] = [];
  const lengthOfPairs = new Map<number, number>();

  const add = (document: ComparedDocument): void => {
    const { id, coders, length } = document;
    const continuum = continuumOf(document, (coder, count) =>
      excluded.add({ reason: 'overlap-flattened', kind: 'span', document: id, annotator: idOf(coder), count }),
    );
    lengths.push(length);
    unitCounts.push(continuum.coders.reduce((sum, units) => sum + units.length, 0));
    if (needsFamily) {
      const pairs = unitizedPairs(continuum, labels.length);
      tallies.push(togetherOf(pairs, coders.length, labels.length));
      // With two annotators the pair is the whole.
      if (annotators > 2) {
        for (const { first, second, tally } of pairs) ofPairs[pairIndex(coders[first] ?? 0, coders[second] ?? 0, annotators)]?.add(tally);
      }
    }
    if (needs2004) earlier.push(unitizing2004(continuum, labels.length));
    coders.forEach((first, row) => {
      for (let column = row + 1; column < coders.length; column += 1) {
        const pair = pairIndex(first, coders[column] ?? 0, annotators);
        lengthOfPairs.set(pair, (lengthOfPairs.get(pair) ?? 0) + length);
        if (annotators === 2 || !needs2004) continue;
        const [one = [], other = []] = [continuum.coders[row], continuum.coders[column]];
        const known = earlierOfPairs.get(pair) ?? { outcomes: [], units: [] };
        known.outcomes.push(unitizing2004({ length, coders: [one, other] }, labels.length).overall);
        known.units.push(one.length + other.length);
        earlierOfPairs.set(pair, known);
      }
    });
  };

  const statistics = (): Statistic[] => {
    const adder = unitizingAdder(tallies);
    let last: { readonly weights: ArrayLike<number> | undefined; readonly family: UnitizingFamily } | null = null;
    const familyOver = (weights?: ArrayLike<number>): UnitizingFamily => {
      if (last === null || last.weights !== weights) last = { weights, family: unitizingAlpha(adder(weights)) };
      return last.family;
    };
    const count = lengths.reduce((sum, length) => sum + length, 0);
    const weighted = (outcomes: readonly Outcome[], weights?: ArrayLike<number>): Outcome =>
      weightedMeanOf(outcomes, weights === undefined ? unitCounts : unitCounts.map((units, index) => units * (weights[index] ?? 0)));
    const overalls = earlier.map(({ overall }) => overall);
    return measures.map((name): Statistic => {
      const common = { name, kind: 'character' as const, count };
      const countOf = (pair: number): number => lengthOfPairs.get(pair) ?? 0;
      if (isOfFamily(name)) {
        const part = families[name];
        return {
          ...common,
          overall: (weights) => familyOver(weights)[part],
          atDocument: (index) => ({ outcome: partOf(tallies[index], part), count: lengths[index] ?? 0 }),
          ofPair: (first, second) => {
            const pair = pairIndex(first, second, annotators);
            return { outcome: annotators === 2 ? familyOver()[part] : partOf(ofPairs[pair]?.sum(), part), count: countOf(pair) };
          },
          // The family has one figure for a category, (k)uα, which belongs to cuα.
          byLabel: () =>
            name === 'unitizing-coding'
              ? labels.map((label, index) => ({ label, outcome: familyOver().byCategory[index] ?? unavailable('no-units'), count }))
              : [],
        };
      }
      return {
        ...common,
        overall: (weights) => weighted(overalls, weights),
        atDocument: (index) => ({ outcome: overalls[index] ?? unavailable('no-units'), count: lengths[index] ?? 0 }),
        ofPair: (first, second) => {
          const pair = pairIndex(first, second, annotators);
          const known = earlierOfPairs.get(pair);
          const outcome = annotators === 2 ? weighted(overalls) : weightedMeanOf(known?.outcomes ?? [], known?.units ?? []);
          return { outcome, count: countOf(pair) };
        },
        byLabel: () =>
          labels.map((label, index) => ({
            label,
            outcome: weighted(earlier.map(({ byCategory }) => byCategory[index] ?? unavailable('no-units'))),
            count,
          })),
      };
    });
  };
  return { add, statistics };
}

function partOf(tally: UnitizingTally | undefined, part: (typeof families)[FamilyMeasure]): Outcome {
  return tally === undefined || tally.coders === 0 ? unavailable('nothing-in-common') : unitizingAlpha(tally)[part];
}
