import type { TextRange } from '../../domain/text/range.ts';
import type { Overlay } from './overlay/overlay.ts';
import type { Painter } from './painter.ts';
import type { TextPositions } from './text-positions.ts';

/** A text that stands on the page, with what is painted and drawn over it. Offsets are UTF-16 code units. */
export interface TextSurface {
  readonly scroller: HTMLElement;
  readonly positions: TextPositions;
  readonly painter: Painter;
  readonly overlay: Overlay;
  /** Scrolls a stretch to reading height unless it can be seen well already. */
  readonly reveal: (range: TextRange) => void;
  /** Gives the text the keyboard. */
  readonly focus: () => void;
}
