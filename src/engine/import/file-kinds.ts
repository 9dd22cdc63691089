/** Bytes at the start of a file that tell its kind; `null` stands for any byte. */
interface Signature {
  /** What people call such files. */
  readonly kind: string;
  readonly bytes: readonly (number | null)[];
}

function signature(kind: string, ...parts: readonly (string | number | null)[]): Signature {
  const bytes = parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part]));
  return { kind, bytes };
}

/** Office documents (docx, xlsx, odt) and EPUB are ZIP archives; doc, xls and ppt share one older container. */
const signatures: readonly Signature[] = [
  signature('PDF', '%PDF-'),
  signature('ZIP', 'PK', 3, 4),
  signature('ZIP', 'PK', 5, 6),
  signature('Office', 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  signature('SQLite', 'SQLite format 3', 0),
  signature('gzip', 0x1f, 0x8b),
  signature('bzip2', 'BZh', null, '1AY&SY'),
  signature('xz', 0xfd, '7zXZ', 0),
  signature('zstd', 0x28, 0xb5, 0x2f, 0xfd),
  signature('7z', '7z', 0xbc, 0xaf, 0x27, 0x1c),
  signature('RAR', 'Rar!', 0x1a, 7),
  signature('PNG', 0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a),
  signature('JPEG', 0xff, 0xd8, 0xff),
  signature('GIF', 'GIF87a'),
  signature('GIF', 'GIF89a'),
  signature('TIFF', 'II*', 0),
  signature('TIFF', 'MM', 0, '*'),
  signature('WebP', 'RIFF', null, null, null, null, 'WEBP'),
  signature('WAV', 'RIFF', null, null, null, null, 'WAVE'),
  signature('MP4', 0, 0, 0, null, 'ftyp'),
  signature('Parquet', 'PAR1'),
  signature('ELF', 0x7f, 'ELF'),
];

/** The kind of a file whose first bytes say that it is not plain text, or null. */
export function binaryKind(bytes: Uint8Array): string | null {
  const found = signatures.find((candidate) =>
    candidate.bytes.every((byte, index) => index < bytes.length && (byte === null || bytes[index] === byte)),
  );
  return found?.kind ?? null;
}
