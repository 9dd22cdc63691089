import type { TextRange } from '../../../domain/text/range.ts';
import type { TextPositions } from '../text-positions.ts';
import styles from './overlay.module.css';

/** What a layer of the overlay draws from. */
export interface OverlayView {
  readonly positions: TextPositions;
  /** The stretch of the text that is painted now (what can be seen, and a screen either side); UTF-16 offsets. */
  readonly shown: TextRange;
  /** The overlay's own box: subtract its left and top from client rectangles to place something in it. */
  readonly box: DOMRect;
}

/** One kind of thing that is drawn over the text: tags, handles, arcs, the caret. */
export interface OverlayLayer {
  /** Its elements are put into this one; it takes no pointer events unless the layer's style says so. */
  readonly element: Element;
  /**
   * Draws anew what can be seen. Called at most once a frame. Reads of the layout come before any write in the
   * whole overlay: `measure` of all layers runs first, then `draw` of all.
   */
  readonly measure: (view: OverlayView) => void;
  readonly draw: () => void;
  readonly dispose?: () => void;
}

export interface Overlay {
  /** Adds a layer above those before it; the returned function takes it away. */
  readonly add: (layer: OverlayLayer) => () => void;
  /** Draws at the next frame. */
  readonly renew: () => void;
  readonly show: (shown: TextRange) => void;
  readonly dispose: () => void;
}

/**
 * One element over the text, inside what scrolls, so that it moves with the letters; what it shows is drawn from
 * client rectangles of ranges, for what can be seen only. `host` must be positioned and contain the text.
 */
export function createOverlay(host: HTMLElement, positions: TextPositions): Overlay {
  const element = document.createElement('div');
  element.className = styles['overlay'] ?? '';
  element.setAttribute('aria-hidden', 'true');
  host.append(element);
  const layers = new Set<OverlayLayer>();
  let shown: TextRange = { start: 0, end: 0 };
  let frame = 0;

  const render = (): void => {
    frame = 0;
    const view = { positions, shown, box: element.getBoundingClientRect() };
    for (const layer of layers) layer.measure(view);
    for (const layer of layers) layer.draw();
  };
  const renew = (): void => {
    if (frame === 0) frame = requestAnimationFrame(render);
  };
  const sizes = new ResizeObserver(renew);
  sizes.observe(host);

  return {
    add: (layer) => {
      layers.add(layer);
      element.append(layer.element);
      renew();
      return () => {
        layers.delete(layer);
        layer.element.remove();
        layer.dispose?.();
      };
    },
    renew,
    show: (next) => {
      shown = next;
      renew();
    },
    dispose: () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      sizes.disconnect();
      for (const layer of layers) layer.dispose?.();
      element.remove();
    },
  };
}
