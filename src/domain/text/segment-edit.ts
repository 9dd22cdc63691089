import type { TextRange } from './range.ts';

/** What a segment is for: the role, whether it is annotated, the direction given by hand. */
export interface SegmentUse {
  readonly role: string;
  readonly excluded: boolean;
  readonly direction: 'rtl' | 'ltr' | null;
}

/** A segment as an editor of segments sees it; one that is new has no id. */
export interface EditableSegment<Use extends SegmentUse> extends TextRange {
  readonly id?: string;
  readonly origin: 'rule' | 'person';
  readonly use: Use;
}

/** The paragraphs that a stretch (a caret too) touches, as one stretch without newlines at its ends. UTF-16. */
export function wholeParagraphs(text: string, { start, end }: TextRange): TextRange | null {
  const first = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', Math.max(start, end > start && text[end - 1] === '\n' ? end - 1 : end));
  let [from, to] = [first, newline === -1 ? text.length : newline];
  while (from < to && text[from] === '\n') from += 1;
  while (to > from && text[to - 1] === '\n') to -= 1;
  return from < to ? { start: from, end: to } : null;
}

/**
 * The segments after a stretch was given a use by a person (null takes its segments away): what lay there before
 * is cut off at the stretch, and neighbours of the same use with nothing but newlines between them grow together
 * where at least one of them is the new one. In the text's order, apart from one another. A segment that is cut
 * keeps its id in its first part. UTF-16 code units.
 */
export function assignSegment<Use extends SegmentUse>(
  text: string,
  segments: readonly EditableSegment<Use>[],
  stretch: TextRange,
  use: Use | null,
): EditableSegment<Use>[] {
  const around: EditableSegment<Use>[] = [];
  for (const segment of segments) {
    if (segment.end <= stretch.start || segment.start >= stretch.end) {
      around.push(segment);
      continue;
    }
    const head = trimmed(text, { start: segment.start, end: Math.min(segment.end, stretch.start) });
    const tail = trimmed(text, { start: Math.max(segment.start, stretch.end), end: segment.end });
    if (head !== null) around.push({ ...segment, ...head });
    if (tail !== null) around.push(head === null ? { ...segment, ...tail } : withoutId({ ...segment, ...tail }));
  }
  if (use === null) return inOrder(around);
  let made: EditableSegment<Use> = { ...stretch, origin: 'person', use };
  const rest: EditableSegment<Use>[] = [];
  for (const segment of inOrder(around)) {
    const between = segment.end <= made.start ? text.slice(segment.end, made.start) : text.slice(made.end, segment.start);
    if (!sameUse(segment.use, use) || !/^\n*$/u.test(between)) {
      rest.push(segment);
      continue;
    }
    const id = made.id ?? segment.id;
    made = {
      ...made,
      ...(id === undefined ? {} : { id }),
      start: Math.min(segment.start, made.start),
      end: Math.max(segment.end, made.end),
    };
  }
  return inOrder([...rest, made]);
}

function withoutId<Use extends SegmentUse>({ start, end, origin, use }: EditableSegment<Use>): EditableSegment<Use> {
  return { start, end, origin, use };
}

function inOrder<Use extends SegmentUse>(segments: readonly EditableSegment<Use>[]): EditableSegment<Use>[] {
  return [...segments].sort((first, second) => first.start - second.start);
}

function sameUse(first: SegmentUse, second: SegmentUse): boolean {
  return first.role === second.role && first.excluded === second.excluded && first.direction === second.direction;
}

/** Without newlines at its ends; null where nothing else is left. */
function trimmed(text: string, { start, end }: TextRange): TextRange | null {
  let [from, to] = [start, end];
  while (from < to && text[from] === '\n') from += 1;
  while (to > from && text[to - 1] === '\n') to -= 1;
  return from < to ? { start: from, end: to } : null;
}
