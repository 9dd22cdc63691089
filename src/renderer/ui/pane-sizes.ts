const PREFIX = 'isnad.pane.';

/** What was remembered of a pane, in pixels; null where nothing was, or nothing that makes sense. */
export function readSize(name: string): number | null {
  const kept = localStorage.getItem(PREFIX + name);
  const size = kept === null ? Number.NaN : Number(kept);
  return Number.isFinite(size) && size >= 0 && size < 10_000 ? size : null;
}

export function writeSize(name: string, pixels: number): void {
  localStorage.setItem(PREFIX + name, String(Math.round(pixels)));
}
