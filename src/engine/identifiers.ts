import { v7 } from 'uuid';

/** Random bytes are drawn in advance: asking the system for sixteen at a time takes longer than all the rest. */
const pool = new Uint8Array(4096);
let used = pool.length;

let millisecond = 0;
let sequence = 0;

/**
 * A new UUIDv7 (RFC 9562). Those of one process sort in the order in which they were made: within a
 * millisecond the sequence counts up, and a clock that is set back does not set them back.
 */
export function newIdentifier(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.slice(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    // A random start below 2³¹ leaves room to count without touching the next millisecond.
    sequence = new DataView(random.buffer).getUint32(6) >>> 1;
  } else {
    sequence += 1;
  }
  return v7({ msecs: millisecond, seq: sequence, random });
}
