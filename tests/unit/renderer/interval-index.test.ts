import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createIntervalIndex } from '../../../src/renderer/document/interval-index.ts';
import type { Interval } from '../../../src/renderer/document/interval-index.ts';

const interval = (start: number, end: number, value = 0): Interval<number> => ({ start, end, value });

const stretch = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }));
const step = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), stretch }),
  fc.record({ kind: fc.constant('remove' as const), position: fc.nat() }),
  fc.record({ kind: fc.constant('ask' as const), stretch }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What the index answers to each step, and what a plain list would. */
function runBoth(steps: readonly Step[]): { answers: unknown[]; wanted: unknown[] } {
  const index = createIntervalIndex<number>();
  const plain: Interval<number>[] = [];
  const [answers, wanted]: [unknown[], unknown[]] = [[], []];
  const values = (intervals: Interval<number>[]): number[] =>
    intervals.map(({ value }) => value).sort((a, b) => a - b);
  steps.forEach((each, number) => {
    if (each.kind === 'insert') {
      const made = interval(each.stretch[0], each.stretch[0] + each.stretch[1], number);
      index.insert(made);
      plain.push(made);
    } else if (each.kind === 'remove') {
      const [gone] = plain.splice(plain.length === 0 ? 0 : each.position % plain.length, 1);
      answers.push(gone === undefined ? true : index.remove(gone));
      wanted.push(true);
    } else {
      const [from, to] = [each.stretch[0], each.stretch[0] + each.stretch[1]];
      answers.push(values(index.overlapping(from, to)));
      wanted.push(values(plain.filter(({ start, end }) => start < to && end > from)));
    }
    answers.push(index.size());
    wanted.push(plain.length);
  });
  return { answers, wanted };
}

describe('the interval index', () => {
  test('finds what overlaps, and nothing that only touches', () => {
    const inside = interval(4, 6);
    const around = interval(0, 20);
    const index = createIntervalIndex([interval(0, 4), inside, interval(8, 9), around]);
    expect(index.overlapping(4, 8)).toEqual([around, inside]);
    expect(index.overlapping(20, 30)).toEqual([]);
  });

  test('takes out the very interval that was put in, among its equals', () => {
    const twins = [interval(2, 5, 1), interval(2, 5, 2), interval(2, 5, 3)];
    const index = createIntervalIndex(twins);
    expect(twins[1] !== undefined && index.remove(twins[1])).toBe(true);
    expect(index.remove(interval(2, 5, 1))).toBe(false);
    expect(index.overlapping(0, 9).map(({ value }) => value).sort((a, b) => a - b)).toEqual([1, 3]);
    expect(index.size()).toBe(2);
  });

  test('agrees with a plain list through any insertions and removals', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const { answers, wanted } = runBoth(steps);
        expect(answers).toEqual(wanted);
      }),
    );
  });

  test('answers in the order of starts', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 60 }), (stretches) => {
        const index = createIntervalIndex(stretches.map(([start, length]) => interval(start, start + length)));
        const starts = index.overlapping(10, 50).map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
    );
  });
});
