import { isUtf8 } from 'node:buffer';
import { Problem } from '../../domain/problem.ts';
import type { lineEndings as lineEndingKinds } from '../../domain/model/document.ts';
import { isPlausibleWindows1256 } from './arabic-plausibility.ts';
import { binaryKind } from './file-kinds.ts';
import { decodeUtf16, firstLoneSurrogate, surveyUtf8, utf16Order } from './unicode-bytes.ts';
import type { Utf16Order } from './unicode-bytes.ts';
import { decodeWindows1256 } from './windows-1256.ts';

export type TextEncoding = 'utf-8' | Utf16Order | 'windows-1256';
type LineEndings = (typeof lineEndingKinds)[number];

export interface DecodedText {
  /** Exactly as in the file, but without the byte order mark and with CRLF as LF. A lone CR stays as it is. */
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly byteOrderMark: boolean;
  /** Counts LF and CRLF only: `none` where the file has neither. */
  readonly lineEndings: LineEndings;
}

/** Text with its encoding, before anything was looked for in it. */
interface RawText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly byteOrderMark: boolean;
}

/** 64 MiB: the largest file that is read where the caller names no other limit. */
export const defaultByteLimit = 64 * 1024 * 1024;

/** Control characters but for white space; not U+0080 to U+009f, which are text's bytes in Windows-1256. */
const control = /[^\P{Cc}\s\u0080-\u009f]/u;
const controls = new RegExp(control, 'gu');
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * Decodes the bytes of a plain-text file. The encoding is never guessed: a byte order mark decides, then the pattern
 * of UTF-16, then validity as UTF-8, then whether the bytes make plausible Arabic in Windows-1256.
 *
 * Throws a Problem that names the file (`file`):
 * - `file-too-large` (`bytes`, `limit`): more bytes than `limit`;
 * - `file-empty`: no byte, or nothing that can be seen;
 * - `file-binary` (`kind`: PDF, ZIP …, or `unknown`): known first bytes, a NUL, or many control characters;
 * - `file-malformed` (`encoding`, `offset` in bytes): UTF-8 or UTF-16 that is broken at that place;
 * - `file-encoding-unclear`: none of the encodings.
 */
export function decodeText(bytes: Uint8Array, fileName: string, limit: number = defaultByteLimit): DecodedText {
  if (bytes.length > limit) throw new Problem('file-too-large', { file: fileName, bytes: bytes.length, limit });
  if (bytes.length === 0) throw new Problem('file-empty', { file: fileName });
  const kind = binaryKind(bytes);
  if (kind !== null) throw new Problem('file-binary', { file: fileName, kind });
  const raw = decodeMarked(bytes, fileName) ?? decodeUnmarked(bytes, fileName);
  refuseBinary(raw.text, fileName);
  if (!visible.test(raw.text)) throw new Problem('file-empty', { file: fileName });
  return { ...raw, ...withPlainNewlines(raw.text) };
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** What a byte order mark says, or null where there is none. */
function decodeMarked(bytes: Uint8Array, fileName: string): RawText | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return decodeUtf8(bytes, 3, fileName);
  if (startsWith(bytes, 0xff, 0xfe, 0x00, 0x00) || startsWith(bytes, 0x00, 0x00, 0xfe, 0xff)) {
    // UTF-32, which is not read; taken for UTF-16 it would be full of NULs.
    throw new Problem('file-encoding-unclear', { file: fileName });
  }
  if (startsWith(bytes, 0xff, 0xfe)) return decodeWholeUtf16(bytes, 2, 'utf-16le', fileName);
  if (startsWith(bytes, 0xfe, 0xff)) return decodeWholeUtf16(bytes, 2, 'utf-16be', fileName);
  return null;
}

function decodeUnmarked(bytes: Uint8Array, fileName: string): RawText {
  const order = utf16Order(bytes);
  if (order !== null) return decodeWholeUtf16(bytes, 0, order, fileName);
  if (isUtf8(bytes)) return decodeUtf8(bytes, 0, fileName);
  const asBytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  refuseBinary(asBytes, fileName);
  const survey = surveyUtf8(bytes);
  if (survey.sequences > survey.strayBytes) {
    throw notIn('utf-8', survey.firstStray, fileName);
  }
  if (!isPlausibleWindows1256(bytes)) throw new Problem('file-encoding-unclear', { file: fileName });
  return { text: decodeWindows1256(bytes), encoding: 'windows-1256', byteOrderMark: false };
}

function notIn(encoding: string, offset: number, fileName: string): Problem {
  return new Problem('file-malformed', { file: fileName, encoding, offset, message: `${encoding}, byte ${offset}` });
}

/** Decodes what follows the byte order mark, which is `start` bytes long. */
function decodeUtf8(bytes: Uint8Array, start: number, fileName: string): RawText {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  if (!isUtf8(content)) {
    const offset = start + surveyUtf8(content).firstStray;
    throw notIn('utf-8', offset, fileName);
  }
  return { text: content.toString('utf8'), encoding: 'utf-8', byteOrderMark: start > 0 };
}

function decodeWholeUtf16(bytes: Uint8Array, start: number, order: Utf16Order, fileName: string): RawText {
  const text = decodeUtf16(bytes.subarray(start), order);
  const loneSurrogate = firstLoneSurrogate(text);
  const halfUnit = bytes.length % 2 === 1 ? bytes.length - 1 : -1;
  const offset = loneSurrogate < 0 ? halfUnit : start + loneSurrogate * 2;
  if (offset >= 0) throw notIn(order, offset, fileName);
  return { text, encoding: order, byteOrderMark: start > 0 };
}

/** One stray control character in a text happens; NUL, or more than one in a hundred characters, is no text. */
function refuseBinary(text: string, fileName: string): void {
  if (!control.test(text)) return;
  const count = text.match(controls)?.length ?? 0;
  if (text.includes('\u0000') || count > 1 + text.length / 100) {
    throw new Problem('file-binary', { file: fileName, kind: 'unknown' });
  }
}

function withPlainNewlines(text: string): { readonly text: string; readonly lineEndings: LineEndings } {
  if (!text.includes('\r\n')) return { text, lineEndings: text.includes('\n') ? 'lf' : 'none' };
  const plain = text.replaceAll('\r\n', '\n');
  return { text: plain, lineEndings: /(?<!\r)\n/.test(text) ? 'mixed' : 'crlf' };
}
