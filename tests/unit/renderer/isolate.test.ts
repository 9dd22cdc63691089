import { describe, expect, test } from 'vitest';
import { isolatePath, stretchesOfPath } from '../../../src/renderer/ui/isolate.ts';

const marked = (path: string): string =>
  stretchesOfPath(path)
    .map(({ text, isRightToLeft }) => (isRightToLeft ? `[${text}]` : text))
    .join('');

describe('a path', () => {
  test('keeps every Arabic name in its place', () => {
    expect(marked('/home/mona/news.isnad')).toBe('/home/mona/news.isnad');
    expect(marked('/home/منى/ملفات القضية/الميناء.damaged-2031-05-03.isnad')).toBe(
      '/home/[منى]/[ملفات القضية]/[الميناء].damaged-2031-05-03.isnad',
    );
    expect(marked('C:\\قضايا\\قضية 12 الأخيرة.isnad')).toBe('C:\\[قضايا]\\[قضية 12 الأخيرة].isnad');
  });

  test('loses nothing but gains isolates', () => {
    const path = '/قضايا/الميناء-7f3a/2031.isnad';
    expect(isolatePath(path).replaceAll(/[\u2066-\u2069]/gu, '')).toBe(path);
    expect(isolatePath(path)).toBe('\u2066/\u2067قضايا\u2069/\u2067الميناء\u2069-7f3a/2031.isnad\u2069');
  });
});
