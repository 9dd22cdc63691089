import { nextCluster } from '../text/graphemes.ts';
import type { TextRange } from '../text/range.ts';

/**
 * A text from which stretches were cut, counted in grapheme clusters: `places[offset]` says how many clusters that
 * are kept begin before a UTF-16 offset of the whole text. So a range `[start, end)` of the text becomes
 * `[places[start], places[end])` of what is left, which is empty where all of it was cut.
 */
export interface CutText {
  /** Not to be written to: texts of which nothing was cut may share it. */
  readonly places: Uint32Array;
  /** Clusters that are left. */
  readonly length: number;
  /** Clusters that were cut. */
  readonly cut: number;
}

/** @param cut Stretches to leave out, in UTF-16 code units, in any order; they may overlap. */
export function cutText(text: string, cut: readonly TextRange[]): CutText {
  if (cut.length === 0 && isPlain(text)) return { places: countingTo(text.length), length: text.length, cut: 0 };
  const begins = clusterBegins(text);
  let lost = 0;
  for (const { start, end } of cut) {
    for (let offset = Math.max(0, start); offset < Math.min(end, text.length); offset += 1) {
      lost += begins[offset] ?? 0;
      begins[offset] = 0;
    }
  }
  const places = new Uint32Array(text.length + 1);
  let count = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    count += begins[offset] ?? 0;
    places[offset + 1] = count;
  }
  return { places, length: count, cut: lost };
}

const newline = 0x0a;

/** Whether every code unit is a cluster of its own, which is so of most Arabic news: see `standsAlone`. */
function isPlain(text: string): boolean {
  for (let offset = 0; offset < text.length; offset += 1) if (!standsAlone(text.charCodeAt(offset))) return false;
  return true;
}

let counting = new Uint32Array(0);

/** 0, 1, 2… up to `last`, from one list that grows. */
function countingTo(last: number): Uint32Array {
  if (counting.length <= last) counting = Uint32Array.from({ length: 2 * last + 1 }, (_, index) => index);
  return counting.subarray(0, last + 1);
}

/** 1 where a cluster begins, 0 inside one. Arabic and Latin text needs no more than a look at each code unit. */
function clusterBegins(text: string): Uint8Array {
  const begins = new Uint8Array(text.length).fill(1);
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset);
    if (standsAlone(unit)) continue;
    // A mark goes with what it stands on; after a line's end it stands alone.
    if (!isArabicMark(unit)) return clustersByRule(text);
    if (offset > 0 && text.charCodeAt(offset - 1) !== newline) begins[offset] = 0;
  }
  return begins;
}

function clustersByRule(text: string): Uint8Array {
  const begins = new Uint8Array(text.length);
  for (let offset = 0; offset < text.length; offset = nextCluster(text, offset)) begins[offset] = 1;
  return begins;
}

const isArabicMark = (unit: number): boolean => (unit >= 0x064b && unit <= 0x0652) || unit === 0x0670;

/** Code units that always are a cluster of their own beside one another: ASCII, Arabic letters, digits, punctuation. */
const standsAlone = (unit: number): boolean =>
  (unit >= 0x20 && unit <= 0x7e) ||
  (unit >= 0x0620 && unit <= 0x064a && unit !== 0x0640) ||
  unit === newline ||
  unit === 0x060c ||
  unit === 0x061b ||
  unit === 0x061f ||
  (unit >= 0x0660 && unit <= 0x066d) ||
  unit === 0xab ||
  unit === 0xbb ||
  (unit >= 0x2013 && unit <= 0x2026);
