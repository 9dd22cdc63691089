import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runOracles } from '../../../scripts/oracles/run.ts';
import { fold, foldedMatches, unfoldRange } from '../../../src/domain/text/folding.ts';

const oracles = fileURLToPath(new URL('../../../../shared/oracles/arabic', import.meta.url));

describe('folding', () => {
  it.each([
    ['alef forms', 'أإآٱا', 'ااااا'],
    ['alef with a hamza of its own code', 'ا\u0654ا\u0655', 'اا'],
    ['yeh forms', 'على فی', 'علي في'],
    ['kaf and heh forms', 'مکتبة خانۀ ە', 'مكتبه خانه ه'],
    ['hamza carriers stay', 'مسؤول شيء بيئة', 'مسؤول شيء بيئه'],
    ['decomposed hamza carriers too', 'و\u0654 ي\u0654 ی\u0654', 'ؤ ئ ئ'],
    ['a hamza kept under other marks', 'مُو\u064f\u0654ن', 'مؤن'],
    ['marks and tatweel', 'كِـتَـابٌ هٰذا', 'كتاب هذا'],
    ['Quranic marks', 'ق\u06d6ل\u06e1', 'قل'],
    ['zero-width and bidirectional controls', '\ufeffن\u200cص\u2067 \u2069\u061cح', 'نص ح'],
    ['digits, not their separators', '٩٠٬٠٠٠ ۱۲٫۵٪', '90٬000 12٫5٪'],
    ['presentation forms and ligatures', 'ﻻ ﺍﻟﻠﻪ ﷲ', 'لا الله الله'],
    ['presentation forms of bare marks', 'ك\ufe76ت\ufe77ب', 'كتب'],
    ['Latin', 'ＮＥＷＳ İstanbul', 'news istanbul'],
    ['no-break space and ellipsis', 'من\u00a0هنا…', 'من هنا...'],
    ['an emoji keeps its characters', '👍🏽❤️', '👍🏽❤'],
    ['a lone surrogate', 'a\ud83dـ\udd4ab', 'a\ufffd\ufffdb'],
  ])('%s', (_name, text, expected) => {
    expect(fold(text).folded).toBe(expected);
  });

  it('maps each code unit to the start of its cluster and closes with the length', () => {
    expect([...fold('كَتَبَ').map]).toEqual([0, 2, 4, 6]);
    expect([...fold('\u200fعـن\u200e').map]).toEqual([1, 3, 5]);
    expect([...fold('ﷲ ب').map]).toEqual([0, 0, 0, 0, 1, 2, 3]);
    expect([...fold('𝐀ب').map]).toEqual([0, 2, 3]);
    expect([...fold('').map]).toEqual([0]);
  });

  it('grows beyond the length of the source', () => {
    const { folded, map } = fold('ﷺ'.repeat(100));
    expect(folded).toBe('صلي الله عليه وسلم'.repeat(100));
    expect(map.length).toBe(1801);
    expect(map[1799]).toBe(99);
    expect(map[1800]).toBe(100);
  });

  it('unfolds to whole clusters', () => {
    const { map } = fold('كَتَبَ ﷲ');
    expect(unfoldRange(map, 0, 2)).toEqual({ start: 0, end: 4 });
    expect(unfoldRange(map, 5, 6)).toEqual({ start: 7, end: 8 });
    expect(unfoldRange(map, 1, 1)).toEqual({ start: 2, end: 2 });
    expect(() => unfoldRange(map, 0, 9)).toThrow(RangeError);
    expect(() => unfoldRange(map, 2, 1)).toThrow(RangeError);
    expect(() => unfoldRange(map, -1, 1)).toThrow(RangeError);
  });

  it('finds every spelling, with marks and tatweel and without invisible controls', () => {
    const text = 'أُمّـةٌ، امه و\u200fالأمة\u200f.';
    const quotes = foldedMatches(text, 'امة').map(({ start, end }) => text.slice(start, end));
    expect(quotes).toEqual(['أُمّـةٌ', 'امه', 'الأمة'.slice(2)]);
  });

  it('finds nothing for a query that folds to nothing, and one match a ligature', () => {
    expect(foldedMatches('نص', '')).toEqual([]);
    expect(foldedMatches('نـص', 'ـ\u064e')).toEqual([]);
    expect(foldedMatches('ﷲ', 'ل')).toEqual([{ start: 0, end: 1 }]);
    expect(foldedMatches('اااا', 'اا')).toEqual([{ start: 0, end: 2 }, { start: 2, end: 4 }]);
  });

  it('is idempotent for every character of the first two planes, ideographs and Hangul syllables left out', () => {
    const leftAside = /[\u3400-\u9fff\uac00-\ud7a3\ue000-\uf8ff\u{17000}-\u{18d00}]/u;
    const characters: string[] = [];
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      if (!leftAside.test(character)) characters.push(character);
    }
    const once = fold(characters.join('\n')).folded.split('\n');
    const twice = fold(once.join('\n')).folded.split('\n');
    expect(once.length).toBe(characters.length + 1);
    expect(once.filter((folded, index) => twice[index] !== folded)).toEqual([]);
  });

  it('agrees with the shared vectors where they are at hand', () => {
    if (!existsSync(oracles)) {
      console.log(`folding: no shared vectors at ${oracles}, nothing to compare with`);
      return;
    }
    const report = runOracles(oracles);
    expect(report.lines.filter((line) => line.startsWith('FAILED'))).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
  });
});
