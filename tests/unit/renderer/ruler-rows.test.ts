import { expect, test } from 'vitest';
import { heightAt, rulerRows } from '../../../src/renderer/features/ruler/ruler-rows.ts';
import type { RulerPart } from '../../../src/renderer/features/ruler/ruler-rows.ts';

/** Two blocks of a thousand letters each, the second three times as high; the heading above takes a fifth. */
const parts: readonly RulerPart[] = [
  { start: 0, end: 1000, top: 0.2, bottom: 0.4 },
  { start: 1001, end: 2001, top: 0.4, bottom: 1 },
];

test('an offset stands between the ends of its part in proportion', () => {
  expect(heightAt(parts, 0)).toBeCloseTo(0.2);
  expect(heightAt(parts, 500)).toBeCloseTo(0.3);
  expect(heightAt(parts, 1000)).toBeCloseTo(0.4);
  expect(heightAt(parts, 1501)).toBeCloseTo(0.7);
  expect(heightAt(parts, 2001)).toBeCloseTo(1);
  expect(heightAt([], 7)).toBe(0);
});

test('each mark has its rows, two at least, and what lies inside another is seen over it', () => {
  const rows = rulerRows(parts, [{ start: 0, end: 1000 }, { start: 500, end: 501 }, { start: 2000, end: 2001 }], 100);
  expect(Array.from(rows.subarray(0, 20))).toEqual(Array.from({ length: 20 }, () => -1));
  expect(Array.from(rows.subarray(20, 40))).toEqual(Array.from({ length: 20 }, (_, row) => (row === 10 || row === 11 ? 1 : 0)));
  expect(rows.slice(40, 98).every((mark) => mark === -1)).toBe(true);
  expect(Array.from(rows.subarray(98))).toEqual([2, 2]);
});
