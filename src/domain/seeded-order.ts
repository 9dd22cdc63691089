/**
 * Ids in an order that hangs on the seed and on each id alone: neither on the order in which they come nor on what
 * others there are, so that one more leaves the rest as they stood.
 */
export function seededOrder(ids: readonly string[], seed: number): string[] {
  return ids
    .map((id) => ({ id, place: scattered(`${seed}/${id}`) }))
    .toSorted((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
}

/** FNV-1a over the code units, then the finalizer of MurmurHash3: near ids land far apart. */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
