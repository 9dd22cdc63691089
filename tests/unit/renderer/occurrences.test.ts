import { describe, expect, it } from 'vitest';
import type { CorpusMatch } from '../../../src/domain/api/search-methods.ts';
import { countOccurrences, keyOfMatch, nearestMatch, occurrenceRows } from '../../../src/renderer/features/occurrences/occurrence-rows.ts';
import { occurrencesStart } from '../../../src/renderer/features/occurrences/occurrences-start.ts';
import { matchLine } from '../../../src/renderer/features/search/match-line.ts';
import { groupByDocument } from '../../../src/renderer/features/search/search-groups.ts';
import { entryForKey } from '../../../src/renderer/ui/entry-for-key.ts';

function match(document: string, start: number, state?: CorpusMatch['state']): CorpusMatch {
  const common = { document, title: `عنوان ${document}`, start, end: start + 4, quote: 'قالت', before: '', after: '' };
  return state === undefined ? common : { ...common, state };
}

const matches = [match('a', 0), match('a', 9, 'labelled'), match('b', 3, 'excluded'), match('b', 20), match('b', 30)];

describe('the rows of occurrences', () => {
  it('stand below their document, whose count is said', () => {
    const rows = occurrenceRows(matches);
    expect(rows.map((row) => (row.kind === 'document' ? `${row.id}: ${row.count}` : row.match.start))).toEqual(['a: 2', 0, 9, 'b: 3', 3, 20, 30]);
    expect(groupByDocument(matches).map(({ document, matches: own }) => [document, own.length])).toEqual([['a', 2], ['b', 3]]);
  });

  it('are gone through past the documents', () => {
    const rows = occurrenceRows(matches);
    expect(nearestMatch(rows, 0, 1)).toBe(1);
    expect(nearestMatch(rows, 3, 1)).toBe(4);
    expect(nearestMatch(rows, 3, -1)).toBe(2);
    expect(nearestMatch(rows, 0, -1)).toBe(1);
    expect(nearestMatch([], 0, 1)).toBe(-1);
  });

  it('are counted by what will become of them', () => {
    const leftOut = new Set([matches[3], matches[1]].flatMap((each) => (each === undefined ? [] : [keyOfMatch(each)])));
    expect(countOccurrences(matches, leftOut)).toEqual({ taken: 2, labelled: 1, excluded: 1, leftOut: 1 });
    expect(countOccurrences([], leftOut)).toEqual({ taken: 0, labelled: 0, excluded: 0, leftOut: 0 });
  });
});

describe('the entries of a search', () => {
  it('are gone through around the ends by arrows, by pages to the ends', () => {
    expect(entryForKey('ArrowDown', 0, 3)).toBe(1);
    expect(entryForKey('ArrowDown', 2, 3)).toBe(0);
    expect(entryForKey('ArrowUp', 0, 3)).toBe(2);
    expect(['ArrowDown', 'ArrowUp'].map((key) => entryForKey(key, -1, 3))).toEqual([0, 2]);
    expect(entryForKey('PageDown', 0, 30)).toBe(10);
    expect(entryForKey('PageDown', 25, 30)).toBe(29);
    expect(entryForKey('PageUp', 5, 30)).toBe(0);
    expect(entryForKey('Home', 5, 30)).toBeNull();
    expect(entryForKey('ArrowDown', -1, 0)).toBeNull();
  });
});

describe('a match in one line', () => {
  it('keeps to its paragraph, and says where what stands before it was cut', () => {
    expect(matchLine({ before: 'فقرة أولى.\nقال ', quote: 'المتحدث', after: ' إن\nفقرة أخرى' })).toEqual({
      before: 'قال ',
      quote: 'المتحدث',
      after: ' إن',
      direction: 'rtl',
    });
    const long = matchLine({ before: 'كلمة '.repeat(20), quote: 'a\n b', after: '' });
    expect(long.before).toMatch(/^… كلمة /u);
    expect(long.before.length).toBeLessThanOrEqual(42);
    expect(long.quote).toBe('a b');
    expect(matchLine({ before: 'We are ', quote: 'aware', after: ' of it' }).direction).toBe('ltr');
  });
});

describe('what is labelled everywhere', () => {
  const text = 'قالت «الوكالة» ذلك.';
  const span = {
    id: 's', document: 'd', annotator: 'p', revision: 'r', label: 'source', fragments: [[6, 13], [15, 18]] as [number, number][],
    quote: '', attributes: { kind: 'agency' }, note: '',
  };

  it('is the selected span with what it bears, or the selected words as a label would take them', () => {
    expect(occurrencesStart(text, span, { anchor: 0, focus: 4 })).toEqual({ quote: 'الوكالة', label: 'source', attributes: { kind: 'agency' } });
    expect(occurrencesStart(text, undefined, { anchor: 4, focus: 0 })).toEqual({ quote: 'قالت', label: null, attributes: {} });
    expect(occurrencesStart(text, undefined, { anchor: 3, focus: 3 })).toBeNull();
    expect(occurrencesStart(text, undefined, null)).toBeNull();
  });
});
