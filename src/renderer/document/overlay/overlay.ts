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
  /** Another number whenever places inside the box may have moved: what was measured before is void then. */
  readonly epoch: number;
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
  /**
   * Draws what overlaps a stretch of the text (UTF-16 offsets), at once: in the frame that paints it, because any
   * change of the page in another one makes the browser repaint all highlights.
   */
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
  let epoch = 0;

  const render = (): void => {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    const view = { positions, shown, box: element.getBoundingClientRect(), epoch };
    for (const layer of layers) layer.measure(view);
    for (const layer of layers) layer.draw();
  };
  const renew = (): void => {
    if (frame === 0) frame = requestAnimationFrame(render);
  };
  const remeasure = (): void => {
    epoch += 1;
    renew();
  };
  // Told after the layout and before the painting of a frame: drawn at once, nothing is a frame behind its letters.
  const sizes = new ResizeObserver(() => {
    epoch += 1;
    render();
  });
  sizes.observe(host);
  for (const block of positions.blocks) sizes.observe(block);
  document.fonts.addEventListener('loadingdone', remeasure);
  // Theme, language and direction of the page are attributes of its root.
  const page = new MutationObserver(remeasure);
  page.observe(document.documentElement, { attributes: true });

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
      render();
    },
    dispose: () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      sizes.disconnect();
      page.disconnect();
      document.fonts.removeEventListener('loadingdone', remeasure);
      for (const layer of layers) layer.dispose?.();
      element.remove();
    },
  };
}
