import {
  distanceBetween,
  interval,
  linear,
  nominal,
  ordinal,
  quadratic,
  ratio,
} from '../../src/domain/agreement/distance.ts';
import type { Distance } from '../../src/domain/agreement/distance.ts';
import {
  jaccardDistance,
  masiDistanceOfDkpro,
  masiDistanceOfNltk,
  partialMatchDistance,
} from '../../src/domain/agreement/set-distance.ts';
import type { LabelSet } from '../../src/domain/agreement/set-distance.ts';
import { isList } from './coded-study.ts';
import { isRecord } from './suite.ts';

const plain: Readonly<Record<string, Distance>> = { nominal, ordinal, linear, quadratic };

const ofNumbers: Readonly<Record<string, (numbers: readonly number[]) => Distance>> = { interval, ratio };

const ofSets: Readonly<Record<string, (one: LabelSet, other: LabelSet) => number>> = {
  jaccard: jaccardDistance,
  set: partialMatchDistance,
  masi_nltk: masiDistanceOfNltk,
  dkpro_masi: masiDistanceOfDkpro,
};

/** A distance that a case names, or spells out as `{default, pairs: [[one, other, distance]]}`; null if unknown. */
export function namedDistance(name: unknown, categories: readonly unknown[]): Distance | null {
  if (isRecord(name)) return spelledOut(name, categories);
  const key = String(name);
  const numbers = ofNumbers[key];
  if (numbers !== undefined) return numbers(categories.map(Number));
  const sets = ofSets[key];
  if (sets !== undefined) return distanceBetween(categories.map(setOf), sets);
  return plain[key] ?? null;
}

const setOf = (value: unknown): LabelSet => new Set(isList(value) ? value.map(String) : [String(value)]);

function spelledOut(table: Readonly<Record<string, unknown>>, categories: readonly unknown[]): Distance | null {
  const { default: otherwise, pairs } = table;
  if (typeof otherwise !== 'number' || !isList(pairs)) return null;
  const named = pairs.filter(isList);
  return distanceBetween(categories, (one, other) => {
    const pair = named.find(([first, second]) => (first === one && second === other) || (first === other && second === one));
    return pair === undefined ? otherwise : Number(pair[2]);
  });
}
