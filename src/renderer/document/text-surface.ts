import type { TextRange } from '../../domain/text/range.ts';
import { createHitTesting } from './hit-testing.ts';
import type { HitTesting } from './hit-testing.ts';
import { createHandles } from './overlay/handles.ts';
import { createOverlay } from './overlay/overlay.ts';
import type { Overlay } from './overlay/overlay.ts';
import { createTags } from './overlay/tags.ts';
import { createPainter } from './painter.ts';
import type { Painter } from './painter.ts';
import { revealStretch } from './reveal.ts';
import type { TextPositions } from './text-positions.ts';
import { watchVisibleWindow } from './visible-window.ts';

/** A text that stands on the page, with what is painted and drawn over it. Offsets are UTF-16 code units. */
export interface TextSurface {
  readonly scroller: HTMLElement;
  readonly positions: TextPositions;
  readonly painter: Painter;
  readonly overlay: Overlay;
  readonly hits: HitTesting;
  /** The ids of the spans under a point of the window (client pixels), innermost first; none beside the letters. */
  readonly spansUnder: (x: number, y: number) => string[];
  /** Scrolls a stretch to reading height unless it can be seen well already. */
  readonly reveal: (range: TextRange) => void;
  /** Scrolls a place to the middle of the view: a part of the whole height, from 0 to 1. */
  readonly showAt: (share: number) => void;
  /** Gives the text the keyboard. */
  readonly focus: () => void;
}

interface SurfaceParts {
  readonly text: string;
  readonly positions: TextPositions;
  /** What scrolls, and in it the positioned element around the text. */
  readonly scroller: HTMLElement;
  readonly host: HTMLElement;
  /** The edges of a span were dragged to other places, by fragment. */
  readonly onReshape: (span: string, fragments: readonly TextRange[]) => void;
}

/** Opens a text for painting: painter, overlay with tags and handles, and the watch over what can be seen. */
export function openSurface(parts: SurfaceParts): { readonly surface: TextSurface; readonly close: () => void } {
  const { text, positions, scroller, host } = parts;
  const hits = createHitTesting(text, positions);
  const overlay = createOverlay(host, positions);
  const painter = createPainter(positions.rangeOf, overlay.renew);
  overlay.add(createTags({ painter, hits }));
  overlay.add(createHandles({ text, scroller, painter, hits, onReshape: parts.onReshape }));
  const visible = watchVisibleWindow(scroller, positions, ({ first, last }) => {
    const shown = { start: positions.index.rangeOf(first).start, end: positions.index.rangeOf(last).end };
    painter.show(shown);
    overlay.show(shown);
  });
  const surface: TextSurface = {
    scroller,
    positions,
    painter,
    overlay,
    hits,
    spansUnder: (x, y) => {
      const character = hits.characterAt(x, y);
      return character === null ? [] : painter.spansAt(character);
    },
    reveal: ({ start, end }) => revealStretch(scroller, positions, start, end),
    showAt: (share) => {
      scroller.scrollTop = share * scroller.scrollHeight - scroller.clientHeight / 2;
    },
    focus: () => host.focus({ preventScroll: true }),
  };
  return {
    surface,
    close: () => {
      visible.dispose();
      overlay.dispose();
      painter.dispose();
    },
  };
}
