/**
 * Random numbers that the same seed gives again on every machine: whole numbers of 32 bits only, no floating point
 * that an engine might round differently.
 */
export interface SeededRandom {
  /** A number in [0, 1), a multiple of 2^-32. */
  readonly next: () => number;
  /** A whole number in [0, bound); `bound` is a whole number from 1 to 2^32. Without bias. */
  readonly below: (bound: number) => number;
}

const TWO_32 = 0x1_0000_0000;

/**
 * xoshiro128** (Blackman & Vigna 2021, “Scrambled linear pseudorandom number generators”), its state filled by
 * splitmix32 from the seed, of which the lowest 32 bits count.
 */
export function seededRandom(seed: number): SeededRandom {
  const fill = splitmix(seed);
  let a = fill();
  let b = fill();
  let c = fill();
  let d = fill();
  // The one state that xoshiro never leaves.
  if ((a | b | c | d) === 0) a = 1;

  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const below = (bound: number): number => {
    // Numbers above the last whole multiple of the bound would favour the small ones: drawn again.
    const limit = TWO_32 - (TWO_32 % bound);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % bound;
  };
  return { next: () => bits() / TWO_32, below };
}

/** How often each of `count` things came up in `count` draws with replacement: one sample of a bootstrap. */
export function resampleWeights(count: number, random: SeededRandom): Float64Array {
  const weights = new Float64Array(count);
  for (let drawn = 0; drawn < count; drawn += 1) {
    const index = random.below(count);
    weights[index] = (weights[index] ?? 0) + 1;
  }
  return weights;
}

/** The same things in a random order (Fisher & Yates, Durstenfeld 1964). */
export function shuffled<Thing>(things: readonly Thing[], random: SeededRandom): Thing[] {
  const rest = [...things];
  const result: Thing[] = [];
  while (rest.length > 0) {
    const index = random.below(rest.length);
    const last = rest.length - 1;
    const drawn = rest[index];
    const end = rest[last];
    if (drawn === undefined || end === undefined) break;
    result.push(drawn);
    rest[index] = end;
    rest.length = last;
  }
  return result;
}

function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
