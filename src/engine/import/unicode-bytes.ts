export type Utf16Order = 'utf-16le' | 'utf-16be';

/** Bytes in UTF-16 as text; an odd last byte is left out, lone surrogates are left as they are. */
export function decodeUtf16(bytes: Uint8Array, order: Utf16Order): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  if (order === 'utf-16le') return Buffer.from(even.buffer, even.byteOffset, even.length).toString('utf16le');
  return Buffer.from(even).swap16().toString('utf16le');
}

/** Units that Arabic and European text is made of. Hardly any of them, with its bytes swapped, is another. */
function isCommonUnit(unit: number): boolean {
  if (unit < 0x20) return unit === 0x09 || unit === 0x0a || unit === 0x0d;
  if (unit < 0x0250) return unit < 0x7f || unit >= 0xa0;
  if (unit < 0x0900) return (unit >= 0x0600 && unit < 0x0700) || (unit >= 0x0750 && unit < 0x0780) || unit >= 0x08a0;
  return (unit >= 0xfb50 && unit < 0xfe00) || (unit >= 0xfe70 && unit < 0xfeff);
}

const leastShareOfCommonUnits = 0.6;

/**
 * Which order of UTF-16 without a byte order mark the bytes are in, or null. UTF-16 text has bytes that 8-bit text
 * lacks: zero in each space, and 0x06 in each Arabic letter. Must be asked before UTF-8, which 0x06 and 0x27, the
 * bytes of an alef, are as well.
 */
export function utf16Order(bytes: Uint8Array): Utf16Order | null {
  if (!bytes.includes(0x00) && !bytes.includes(0x06)) return null;
  const units = Math.floor(bytes.length / 2);
  let little = 0;
  let big = 0;
  for (let index = 0; index < units; index += 1) {
    const first = bytes[index * 2] ?? 0;
    const second = bytes[index * 2 + 1] ?? 0;
    if (isCommonUnit((second << 8) | first)) little += 1;
    if (isCommonUnit((first << 8) | second)) big += 1;
  }
  if (Math.max(little, big) < leastShareOfCommonUnits * units || units === 0) return null;
  if (little > 2 * big) return 'utf-16le';
  return big > 2 * little ? 'utf-16be' : null;
}

/** The place of the first lone surrogate of a text, in UTF-16 code units, or -1. */
export function firstLoneSurrogate(text: string): number {
  if (text.isWellFormed()) return -1;
  return text.search(/\p{Cs}/u);
}

interface Utf8Survey {
  /** Well-formed sequences of two to four bytes. */
  readonly sequences: number;
  /** Bytes from 0x80 on that belong to no such sequence. */
  readonly strayBytes: number;
  /** The place of the first of them in bytes, or -1. */
  readonly firstStray: number;
}

/** The length of the well-formed UTF-8 sequence of two to four bytes at a place, or 0 (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let offset = 2; offset < length; offset += 1) {
    if (((bytes[at + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** How much of bytes that are not UTF-8 is UTF-8 all the same: damaged UTF-8 nearly all, other encodings hardly any. */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let sequences = 0;
  let strayBytes = 0;
  let firstStray = -1;
  let index = 0;
  while (index < bytes.length) {
    if ((bytes[index] ?? 0) < 0x80) {
      index += 1;
      continue;
    }
    const length = sequenceLength(bytes, index);
    if (length > 0) {
      sequences += 1;
      index += length;
      continue;
    }
    if (firstStray < 0) firstStray = index;
    strayBytes += 1;
    index += 1;
  }
  return { sequences, strayBytes, firstStray };
}
