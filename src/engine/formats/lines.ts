import fs from 'node:fs';

/**
 * The lines of a UTF-8 file, without their line feeds and a byte order mark. Only U+000A ends a line: a text in
 * JSON may hold U+2028 and U+2029 as they are, which other readers of lines would stop at. Throws a TypeError with
 * the code `ERR_ENCODING_INVALID_ENCODED_DATA` where the bytes are not UTF-8.
 */
export async function* linesOf(file: string): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun: string[] = [];
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 1 << 20 })) {
    const pieces = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      begun.push(piece);
      yield begun.join('');
      begun = [];
    }
    begun.push(last);
  }
  begun.push(decoder.decode());
  const rest = begun.join('');
  if (rest !== '') yield rest;
}
