import zlib from 'node:zlib';

/** Parts of a PNG file: https://www.w3.org/TR/png-3/#5DataRep */
const SIGNATURE_LENGTH = 8;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function readChunks(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let place = SIGNATURE_LENGTH; place < png.length; ) {
    const length = png.readUInt32BE(place);
    const type = png.toString('latin1', place + 4, place + 8);
    chunks.push({ type, data: png.subarray(place + 8, place + 8 + length) });
    place += length + 12;
  }
  return chunks;
}

function writeChunk({ type, data }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(zlib.crc32(named), named.length + 4);
  return whole;
}

/**
 * The same picture, to the pixel, in fewer bytes: a browser compresses its screenshots in a hurry. What is not
 * needed to show it is left out.
 */
export function smallerPicture(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const pixels = zlib.inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const data = zlib.deflateSync(pixels, { level: 9, memLevel: 9, windowBits: 15 });
  const kept = ['IHDR', 'PLTE'].flatMap((wanted) => chunks.filter(({ type }) => type === wanted));
  const smaller = Buffer.concat([
    png.subarray(0, SIGNATURE_LENGTH),
    ...[...kept, { type: 'IDAT', data }, { type: 'IEND', data: Buffer.alloc(0) }].map(writeChunk),
  ]);
  return smaller.length < png.length ? smaller : png;
}
