import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveEdgeBy, nextEdge } from '../../../src/domain/text/edge-moves.ts';
import type { EdgeMove, EdgeOfFragment, EdgeOutcome } from '../../../src/domain/text/edge-moves.ts';
import { isClusterBoundary, snapToClusters } from '../../../src/domain/text/graphemes.ts';
import type { TextRange } from '../../../src/domain/text/range.ts';
import { stopUnits } from '../../../src/domain/text/stops.ts';
import { anyText } from './texts.ts';

interface Case {
  readonly text: string;
  readonly fragments: TextRange[];
  readonly edge: EdgeOfFragment;
  readonly excluded: TextRange[];
}

const hasWords = (text: string, { start, end }: TextRange): boolean => /\S/u.test(text.slice(start, end));
const endsInNewline = (text: string, { start, end }: TextRange): boolean => /^[\r\n]|[\r\n]$/u.test(text.slice(start, end));

/** Some fragments of a text as the desk makes them, an edge of one of them, and stretches that are not annotated. */
const cases: fc.Arbitrary<Case> = anyText
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      cuts: fc.array(fc.nat(text.length), { minLength: 2, maxLength: 6 }),
      barred: fc.array(fc.nat(text.length), { maxLength: 2 }),
      number: fc.nat(5),
      edge: fc.constantFrom('start' as const, 'end' as const),
    }),
  )
  .map(({ text, cuts, barred, number, edge }) => {
    const sorted = cuts.map((cut) => snapToClusters(text, { start: cut, end: cut }).start).sort((a, b) => a - b);
    const pairs = sorted.flatMap((start, place) => (place % 2 === 0 ? [{ start, end: sorted[place + 1] ?? start }] : []));
    const [from, to] = [...barred].sort((a, b) => a - b);
    const excluded = from === undefined || to === undefined || from === to ? [] : [{ start: from, end: to }];
    const fragments = pairs.filter(
      (range) =>
        hasWords(text, range) &&
        !endsInNewline(text, range) &&
        !excluded.some((one) => range.start < one.end && one.start < range.end),
    );
    return { text, fragments, excluded, edge: { fragment: number % Math.max(1, fragments.length), edge } };
  })
  .filter(({ fragments }) => fragments.length > 0);

const moves: fc.Arbitrary<EdgeMove> = fc.record({
  unit: fc.constantFrom(...stopUnits),
  towards: fc.constantFrom('forward' as const, 'backward' as const),
});

const opposite = ({ unit, towards }: EdgeMove): EdgeMove => ({ unit, towards: towards === 'forward' ? 'backward' : 'forward' });

function fragmentsOf(outcome: EdgeOutcome): readonly TextRange[] | null {
  return 'refused' in outcome ? null : outcome.fragments;
}

it('keeps fragments whole: on cluster boundaries, with letters, apart, out of what is excluded', () => {
  fc.assert(
    fc.property(cases, fc.array(moves, { minLength: 1, maxLength: 8 }), ({ text, fragments, edge, excluded }, walk) => {
      let now: readonly TextRange[] = fragments;
      for (const move of walk) now = fragmentsOf(moveEdgeBy(text, now, edge, move, excluded)) ?? now;
      expect(now).toHaveLength(fragments.length);
      now.forEach((range, number) => {
        expect(isClusterBoundary(text, range.start) && isClusterBoundary(text, range.end)).toBe(true);
        expect(hasWords(text, range)).toBe(true);
        expect(endsInNewline(text, range)).toBe(false);
        expect(range.start).toBeGreaterThanOrEqual(now[number - 1]?.end ?? 0);
        expect(excluded.some((one) => range.start < one.end && one.start < range.end)).toBe(false);
        if (number !== edge.fragment) expect(range).toEqual(fragments[number]);
      });
    }),
    { numRuns: 400 },
  );
});

it('moves the edge at hand and no other, the way it is told, and says what that changes', () => {
  fc.assert(
    fc.property(cases, moves, ({ text, fragments, edge, excluded }, move) => {
      const outcome = moveEdgeBy(text, fragments, edge, move, excluded);
      if ('refused' in outcome) return;
      const before = fragments[edge.fragment]?.[edge.edge] ?? Number.NaN;
      const after = outcome.fragments[edge.fragment]?.[edge.edge] ?? Number.NaN;
      expect(Math.sign(after - before)).toBe(move.towards === 'forward' ? 1 : -1);
      expect(outcome.changed).toEqual({ start: Math.min(before, after), end: Math.max(before, after) });
      expect(outcome.grows).toBe((edge.edge === 'end') === (move.towards === 'forward'));
    }),
  );
});

it('returns by the step back from wherever a step by the same unit has led', () => {
  fc.assert(
    fc.property(cases, moves, ({ text, fragments, edge }, move) => {
      // From a stop of the unit: where an edge stood inside a word, the way back leads to the word's edge.
      const first = fragmentsOf(moveEdgeBy(text, fragments, edge, move));
      const second = first === null ? null : fragmentsOf(moveEdgeBy(text, first, edge, move));
      if (first === null || second === null) return;
      expect(fragmentsOf(moveEdgeBy(text, second, edge, opposite(move)))).toEqual(first);
    }),
    { numRuns: 600 },
  );
});

it('goes through every edge of every fragment and begins again', () => {
  fc.assert(
    fc.property(cases, ({ fragments, edge }) => {
      const seen: string[] = [];
      let at = edge;
      for (let turn = 0; turn < 2 * fragments.length; turn += 1) {
        seen.push(`${at.fragment} ${at.edge}`);
        at = nextEdge(fragments, at);
      }
      expect(new Set(seen).size).toBe(2 * fragments.length);
      expect(at).toEqual(edge);
    }),
  );
});
