import { describe, expect, it } from 'vitest';
import { addTallies, tallyAdder, tallyOf, tallyOfContingency } from '../../../../src/domain/agreement/coincidences.ts';
import { addContingencies, contingencyAdder, contingencyOf, pairTables } from '../../../../src/domain/agreement/contingency.ts';
import { codingOf, fourObservers } from './published-tables.ts';

describe('tallies of coded units', () => {
  it('hold the coincidences of Krippendorff’s four observers, each value counted once', () => {
    const { coincidences, unitsByValues } = tallyOf(fourObservers);
    const expected = [
      [7, 4 / 3, 1 / 3, 1 / 3, 0],
      [4 / 3, 10, 4 / 3, 1 / 3, 0],
      [1 / 3, 4 / 3, 8, 1 / 3, 0],
      [1 / 3, 1 / 3, 1 / 3, 4, 0],
      [0, 0, 0, 0, 3],
    ];
    expected.flat().forEach((cell, index) => {
      expect(coincidences[index]).toBeCloseTo(cell, 12);
    });
    expect([...unitsByValues]).toEqual([0, 1, 1, 2, 8]);
  });

  it('take equal units together, as many as a row stands for', () => {
    const long = codingOf('ab', 'aaabb', 'aa.bb');
    const short = { ...codingOf('ab', 'aab', 'a.b'), repeats: [2, 1, 2] };
    expect(tallyOf(short)).toEqual(tallyOf(long));
    expect(pairTables(short)).toEqual(pairTables(long));
  });

  it('of a table are those of its coding', () => {
    const coding = codingOf('abc', 'aabbcca', 'abbcccb');
    expect(tallyOfContingency(contingencyOf(coding, 0, 1))).toEqual(tallyOf(coding));
  });

  it('add up with weights, again and again, and leave what they add as it was', () => {
    const documents = [codingOf('ab', 'ab', 'aa'), codingOf('ab', 'b.', 'bb'), codingOf('ab', 'abb', 'bab')];
    const drawn = codingOf('ab', 'b.' + 'abb'.repeat(3), 'bb' + 'bab'.repeat(3));
    const add = tallyAdder(documents.map(tallyOf));
    expect(add([0, 1, 3])).toEqual(tallyOf(drawn));
    expect(add()).toEqual(tallyOf(codingOf('ab', 'abb.abb', 'aabbbab')));
    expect(add([0, 1, 3])).toEqual(addTallies(documents.map(tallyOf), [0, 1, 3]));
    const tables = documents.map((document) => contingencyOf(document, 0, 1));
    expect(contingencyAdder(tables)([0, 1, 3])).toEqual(contingencyOf(drawn, 0, 1));
    expect(addContingencies(tables, [0, 1, 3]).unpaired).toBe(1);
  });

  it('of other categories or coders do not add', () => {
    const one = codingOf('ab', 'a', 'b');
    expect(() => addTallies([tallyOf(one), tallyOf(codingOf('abc', 'a', 'b'))])).toThrow(RangeError);
    expect(() => addTallies([tallyOf(one), tallyOf(codingOf('ab', 'a', 'b', 'b'))])).toThrow(RangeError);
    const tables = [contingencyOf(one, 0, 1), contingencyOf(codingOf('abc', 'a', 'b'), 0, 1)];
    expect(() => addContingencies(tables)).toThrow(RangeError);
  });
});
