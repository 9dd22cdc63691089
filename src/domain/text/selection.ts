import { nextCluster, previousCluster, snapToClusters } from './graphemes.ts';
import { isOuterMark, snapToWords, trimOuter } from './words.ts';
import type { TextRange } from './range.ts';

/**
 * What is selected in a text: from where it was begun to where it has been drawn, in UTF-16 code units. Both are
 * cluster boundaries. Where they are the same it is a caret.
 */
export interface TextSelection {
  readonly anchor: number;
  readonly focus: number;
}

/** The stretch between the two, whichever comes first. */
export function selectedRange({ anchor, focus }: TextSelection): TextRange {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

export function caretAt(offset: number): TextSelection {
  return { anchor: offset, focus: offset };
}

/** A selection of the range that was drawn in the same direction as another one; forward from a caret. */
export function selectionOver({ start, end }: TextRange, like: TextSelection): TextSelection {
  return like.focus < like.anchor ? { anchor: end, focus: start } : { anchor: start, focus: end };
}

/**
 * Widens a selection to whole words without the marks around them, or to whole clusters; see `snapToWords`. It
 * stays drawn in its direction. Throws a RangeError for a selection outside the text.
 */
export function snapSelection(text: string, selection: TextSelection, to: 'word' | 'cluster'): TextSelection {
  const range = selectedRange(selection);
  return selectionOver(to === 'word' ? snapToWords(text, range) : snapToClusters(text, range), selection);
}

/**
 * Takes the punctuation, quotation marks and brackets on both sides of a selection into it, as far as no space
 * parts them from it; where there are none, leaves out those at its own ends. What leaving out would part from its
 * partner inside the selection, a closing bracket say, goes only where nothing else can. A caret stays.
 */
export function toggleOuterMarks(text: string, selection: TextSelection): TextSelection {
  const range = selectedRange(selection);
  if (range.start === range.end) return selection;
  const wider = withAdjoiningMarks(text, range);
  if (wider.start !== range.start || wider.end !== range.end) return selectionOver(wider, selection);
  const trimmed = trimOuter(text, range);
  if (trimmed === null) return selection;
  const isSame = trimmed.start === range.start && trimmed.end === range.end;
  return selectionOver(isSame ? withoutMarks(text, range) : trimmed, selection);
}

function withAdjoiningMarks(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start > 0) {
    const before = previousCluster(text, start);
    if (!isOuterMark(text.slice(before, start))) break;
    start = before;
  }
  while (end < text.length) {
    const after = nextCluster(text, end);
    if (!isOuterMark(text.slice(end, after))) break;
    end = after;
  }
  return { start, end };
}

/** As `trimOuter`, pairs or not. The range holds something else than marks. */
function withoutMarks(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  for (let next = nextCluster(text, start); isOuterMark(text.slice(start, next)); next = nextCluster(text, start)) {
    start = next;
  }
  for (let last = previousCluster(text, end); isOuterMark(text.slice(last, end)); last = previousCluster(text, end)) {
    end = last;
  }
  return { start, end };
}

/**
 * What a label would be put on: the selection without newlines at its ends (a fragment may cross paragraphs, but
 * not end between them); null where it holds nothing but spaces and newlines, so also for a caret.
 */
export function labelableRange(text: string, selection: TextSelection): TextRange | null {
  const range = selectedRange(selection);
  if (!/\S/u.test(text.slice(range.start, range.end))) return null;
  let { start, end } = range;
  while (isNewline(text.slice(start, nextCluster(text, start)))) start = nextCluster(text, start);
  while (isNewline(text.slice(previousCluster(text, end), end))) end = previousCluster(text, end);
  return { start, end };
}

/** Whether there is anything in a selection that a label could be put on. */
export function isLabelable(text: string, selection: TextSelection): boolean {
  return labelableRange(text, selection) !== null;
}

function isNewline(cluster: string): boolean {
  return cluster === '\n' || cluster === '\r\n';
}
