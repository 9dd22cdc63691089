import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliticStops } from '../../../src/domain/text/clitics.ts';
import { isClusterBoundary, snapToClusters } from '../../../src/domain/text/graphemes.ts';
import { sentencesIn } from '../../../src/domain/text/sentences.ts';
import { nextStop, previousStop, stops, stopUnits } from '../../../src/domain/text/stops.ts';
import { snapToWords, wordsIn } from '../../../src/domain/text/words.ts';
import { anyText, graphemeBoundaries, textAndOffset, textAndRange } from './texts.ts';

const unit = fc.constantFrom(...stopUnits);
const edge = fc.constantFrom('start' as const, 'end' as const, 'either' as const);
const runs = { numRuns: 300 };

describe('clusters', () => {
  it('are graphemes of the whole text, apart from those that begin with a tatweel', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const graphemes = graphemeBoundaries(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          const isHeldTatweel = text[offset] === 'ـ' && !isClusterBoundary(text, offset);
          expect(isClusterBoundary(text, offset)).toBe(graphemes.has(offset) && !isHeldTatweel);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are never split by snapping, which only widens and does nothing twice', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, range }) => {
        const snapped = snapToClusters(text, range);
        expect(isClusterBoundary(text, snapped.start) && isClusterBoundary(text, snapped.end)).toBe(true);
        expect(snapped.start).toBeLessThanOrEqual(range.start);
        expect(snapped.end >= range.end || range.start === range.end).toBe(true);
        expect(snapToClusters(text, snapped)).toEqual(snapped);
      }),
      runs,
    );
  });
});

describe('words', () => {
  it('begin and end wherever the segmenter’s words of the whole text do', () => {
    const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });
    // A mark right after a space belongs to the space and is no word of its own.
    const plain = anyText.map((text) => text.replace(/[\p{M}\p{Cf}\p{Cs}]/gu, ''));
    fc.assert(
      fc.property(plain, (text) => {
        const words = wordsIn(text, { start: 0, end: text.length });
        const segments = [...segmenter.segment(text)].filter((segment) => segment.isWordLike === true);
        const starts = new Set(words.map((word) => word.start));
        const ends = new Set(words.map((word) => word.end));
        expect(segments.filter(({ index }) => !starts.has(index))).toEqual([]);
        expect(segments.filter(({ index, segment }) => !ends.has(index + segment.length))).toEqual([]);
        for (const { start, end } of words) {
          const around = segments.filter(({ index, segment }) => index <= start && end <= index + segment.length);
          expect(around).toHaveLength(1);
        }
      }),
      runs,
    );
  });

  it('lie apart, in order, and are not empty', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, range }) => {
        let last = 0;
        for (const word of wordsIn(text, range)) {
          expect(word.start).toBeGreaterThanOrEqual(last);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.end > range.start && word.start < range.end).toBe(true);
          last = word.end;
        }
      }),
      runs,
    );
  });

  it('snap to cluster boundaries, never to nothing, and snapping again changes nothing', () => {
    fc.assert(
      fc.property(textAndRange, fc.boolean(), ({ text, range }, takeInOuter) => {
        const snapped = snapToWords(text, range, { takeInOuter });
        expect(isClusterBoundary(text, snapped.start) && isClusterBoundary(text, snapped.end)).toBe(true);
        expect(snapped.end > snapped.start).toBe(range.end > range.start);
        expect(snapToWords(text, snapped, { takeInOuter })).toEqual(snapped);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('stops', () => {
  it('always progress and turn back to where they came from', () => {
    fc.assert(
      fc.property(textAndOffset, unit, edge, ({ text, offset }, by, at) => {
        const next = nextStop(text, offset, by, at);
        const previous = previousStop(text, offset, by, at);
        expect(next > offset || (next === offset && offset === text.length)).toBe(true);
        expect(previous < offset || (previous === offset && offset === 0)).toBe(true);
        expect(previousStop(text, next, by, at)).toBeLessThanOrEqual(offset);
        expect(nextStop(text, previous, by, at)).toBeGreaterThanOrEqual(offset);
        const there = nextStop(text, previousStop(text, next, by, at), by, at);
        expect(there).toBe(next);
      }),
      { numRuns: 500 },
    );
  });

  it('of the whole text are those met by stepping through it, either way', () => {
    fc.assert(
      fc.property(anyText, unit, edge, (text, by, at) => {
        const all = stops(text, by, { start: 0, end: text.length }, at);
        const forward = [0];
        while ((forward.at(-1) ?? 0) < text.length) forward.push(nextStop(text, forward.at(-1) ?? 0, by, at));
        const backward = [text.length];
        while ((backward[0] ?? 0) > 0) backward.unshift(previousStop(text, backward[0] ?? 0, by, at));
        expect(all).toEqual(forward);
        expect(all).toEqual(backward);
      }),
      runs,
    );
  });

  it('of a part are those of the whole that lie in it', () => {
    fc.assert(
      fc.property(textAndRange, unit, ({ text, range }, by) => {
        const all = stops(text, by, { start: 0, end: text.length });
        expect(stops(text, by, range)).toEqual(all.filter((stop) => stop >= range.start && stop <= range.end));
      }),
      runs,
    );
  });

  it('by clitic include those by word and are all cluster boundaries', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = { start: 0, end: text.length };
        const clitics = new Set(stops(text, 'clitic', whole));
        const clusters = new Set(stops(text, 'cluster', whole));
        const graphemes = graphemeBoundaries(text);
        for (const stop of stops(text, 'word', whole)) expect(clitics.has(stop)).toBe(true);
        for (const stop of [...clitics, ...stops(text, 'sentence', whole)]) expect(clusters.has(stop)).toBe(true);
        for (const stop of clusters) expect(graphemes.has(stop)).toBe(true);
      }),
      runs,
    );
  });

  it('by clitic lie inside the word', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('وفبكلساينهمأ\u064eـ')), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(letters, (word) => {
        const found = cliticStops(word, { start: 0, end: word.length });
        const clusters = stops(word, 'cluster', { start: 0, end: word.length });
        for (const stop of found) expect(clusters.slice(1, -1)).toContain(stop);
        expect(found).toEqual([...new Set(found)].sort((left, right) => left - right));
      }),
      runs,
    );
  });
});

it('sentences hold every character that is no space, in order, and no newline', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const ranges = sentencesIn(text, { start: 0, end: text.length });
      const parts = ranges.map(({ start, end }) => text.slice(start, end));
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const part of parts) expect(part).not.toContain('\n');
    }),
    runs,
  );
});
