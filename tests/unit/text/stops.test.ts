import { describe, expect, it } from 'vitest';
import {
  isClusterBoundary,
  nextCluster,
  previousCluster,
  snapToClusters,
} from '../../../src/domain/text/graphemes.ts';
import { nextStop, previousStop, stops } from '../../../src/domain/text/stops.ts';
import type { StopEdge, StopUnit } from '../../../src/domain/text/stops.ts';
import { snapToWords, wordsIn } from '../../../src/domain/text/words.ts';

/** The text with a bar at each stop between its ends. */
function cut(text: string, unit: StopUnit, edge: StopEdge = 'either'): string {
  const all = stops(text, unit, { start: 0, end: text.length }, edge);
  return all.slice(1).map((end, index) => text.slice(all[index], end)).join('|');
}

function words(text: string): string[] {
  return wordsIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

/** Snaps the part of the text between two bars and gives the text with the bars where they went. */
function snapped(marked: string, takeInOuter = false): string {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  const text = marked.replaceAll('|', '');
  const range = snapToWords(text, { start, end }, { takeInOuter });
  return `${text.slice(0, range.start)}|${text.slice(range.start, range.end)}|${text.slice(range.end)}`;
}

describe('clusters', () => {
  it('holds marks and tatweel to their letter', () => {
    expect(cut('مُحَمَّدٌ', 'cluster')).toBe('مُ|حَ|مَّ|دٌ');
    expect(cut('الـ78', 'cluster')).toBe('ا|لـ|7|8');
    expect(cut('هـٰذا', 'cluster')).toBe('هـٰ|ذ|ا');
    expect(cut('عـــاجل', 'cluster')).toBe('عـــ|ا|ج|ل');
  });

  it('lets a tatweel with no letter before it stand alone', () => {
    expect(cut('7ـها', 'cluster')).toBe('7|ـ|ه|ا');
    expect(cut('7\u064b\u200cـب', 'cluster')).toBe('7\u064b\u200c|ـ|ب');
    expect(cut('ب\u064b\u200cـب', 'cluster')).toBe('ب\u064b\u200cـ|ب');
  });

  it('keeps emoji sequences, flags and CRLF whole', () => {
    expect(cut('ب👩‍👩‍👧‍👦ت', 'cluster')).toBe('ب|👩‍👩‍👧‍👦|ت');
    expect(cut('🇦🇿🇦🇲🇷🇺', 'cluster')).toBe('🇦🇿|🇦🇲|🇷🇺');
    expect(cut('a\r\nb', 'cluster')).toBe('a|\r\n|b');
  });

  it('moves out of the middle of a cluster to its ends', () => {
    const text = 'ب👩‍👧ت';
    expect(isClusterBoundary(text, 3)).toBe(false);
    expect(nextCluster(text, 3)).toBe(6);
    expect(previousCluster(text, 3)).toBe(1);
    expect(snapToClusters(text, { start: 2, end: 4 })).toEqual({ start: 1, end: 6 });
    expect(snapToClusters(text, { start: 4, end: 4 })).toEqual({ start: 1, end: 1 });
  });

  it('refuses what lies outside the text', () => {
    expect(() => nextCluster('ab', 3)).toThrow(RangeError);
    expect(() => previousCluster('ab', -1)).toThrow(RangeError);
    expect(() => snapToClusters('ab', { start: 2, end: 1 })).toThrow(RangeError);
  });
});

describe('words', () => {
  it('leaves spaces and punctuation between words', () => {
    expect(words('قال الوزير: «لن نقبل»، ثم غادر.')).toEqual(['قال', 'الوزير', 'لن', 'نقبل', 'ثم', 'غادر']);
  });

  it('keeps numbers with their separators whole', () => {
    expect(words('نزح 90،000 شخص و٩٠٬٠٠٠ و12.5')).toEqual(['نزح', '90،000', 'شخص', 'و', '٩٠٬٠٠٠', 'و', '12.5']);
  });

  it('cuts what a crawler glued: digits, other scripts, punctuation between Arabic letters', () => {
    expect(words('عالم23')).toEqual(['عالم', '23']);
    expect(words('2023وقالت')).toEqual(['2023', 'وقالت']);
    expect(words('الـ78')).toEqual(['الـ', '78']);
    expect(words('قناةRT')).toEqual(['قناة', 'RT']);
    expect(words('أولا:ثانيا')).toEqual(['أولا', 'ثانيا']);
    expect(words('المدينة.وكالات')).toEqual(['المدينة', 'وكالات']);
  });

  it('leaves Latin words, ordinals and hashtags whole', () => {
    expect(words("20th G20 can't #خبر_عاجل #خبر_2023")).toEqual(['20th', 'G20', "can't", 'خبر_عاجل', 'خبر_2023']);
  });

  it('gives the words that reach into a range', () => {
    const text = 'وصل وفد اليوم';
    expect(wordsIn(text, { start: 5, end: 9 })).toEqual([{ start: 4, end: 7 }, { start: 8, end: 13 }]);
    expect(wordsIn(text, { start: 3, end: 4 })).toEqual([]);
  });
});

describe('snapping to words', () => {
  it('widens to whole words and leaves out what is around them', () => {
    expect(snapped('وصل ال|وفد الر|سمي أمس')).toBe('وصل |الوفد الرسمي| أمس');
    expect(snapped('وصل| الوفد، |أمس')).toBe('وصل |الوفد|، أمس');
    expect(snapped('قال |«لن نقبل».| ثم')).toBe('قال «|لن نقبل|». ثم');
    expect(snapped('قتل |60%| منهم')).toBe('قتل |60%| منهم');
    expect(snapped('كتب |@minister| أمس')).toBe('كتب |@minister| أمس');
  });

  it('takes in on request what the selection held', () => {
    expect(snapped('قال |«لن نق|بل». ثم', true)).toBe('قال |«لن نقبل|». ثم');
    expect(snapped('قال| «لن نقبل».| ثم', true)).toBe('قال| «لن نقبل».| ثم');
  });

  it('keeps a closing mark whose opening one is inside, and the other way round', () => {
    expect(snapped('زار |باكو (العاصمة)،| ثم')).toBe('زار |باكو (العاصمة)|، ثم');
    expect(snapped('|وصف "العدوان."| ثم')).toBe('|وصف "العدوان."| ثم');
    expect(snapped('ثم |(العاصمة) باكو| ثم')).toBe('ثم |(العاصمة) باكو| ثم');
    expect(snapped('ثم |(العاصمة)| ثم')).toBe('ثم (|العاصمة|) ثم');
  });

  it('leaves a selection without any word as it is', () => {
    expect(snapped('قال|: «|لن')).toBe('قال|: «|لن');
    expect(snapped('قال| |لن')).toBe('قال| |لن');
    expect(snapped('قا||ل لن')).toBe('قا||ل لن');
  });

  it('stops at the seam of a glued word', () => {
    expect(snapped('عرب وعا|لم|23')).toBe('عرب |وعالم|23');
  });
});

describe('clitics', () => {
  it.each([
    ['وبالقرار', 'و|ب|ال|قرار'],
    ['فسيعلن', 'ف|س|يعلن'],
    ['للسلام', 'ل|ل|سلام'],
    ['كالبحر', 'ك|ال|بحر'],
    ['وَبِالْقَرَارِ', 'وَ|بِ|الْ|قَرَارِ'],
    ['ٱلرحمن', 'ٱل|رحمن'],
    ['سلام', 'سلام'],
    ['دولتهما', 'دولت|هما'],
    ['قرارهم', 'قرار|هم'],
    ['رئيسنا', 'رئيس|نا'],
    ['أخبرني', 'أخبر|ن|ي'],
    ['حقوقهـا', 'حقوق|هـا'],
    ['ولهم', 'و|ل|هم'],
    ['الـ78', 'الـ|78'],
  ])('in %s', (word, expected) => {
    expect(cut(word, 'clitic')).toBe(expected);
  });

  it('offers stops in «وكالة» and trims nothing', () => {
    expect(cut('وكالة', 'clitic')).toBe('و|ك|الة');
    expect(snapped('|وكالة| الأنباء')).toBe('|وكالة| الأنباء');
  });

  it('leaves two letters of stem', () => {
    expect(cut('له', 'clitic')).toBe('له');
    expect(cut('بها', 'clitic')).toBe('ب|ها');
    expect(cut('في', 'clitic')).toBe('في');
    expect(cut('أبي', 'clitic')).toBe('أب|ي');
  });
});

describe('moving from stop to stop', () => {
  const text = 'قال الوزير، أمس.\nغادر.';

  it('goes by word in both directions', () => {
    expect(cut(text, 'word')).toBe('قال| |الوزير|، |أمس|.\n|غادر|.');
    expect(nextStop(text, 4, 'word')).toBe(10);
    expect(previousStop(text, 10, 'word')).toBe(4);
    expect(previousStop(text, 17, 'word')).toBe(15);
    expect(nextStop(text, text.length, 'word')).toBe(text.length);
    expect(previousStop(text, 0, 'word')).toBe(0);
  });

  it('keeps to one edge on request', () => {
    expect(cut(text, 'word', 'start')).toBe('قال |الوزير، |أمس.\n|غادر.');
    expect(cut(text, 'word', 'end')).toBe('قال| الوزير|، أمس|.\nغادر|.');
    expect(nextStop(text, 4, 'word', 'start')).toBe(12);
  });

  it('goes by sentence across a newline', () => {
    expect(nextStop(text, 0, 'sentence', 'start')).toBe(17);
    expect(previousStop(text, 17, 'sentence', 'end')).toBe(16);
  });

  it('lists the stops of a part of the text', () => {
    expect(stops(text, 'word', { start: 4, end: 12 })).toEqual([4, 10, 12]);
    expect(stops(text, 'word', { start: 5, end: 9 })).toEqual([]);
    expect(stops(text, 'cluster', { start: 1, end: 2 })).toEqual([1, 2]);
  });

  it('refuses offsets outside the text', () => {
    expect(() => nextStop(text, text.length + 1, 'word')).toThrow(RangeError);
    expect(() => previousStop(text, -1, 'sentence')).toThrow(RangeError);
  });
});
