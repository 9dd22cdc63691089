/** So many entries a page key goes by. */
const PAGE = 10;

/**
 * Where a key leads among `count` entries; arrows go on around the ends. From -1, where none is meant
 * yet, they lead to the first or the last. Null for other keys, and where none is.
 */
export function entryForKey(key: string, from: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count;
    case 'ArrowUp':
      return from <= 0 ? count - 1 : from - 1;
    case 'PageDown':
      return Math.min(count - 1, from + PAGE);
    case 'PageUp':
      return Math.max(0, from - PAGE);
    default:
      return null;
  }
}
