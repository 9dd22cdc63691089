import type { IncomingMessage } from 'node:http';
import { Problem } from '../domain/problem.ts';

/** What is thrown away of a refused body, in bytes, and how long its sender has, in milliseconds, to notice. */
const DISCARDED_BYTES = 4 * 1024 * 1024;
const TIME_TO_NOTICE = 5000;

/** The size in bytes that a request says it has; undefined where it comes in chunks. */
export function declaredLength(request: IncomingMessage): number | undefined {
  const text = request.headers['content-length'];
  return text === undefined ? undefined : Number(text);
}

export function tooLarge(limit: number): Problem {
  return new Problem('upload-too-large', { limit });
}

/**
 * The chunks of a body that may have `limit` bytes. Throws `upload-too-large` at once where the declared
 * length says so, otherwise as soon as one byte too many has come; the rest is not read.
 */
export async function* limitedBody(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  if ((declaredLength(request) ?? 0) > limit) throw tooLarge(limit);
  let received = 0;
  // Leaving this loop must not destroy the socket: the refusal still goes out through it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a body is read as bytes');
    received += chunk.length;
    if (received > limit) throw tooLarge(limit);
    yield chunk;
  }
  if (!request.complete) throw new Problem('connection-lost');
}

/** Reads a body of at most `limit` bytes as UTF-8. Throws `upload-too-large`. */
export async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of limitedBody(request, limit)) chunks.push(chunk);
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

/**
 * Ends a request whose body is not wanted. Closing the connection at once would make most clients lose the
 * answer, so a little more is thrown away, then nothing more is taken; who still has not ended is cut off.
 */
export function discardBody(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let discarded = 0;
  const timer = setTimeout(() => void request.socket.destroy(), TIME_TO_NOTICE);
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > DISCARDED_BYTES) request.pause();
  });
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
