import { windows1256 } from './windows-1256.ts';

/*
 * Any bytes can be read as Windows-1256, so that they can says nothing. Whether they should is judged by what
 * Arabic looks like: which letters are frequent, and what never stands beside what. Each byte has a class, each
 * Arabic letter a cost; the same measure taken of the reading as ISO-8859-6, where و and ي lie on the French
 * letters of Windows-1256, tells those two apart.
 */

const OTHER = 0;
const LETTER = 1;
/** ة and ى end words. */
const FINAL_LETTER = 2;
const MARK = 3;
const TATWEEL = 4;
const ASCII_LETTER = 5;
const ACCENTED_LATIN = 6;
/** Symbols: they may stand alone but not beside letters. */
const ODD = 7;
/** Bytes without a meaning in the encoding: a violation wherever they stand. */
const MEANINGLESS = 8;

/**
 * Letters of Arabic prose in tenths of a percent, rounded by hand: orders of magnitude suffice. Letters that only
 * Persian, Urdu or foreign names need count as 0.5.
 */
const perMille: Readonly<Record<string, number>> = {
  ا: 135, ل: 115, ي: 70, م: 63, ن: 62, و: 62, ر: 50, ت: 50, ب: 39, ة: 36, ع: 35, د: 34, س: 29, أ: 27, ف: 27,
  ه: 26, ق: 24, ك: 22, ح: 21, ج: 15, ش: 12, ط: 11, ص: 11, ى: 9, خ: 9, إ: 9, ض: 8, ز: 8, ذ: 7, ث: 6, ء: 5,
  ئ: 5, غ: 4.5, ظ: 2.5, ؤ: 2, آ: 2,
};
const rarePerMille = 0.5;
/** So much less than two letters costs the article ال, which is some four times as frequent as chance has it. */
const articleBits = 2;

interface Reading {
  /** The class of each byte. */
  readonly classes: Uint8Array;
  /** The cost in bits of each byte that is an Arabic letter. */
  readonly costs: Float64Array;
  /** The bytes of ا and ل. */
  readonly alef: number;
  readonly lam: number;
}

function classOf(unit: number): number {
  if (unit === 0xfffd) return MEANINGLESS;
  const character = String.fromCharCode(unit);
  if (/[ةى]/u.test(character)) return FINAL_LETTER;
  if (character === '\u0640') return TATWEEL;
  if (/\p{Mn}/u.test(character)) return MARK;
  if (/\p{Script=Arabic}/u.test(character) && /\p{L}/u.test(character)) return LETTER;
  if (/[A-Za-z]/.test(character)) return ASCII_LETTER;
  if (/\p{L}/u.test(character)) return ACCENTED_LATIN;
  return unit >= 0x80 && !/[،؛؟«»‘’“”–—…•\u00a0\u200c-\u200f]/u.test(character) ? ODD : OTHER;
}

function readingOf(units: Uint16Array): Reading {
  const costs = Float64Array.from(units, (unit) => {
    const frequency = perMille[String.fromCharCode(unit)] ?? rarePerMille;
    return -Math.log2(frequency / 1000);
  });
  const [alef, lam] = [units.indexOf(0x0627), units.indexOf(0x0644)];
  return { classes: Uint8Array.from(units, classOf), costs, alef, lam };
}

/** ISO-8859-6 (ECMA-114); bytes without a meaning are U+FFFD. */
function iso88596(byte: number): number {
  if (byte < 0x80 || byte === 0xa0 || byte === 0xa4 || byte === 0xad) return byte;
  const means =
    byte === 0xac || byte === 0xbb || byte === 0xbf ||
    (byte >= 0xc1 && byte <= 0xda) || (byte >= 0xe0 && byte <= 0xf2);
  return means ? byte + 0x0560 : 0xfffd;
}

const asWindows1256 = readingOf(windows1256);
const asIso88596 = readingOf(Uint16Array.from({ length: 256 }, (_, byte) => iso88596(byte)));

interface Measure {
  /** Arabic letters, without marks and tatweel. */
  readonly letters: number;
  /** Places where something stands beside what it never stands beside in Arabic, for each letter. */
  readonly violations: number;
  /** The mean cost of a letter in bits: about 4.3 in prose. */
  readonly bits: number;
  /** Letters from 0xe0 on, for each letter: in Windows-1256 ل م ن ه و ى ي, four letters in ten. */
  readonly highest: number;
}

function isArabic(kind: number): boolean {
  return kind >= LETTER && kind <= TATWEEL;
}

/** Whether `next` cannot follow `previous` in Arabic text. */
function isViolation(previous: number, next: number): boolean {
  if (next === MEANINGLESS) return true;
  if (isArabic(next)) {
    if (previous === ODD || previous === ACCENTED_LATIN || previous === ASCII_LETTER) return true;
    if (next === MARK) return !isArabic(previous);
    if (next === FINAL_LETTER) return !isArabic(previous) || previous === FINAL_LETTER;
    return previous === FINAL_LETTER;
  }
  return isArabic(previous) && (next === ACCENTED_LATIN || next === ASCII_LETTER || next === ODD);
}

/** `isViolation` of two classes, at `previous << 4 | next`. */
const violationTable = Uint8Array.from({ length: 256 }, (_, pair) => (isViolation(pair >> 4, pair & 15) ? 1 : 0));

function measure(bytes: Uint8Array, reading: Reading): Measure {
  let letters = 0;
  let violations = 0;
  let bits = 0;
  let highest = 0;
  let previous = OTHER;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const kind = reading.classes[byte] ?? OTHER;
    if (kind === LETTER || kind === FINAL_LETTER) {
      letters += 1;
      bits += reading.costs[byte] ?? 0;
      if (byte >= 0xe0) highest += 1;
      if (byte === reading.lam && bytes[index - 1] === reading.alef) bits -= articleBits;
    }
    violations += violationTable[(previous << 4) | kind] ?? 0;
    previous = kind;
  }
  const perLetter = Math.max(letters, 1);
  return { letters, violations: violations / perLetter, bits: bits / perLetter, highest: highest / perLetter };
}

/*
 * Measured on Arabic articles and on sentences in some 35 encodings and languages: Arabic prose has 4.2 to 4.3 bits
 * a letter and no violations to speak of; ISO-8859-6 read as Windows-1256 has 0.28 violations a letter or more, and
 * so has nearly all else. Greek and Cyrillic capitals and KOI8-R have few, but 6 bits and more in longer texts, and
 * all their letters below 0xe0. With fewer than twelve letters these ranges overlap.
 */
const fewestLetters = 12;
const mostViolations = 0.06;
const leastHighest = 0.1;
const mostBits = 5.3;
/** A mean over few letters strays further: so many bits, divided by the square root of the letters. */
const strayBits = 1.5;
/** What one violation weighs in bits when two readings are compared. */
const violationBits = 8;

/**
 * Whether bytes that are not UTF-8 are Arabic text in Windows-1256. False where that is not plausible, where the
 * reading as ISO-8859-6 makes better Arabic, and where there are fewer than twelve Arabic letters to judge by.
 */
export function isPlausibleWindows1256(bytes: Uint8Array): boolean {
  const here = measure(bytes, asWindows1256);
  if (here.letters < fewestLetters || here.violations > mostViolations) return false;
  if (here.highest < leastHighest) return false;
  if (here.bits > mostBits + strayBits / Math.sqrt(here.letters)) return false;
  const there = measure(bytes, asIso88596);
  return here.bits + violationBits * here.violations <= there.bits + violationBits * there.violations;
}
