import { createCaretView } from './caret-view.ts';
import type { CaretView } from './caret-view.ts';
import { createCaret } from './overlay/caret.ts';
import type { CaretLayer } from './overlay/caret.ts';
import { createTextPoints } from './text-points.ts';
import type { TextPoints } from './text-points.ts';
import type { TextSurface } from './text-surface.ts';
import { createVisualLines } from './visual-lines.ts';
import type { VisualLines } from './visual-lines.ts';

/** What selecting in one text stands on. */
export interface CaretTools {
  readonly surface: TextSurface;
  readonly lines: VisualLines;
  readonly view: CaretView;
  readonly points: TextPoints;
  readonly layer: CaretLayer;
}

export function createCaretTools(surface: TextSurface, text: string): CaretTools {
  const lines = createVisualLines(text, surface.positions);
  return {
    surface,
    lines,
    view: createCaretView(surface.scroller, surface.positions, lines),
    points: createTextPoints(text, surface.positions, lines),
    layer: createCaret(lines),
  };
}
