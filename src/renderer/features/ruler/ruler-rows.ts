/** Something that is marked on the ruler: a stretch of the text in UTF-16 code units. */
export interface RulerMark {
  readonly start: number;
  readonly end: number;
}

/** A part of the text and where it stands, as parts of the whole height. */
export interface RulerPart {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where an offset stands, as a part of the whole height: between the ends of its part in proportion. */
export function heightAt(parts: readonly RulerPart[], offset: number): number {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  if (part === undefined) return 0;
  const share = part.end > part.start ? (offset - part.start) / (part.end - part.start) : 0;
  return part.top + Math.min(1, Math.max(0, share)) * (part.bottom - part.top);
}

/** No mark is smaller: in rows. */
const LEAST = 2;

/**
 * Which mark each row of the ruler shows: the number of the mark, or -1. Later marks lie over earlier ones, so that
 * what lies inside is seen. One pass over the marks, whatever their number.
 */
export function rulerRows(parts: readonly RulerPart[], marks: readonly RulerMark[], rows: number): Int32Array {
  const shown = new Int32Array(rows).fill(-1);
  marks.forEach(({ start, end }, number) => {
    const first = Math.min(rows - LEAST, Math.floor(heightAt(parts, start) * rows));
    const last = Math.max(first + LEAST, Math.round(heightAt(parts, end) * rows));
    shown.fill(number, Math.max(0, first), Math.min(rows, last));
  });
  return shown;
}
