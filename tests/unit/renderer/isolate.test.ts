import { describe, expect, test } from 'vitest';
import { isolate, isolatePath, stretchesOfPath } from '../../../src/renderer/ui/isolate.ts';

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

describe('a name', () => {
  test('ends where its isolate ends, whatever controls it holds', () => {
    expect(isolate('منى')).toBe('\u2068منى\u2069');
    expect(isolate('mona\u2069 ليلى')).toBe('\u2068mona ليلى\u2069');
    expect(isolate('mona\u2067 ليلى')).toBe('\u2068mona\u2067 ليلى\u2069\u2069');
    expect(isolatePath('/a\u2069b')).toBe('\u2066/ab\u2069');
  });

  test('keeps the isolates that were put around its parts', () => {
    expect(isolate(`3 ${isolate('٥')} 2031`)).toBe('\u20683 \u2068٥\u2069 2031\u2069');
  });
});
