/** A label on one or more fragments `[start, end)` of a text, in its code units; `label` is an index. */
export interface LabelledSpan {
  readonly label: number;
  readonly fragments: readonly { readonly start: number; readonly end: number }[];
}

/** How many code units two spans have in common; the fragments of one span do not overlap. */
export function commonCodeUnits(first: LabelledSpan, second: LabelledSpan): number {
  let common = 0;
  for (const one of first.fragments) {
    for (const other of second.fragments) {
      const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      if (shared > 0) common += shared;
    }
  }
  return common;
}

/** Whether two spans cover the very same fragments, whatever their labels; fragments are in the order of the text. */
export function sameFragments(first: LabelledSpan, second: LabelledSpan): boolean {
  return (
    first.fragments.length === second.fragments.length &&
    first.fragments.every(({ start, end }, index) => {
      const other = second.fragments[index];
      return other !== undefined && other.start === start && other.end === end;
    })
  );
}

/** A span, where it stands in its list, and from where its first fragment starts to where its last one ends. */
export interface PlacedSpan {
  readonly span: LabelledSpan;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** By start, then end, then fragment by fragment: 0 for spans on the very same fragments. */
export function inPlaceOrder(first: PlacedSpan, second: PlacedSpan): number {
  if (first.start !== second.start) return first.start - second.start;
  if (first.end !== second.end) return first.end - second.end;
  const one = first.span.fragments;
  const other = second.span.fragments;
  if (one.length === 1 && other.length === 1) return 0;
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const starts = (one[index]?.start ?? 0) - (other[index]?.start ?? 0);
    if (starts !== 0) return starts;
    const ends = (one[index]?.end ?? 0) - (other[index]?.end ?? 0);
    if (ends !== 0) return ends;
  }
  return one.length - other.length;
}

/** Kept for as long as the list is: the spans of one coder are compared with those of each other one. */
const placed = new WeakMap<readonly LabelledSpan[], readonly PlacedSpan[]>();

/** Spans with their places, in the order of the text. */
export function placedInOrder(spans: readonly LabelledSpan[]): readonly PlacedSpan[] {
  const known = placed.get(spans);
  if (known !== undefined) return known;
  const list: PlacedSpan[] = [];
  for (const [index, span] of spans.entries()) {
    let start = Number.POSITIVE_INFINITY;
    let end = Number.NEGATIVE_INFINITY;
    for (const fragment of span.fragments) {
      if (fragment.start < start) start = fragment.start;
      if (fragment.end > end) end = fragment.end;
    }
    list.push({ span, index, start, end });
  }
  list.sort((a, b) => inPlaceOrder(a, b) || a.index - b.index);
  placed.set(spans, list);
  return list;
}
