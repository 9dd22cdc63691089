import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isClusterBoundary } from '../../../src/domain/text/graphemes.ts';
import { moveEdge } from '../../../src/renderer/document/overlay/reshaping.ts';

const text = 'قال المتحدث إنّ الجسر سيفتح قريبًا، وأضاف أنه آمن.';
const at = (word: string): number => text.indexOf(word);
const stretch = (first: string, last: string) => ({ start: at(first), end: at(last) + last.length });

describe('an edge that is dragged', () => {
  test('goes to the nearest place where a word starts or ends', () => {
    const held = [stretch('الجسر', 'سيفتح')];
    const start = moveEdge(text, held, { fragment: 0, edge: 'start' }, at('إنّ') + 1, 'word');
    expect(start).toEqual([stretch('إنّ', 'سيفتح')]);
    const end = moveEdge(text, held, { fragment: 0, edge: 'end' }, at('قريبًا') + 5, 'word');
    expect(end).toEqual([stretch('الجسر', 'قريبًا')]);
  });

  test('goes by clusters where asked, never between a letter and its mark', () => {
    const held = [stretch('إنّ', 'سيفتح')];
    const moved = moveEdge(text, held, { fragment: 0, edge: 'start' }, at('إنّ') + 2, 'cluster');
    expect(isClusterBoundary(text, moved[0]?.start ?? -1)).toBe(true);
    expect(moved[0]?.start).not.toBe(at('إنّ') + 2);
  });

  test('stays on its side and out of the other fragments, wherever it is dragged', () => {
    const held = [stretch('المتحدث', 'المتحدث'), stretch('الجسر', 'سيفتح'), stretch('وأضاف', 'أنه')];
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.constantFrom('start' as const, 'end' as const),
        fc.nat(text.length),
        fc.constantFrom('word' as const, 'cluster' as const),
        (fragment, edge, offset, unit) => {
          const moved = moveEdge(text, held, { fragment, edge }, offset, unit);
          const places = moved.flatMap(({ start, end }) => [start, end]);
          expect(places).toEqual([...places].sort((a, b) => a - b));
          for (const { start, end } of moved) expect(end).toBeGreaterThan(start);
          for (const place of places) expect(isClusterBoundary(text, place)).toBe(true);
        },
      ),
    );
  });
});
