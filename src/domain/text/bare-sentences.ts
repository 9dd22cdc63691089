import { snapToClusters } from './graphemes.ts';
import type { TextRange } from './range.ts';
import { paragraphAfter, paragraphBefore, sentencesInParagraph } from './sentences.ts';
import { trimOuter } from './words.ts';

/**
 * The next sentence from an offset on (or the last that ends before it) that none of these stretches touches,
 * without the marks at its ends, as a selection by sentences holds it; null where there is none. Goes by
 * paragraphs and looks no further than it must. UTF-16 code units; `covered` in any order.
 */
export function bareSentence(
  text: string,
  covered: readonly TextRange[],
  offset: number,
  towards: 'next' | 'previous',
): TextRange | null {
  const isCovered = coverOf(covered);
  const isFree = (sentence: TextRange): boolean => !isCovered(sentence);
  if (towards === 'next') {
    for (let paragraph = paragraphAfter(text, offset); paragraph !== null; paragraph = paragraphAfter(text, paragraph.end + 1)) {
      const found = sentencesInParagraph(text, paragraph).find((each) => each.start >= offset && isFree(each));
      if (found !== undefined) return trimOuter(text, found) ?? snapToClusters(text, found);
      if (paragraph.end >= text.length) return null;
    }
    return null;
  }
  for (let paragraph = paragraphBefore(text, offset); paragraph !== null; paragraph = paragraphBefore(text, paragraph.start)) {
    const found = sentencesInParagraph(text, paragraph).findLast((each) => each.end <= offset && isFree(each));
    if (found !== undefined) return trimOuter(text, found) ?? snapToClusters(text, found);
  }
  return null;
}

/** Whether any of the stretches touches another one; O(log n) a question. */
function coverOf(stretches: readonly TextRange[]): (stretch: TextRange) => boolean {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...stretches].sort((first, second) => first.start - second.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return ({ start, end }) => {
    let [low, high] = [0, merged.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const first = merged[low];
    return first !== undefined && first.start < end;
  };
}
