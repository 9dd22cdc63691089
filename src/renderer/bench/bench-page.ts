/** A span as measurements make it; fragments `[start, end)` in UTF-16 code units. */
export interface MeasuredSpan {
  readonly id: string;
  readonly label: string;
  readonly fragments: readonly (readonly [number, number])[];
}

/** A relation between two spans, by their ids. */
export interface MeasuredRelation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What measurements drive a page by: the built text view, or the bare page that is its floor. */
export interface Bench {
  /** Puts a text on the page in place of the one before; done when it has been painted. */
  readonly mount: (text: string) => Promise<void>;
  /** Replaces all spans; done when those in sight have been painted. */
  readonly load: (spans: readonly MeasuredSpan[]) => Promise<void>;
  /** Painted at the next frame. */
  readonly add: (span: MeasuredSpan) => void;
  readonly remove: (id: string) => void;
  /** Selects a span with its relations and its end at hand; null selects none. */
  readonly select: (id: string | null) => void;
  /** Replaces all relations. */
  readonly relate: (relations: readonly MeasuredRelation[]) => void;
  /** How many relations of the selected span can be seen. */
  readonly relationsShown: () => number;
  /** Gives the selected span other fragments, as moving its edge by a key does. */
  readonly adjust: (span: MeasuredSpan) => void;
  readonly paragraph: (number: number) => HTMLElement | null;
  /** Ids of the spans under a point of the window, innermost first. */
  readonly hit: (x: number, y: number) => string[];
  /** The text that a span holds, its fragments one after another; empty where there is no such span. */
  readonly textOf: (id: string) => string;
  readonly scroller: () => HTMLElement;
}

/** Milliseconds. */
interface Driver {
  /** From loading spans to the second frame after it. */
  readonly paint: (spans: readonly MeasuredSpan[]) => Promise<number>;
  /** From a change to the second frame after it. */
  readonly add: (span: MeasuredSpan) => Promise<number>;
  readonly remove: (id: string) => Promise<number>;
  readonly adjust: (span: MeasuredSpan) => Promise<number>;
  /** From selecting to the second frame after it, and how many relations can be seen then. */
  readonly select: (id: string | null) => Promise<{ readonly time: number; readonly shown: number }>;
  /**
   * Each frame's length while the text moves on by so many pixels a frame, from a place (pixels) on; fewer than
   * were asked for where it comes to its end.
   */
  readonly scroll: (pixels: number, frames: number, from: number) => Promise<number[]>;
}

declare global {
  interface Window {
    isnadBench?: Bench;
    isnadDriver?: Driver;
  }
}

async function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/** The second frame after now: what was changed before the first has been painted by then. */
export async function secondFrame(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/** Just after a frame, so that every measurement has as long until the next. */
async function afterFrame(): Promise<void> {
  await nextFrame();
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Puts on the page what measurements drive it by. */
export function offerBench(bench: Bench): void {
  const timed = async (change: () => void): Promise<number> => {
    await afterFrame();
    const start = performance.now();
    change();
    await secondFrame();
    return performance.now() - start;
  };
  window.isnadBench = bench;
  window.isnadDriver = {
    paint: async (spans) => {
      await afterFrame();
      const start = performance.now();
      await bench.load(spans);
      return performance.now() - start;
    },
    add: (span) => timed(() => bench.add(span)),
    remove: (id) => timed(() => bench.remove(id)),
    adjust: (span) => timed(() => bench.adjust(span)),
    select: async (id) => {
      const time = await timed(() => bench.select(id));
      return { time, shown: bench.relationsShown() };
    },
    scroll: async (pixels, frames, from) => {
      const scroller = bench.scroller();
      scroller.scrollTop = from;
      await secondFrame();
      const lengths: number[] = [];
      let before = await nextFrame();
      while (lengths.length < frames) {
        const place = scroller.scrollTop;
        scroller.scrollTop += pixels;
        const now = await nextFrame();
        lengths.push(now - before);
        before = now;
        if (scroller.scrollTop === place) break;
      }
      return lengths;
    },
  };
}
