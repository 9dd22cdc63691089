import { describe, expect, it } from 'vitest';
import { addMatchCounts, matchCounts, pairSpans, scoresOf } from '../../../../src/domain/agreement/span-matching.ts';
import type { LabelledSpan } from '../../../../src/domain/agreement/span-matching.ts';
import { addSemevalCounts, semevalCounts, semevalScores } from '../../../../src/domain/agreement/semeval-2013.ts';

/** A span on fragments, each `[start, end]`. */
const span = (label: number, ...fragments: [number, number][]): LabelledSpan => ({
  label,
  fragments: fragments.map(([start, end]) => ({ start, end })),
});

describe('spans matched', () => {
  it('counts exact and overlapping pairs, label by label', () => {
    const gold = [span(0, [0, 4]), span(0, [6, 9]), span(1, [10, 12])];
    const predicted = [span(0, [0, 4]), span(0, [8, 12]), span(0, [10, 12]), span(1, [20, 22])];
    const counts = matchCounts(gold, predicted, 2);
    expect([...counts.gold]).toEqual([2, 1]);
    expect([...counts.predicted]).toEqual([3, 1]);
    expect([...counts.exact]).toEqual([1, 0]);
    expect([...counts.overlap]).toEqual([2, 0]);
    expect(scoresOf(counts, 'exact')).toEqual({ precision: { value: 0.25 }, recall: { value: 1 / 3 }, f1: { value: 2 / 7 } });
    expect(scoresOf(counts, 'overlap', 0).f1).toEqual({ value: 4 / 5 });
  });

  it('pairs one to one, as many as can be', () => {
    // Taken greedily from the left the long span would use up the only one that the second can have.
    const gold = [span(0, [0, 10]), span(0, [8, 12])];
    const predicted = [span(0, [9, 10]), span(0, [0, 2])];
    expect([...matchCounts(gold, predicted, 1).overlap]).toEqual([2]);
    expect([...matchCounts([span(0, [0, 10])], [span(0, [0, 2]), span(0, [4, 6])], 1).overlap]).toEqual([1]);
  });

  it('takes discontinuous spans as wholes', () => {
    const torn = span(0, [0, 2], [8, 10]);
    expect([...matchCounts([torn], [span(0, [0, 2], [8, 10])], 1).exact]).toEqual([1]);
    expect([...matchCounts([torn], [span(0, [0, 10])], 1).exact]).toEqual([0]);
    expect([...matchCounts([torn], [span(0, [9, 12])], 1).overlap]).toEqual([1]);
    // What lies in the gap has nothing in common with it.
    expect([...matchCounts([torn], [span(0, [3, 7])], 1).overlap]).toEqual([0]);
    expect([...matchCounts([span(0, [3, 7])], [torn], 1).overlap]).toEqual([0]);
  });

  it('counts a span that somebody set twice as often as the other side has it', () => {
    const counts = matchCounts([span(0, [1, 3]), span(0, [1, 3])], [span(0, [1, 3])], 1);
    expect([...counts.exact]).toEqual([1]);
  });

  it('has no figure where it would divide by nothing', () => {
    const none = { value: null, reason: 'no-units' };
    expect(scoresOf(matchCounts([], [], 1), 'exact')).toEqual({ precision: none, recall: none, f1: none });
    expect(scoresOf(matchCounts([], [span(0, [0, 1])], 1), 'overlap')).toEqual({
      precision: { value: 0 },
      recall: none,
      f1: { value: 0 },
    });
  });

  it('adds documents, as often as they were drawn', () => {
    const one = matchCounts([span(0, [0, 4])], [span(0, [0, 4])], 1);
    const other = matchCounts([span(0, [0, 4])], [], 1);
    expect(scoresOf(addMatchCounts([one, other]), 'exact').recall).toEqual({ value: 0.5 });
    expect(scoresOf(addMatchCounts([one, other], [3, 1]), 'exact').recall).toEqual({ value: 0.75 });
    expect(addMatchCounts([one, other], [0, 2])).toEqual(addMatchCounts([other, other]));
  });

  it('pairs spans of any label, those that cover more of each other first', () => {
    const first = [span(0, [0, 10]), span(1, [20, 30]), span(2, [40, 44])];
    const second = [span(1, [1, 10]), span(0, [0, 4]), span(1, [19, 31]), span(0, [19, 31])];
    expect(pairSpans(first, second)).toEqual([
      { first: 0, second: 0, common: 9 },
      { first: 1, second: 2, common: 10 },
    ]);
  });
});

describe('the schemes of SemEval-2013', () => {
  it('judge by boundaries, by label, by both, or by half', () => {
    const gold = [span(0, [0, 5]), span(1, [10, 15]), span(0, [20, 25]), span(1, [30, 35])];
    const predicted = [span(0, [0, 5]), span(0, [10, 15]), span(0, [21, 25]), span(0, [50, 55])];
    const tally = semevalCounts(gold, predicted);
    const counts = (correct: number, incorrect: number, partial: number): object => ({
      correct,
      incorrect,
      partial,
      missed: 1,
      spurious: 1,
    });
    expect(tally).toEqual({
      strict: counts(1, 2, 0),
      exact: counts(2, 1, 0),
      partial: counts(2, 0, 1),
      type: counts(2, 1, 0),
    });
    expect(semevalScores(tally.partial)).toEqual({
      precision: { value: 2.5 / 4 },
      recall: { value: 2.5 / 4 },
      f1: { value: 2.5 / 4 },
    });
  });

  it('give a gold span once, and prefer the right one to the first one', () => {
    const tally = semevalCounts([span(0, [0, 6])], [span(0, [0, 3]), span(0, [3, 6])]);
    expect(tally.type).toEqual({ correct: 1, incorrect: 0, partial: 0, missed: 0, spurious: 1 });
    expect(semevalCounts([span(1, [0, 6]), span(0, [0, 6])], [span(0, [0, 6])]).strict).toMatchObject({ correct: 1, missed: 1 });
  });

  it('add, and have no figure over nothing', () => {
    const one = semevalCounts([span(0, [0, 6])], [span(0, [0, 6])]);
    const other = semevalCounts([], [span(0, [0, 6])]);
    expect(addSemevalCounts([one, other], [2, 1]).strict).toEqual({ correct: 2, incorrect: 0, partial: 0, missed: 0, spurious: 1 });
    expect(semevalScores(semevalCounts([], []).strict).f1).toEqual({ value: null, reason: 'no-units' });
  });
});
