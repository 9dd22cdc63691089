const PREFIX = 'isnad.pane.';

type Listener = (sizes: Readonly<Record<string, number>>) => void;
const listeners = new Set<Listener>();

/** What was remembered of a pane, in pixels; null where nothing was, or nothing that makes sense. */
export function readSize(name: string): number | null {
  const kept = localStorage.getItem(PREFIX + name);
  const size = kept === null ? Number.NaN : Number(kept);
  return Number.isFinite(size) && size >= 0 && size < 10_000 ? size : null;
}

export function writeSize(name: string, pixels: number): void {
  localStorage.setItem(PREFIX + name, String(Math.round(pixels)));
  for (const listener of listeners) listener(allSizes());
}

function allSizes(): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const key of Object.keys(localStorage)) {
    const size = key.startsWith(PREFIX) ? readSize(key.slice(PREFIX.length)) : null;
    if (size !== null) sizes[key.slice(PREFIX.length)] = size;
  }
  return sizes;
}

/** Takes in what was remembered elsewhere, where this page remembers nothing of its own. */
export function seedSizes(sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (localStorage.getItem(PREFIX + name) === null) localStorage.setItem(PREFIX + name, String(size));
  }
}

/** Tells all sizes whenever one changes; the returned function ends that. */
export function watchSizes(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
