import { describe, expect, it } from 'vitest';
import { name } from '../../../src/domain/identifiers.ts';
import { directionOf, longestTitle, titleOf } from '../../../src/engine/import/document-facts.ts';

describe('titleOf', () => {
  it.each([
    ['عنوان الخبر\nمتن الخبر', 'عنوان الخبر'],
    ['\n \u00a0\n***\n  عنوان \t الخبر  \nمتن', 'عنوان الخبر'],
    ['\u202bعنوان\u202c \u200fالخبر\u2067!\u2069', 'عنوان الخبر!'],
    ['عنوان\u0007الخبر', 'عنوان الخبر'],
    ['عنوان\rمتن', 'عنوان'],
    ['می\u200cرود', 'می\u200cرود'],
    ['', 'خبر.txt'],
    ['---\n…', 'خبر.txt'],
  ])('%j', (text, title) => {
    expect(titleOf(text, 'خبر.txt')).toBe(title);
  });

  it('cuts a long line between words', () => {
    const title = titleOf('كلمة '.repeat(100), 'x');
    expect(title).toBe(`${'كلمة '.repeat(31)}كلمة…`);
    expect(title.length).toBe(longestTitle);
  });

  it('cuts a line without spaces between letters with their marks, and never inside a pair', () => {
    const marked = 'بُ'.repeat(200);
    expect(titleOf(marked, 'x')).toBe(`${'بُ'.repeat(79)}…`);
    expect(titleOf(`a${'😀'.repeat(200)}`, 'x')).toBe(`a${'😀'.repeat(79)}…`);
    expect(titleOf(`ب${'\u064b'.repeat(300)}`, 'x').length).toBe(longestTitle);
  });

  it('always makes a name that the model takes', () => {
    for (const fileName of ['\u0007\u200f', '\ud800.txt', `${'طويل'.repeat(100)}.txt`, ' ']) {
      expect(name.safeParse(titleOf('', fileName)).success).toBe(true);
    }
    expect(name.safeParse(titleOf(`${'\u200f'.repeat(3000)} أ ${'ب'.repeat(5000)}`, 'x')).success).toBe(true);
  });
});

describe('directionOf', () => {
  it('follows the majority of letters, right to left where that decides nothing', () => {
    expect(directionOf('قال BBC إن الخبر صحيح')).toBe('rtl');
    expect(directionOf('The word خبر means news')).toBe('ltr');
    expect(directionOf('2023')).toBe('rtl');
  });
});
