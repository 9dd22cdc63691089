/** Within this far from an edge of the view what is dragged scrolls it, in pixels. */
const NEAR = 44;
/** At the edge itself and beyond, in pixels a frame. */
const FASTEST = 18;

/**
 * How far a view scrolls in one frame while something is dragged at a height: nothing in its middle, up (negative)
 * or down near its edges, the faster the nearer. All in client pixels.
 */
export function edgeScrollStep(y: number, view: { readonly top: number; readonly bottom: number }): number {
  // A low view keeps a middle where nothing moves.
  const near = Math.min(NEAR, (view.bottom - view.top) / 4);
  if (near <= 0) return 0;
  const speed = (depth: number): number => Math.ceil(Math.min(1, depth / near) * FASTEST);
  if (y < view.top + near) return -speed(view.top + near - y);
  if (y > view.bottom - near) return speed(y - (view.bottom - near));
  return 0;
}

export interface EdgeScroll {
  /** The dragged thing is at this height now. */
  readonly at: (y: number) => void;
  readonly stop: () => void;
}

/** Scrolls while something is held near the edge of a view; `onScrolled` is told after each step. */
export function createEdgeScroll(scroller: HTMLElement, onScrolled: () => void): EdgeScroll {
  let frame = 0;
  let height = 0;

  const step = (): void => {
    frame = 0;
    const before = scroller.scrollTop;
    scroller.scrollTop += edgeScrollStep(height, scroller.getBoundingClientRect());
    // At the text's end, and in the middle of the view, there is nothing more to do until it is moved again.
    if (scroller.scrollTop === before) return;
    onScrolled();
    frame = requestAnimationFrame(step);
  };

  return {
    at: (y) => {
      height = y;
      if (frame === 0) frame = requestAnimationFrame(step);
    },
    stop: () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
