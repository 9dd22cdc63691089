import { replaceEqualDeep } from '@tanstack/react-query';

interface WithId {
  readonly id: string;
}

/**
 * A list brought up to date for some ids. What was asked for and not found is gone, what is equal stays the object
 * that it was, and everything else keeps object and place, so that only what changed is drawn again. The list itself
 * is returned where nothing changed. Entries stand by their ids, as the workbench lists them.
 */
export function mergeById<Entry extends WithId>(
  before: readonly Entry[],
  asked: readonly string[],
  found: readonly Entry[],
): readonly Entry[] {
  const wanted = new Set(asked);
  const news = new Map(found.map((entry) => [entry.id, entry]));
  let changed = false;
  const after: Entry[] = [];
  for (const entry of before) {
    if (!wanted.has(entry.id)) {
      after.push(entry);
      continue;
    }
    const now = news.get(entry.id);
    news.delete(entry.id);
    const kept = now === undefined ? undefined : replaceEqualDeep(entry, now);
    if (kept !== entry) changed = true;
    if (kept !== undefined) after.push(kept);
  }
  for (const entry of news.values()) insert(after, entry);
  return changed || news.size > 0 ? after : before;
}

/** The newest id is the greatest, so that most find their place at once at the end. */
function insert<Entry extends WithId>(entries: Entry[], entry: Entry): void {
  let place = entries.length;
  while (place > 0 && (entries[place - 1]?.id ?? '') > entry.id) place -= 1;
  entries.splice(place, 0, entry);
}

/** A list that was read anew, with the objects of the one before wherever they are equal. */
export function shareById<Entry extends WithId>(
  before: readonly Entry[] | undefined,
  now: readonly Entry[],
): readonly Entry[] {
  if (before === undefined) return now;
  const known = new Map(before.map((entry) => [entry.id, entry]));
  let same = before.length === now.length;
  const shared = now.map((entry, index) => {
    const one = known.get(entry.id);
    const kept = one === undefined ? entry : replaceEqualDeep(one, entry);
    if (kept !== before[index]) same = false;
    return kept;
  });
  return same ? before : shared;
}
