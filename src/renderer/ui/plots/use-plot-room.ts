import { useLayoutEffect, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { createTextMeasure } from './scene-file.ts';
import type { PlotRoom } from './scene.ts';

/** Wide enough to read, whatever the pane. */
const LEAST = 360;

/** Of a plot that goes into a file from a table. */
export const USUAL_WIDTH = 720;

/** What plots in this element are drawn by; it follows the element's width. */
export function usePlotRoom(element: RefObject<HTMLElement | null>, direction: PlotRoom['direction']): PlotRoom {
  const [size, setSize] = useState({ width: USUAL_WIDTH, em: 15 });
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const renew = (): void => {
      const width = Math.max(LEAST, Math.floor(box.clientWidth));
      const em = Number.parseFloat(getComputedStyle(box).fontSize);
      setSize((before) => (before.width === width && before.em === em ? before : { width, em }));
    };
    renew();
    const sizes = new ResizeObserver(renew);
    sizes.observe(box);
    return () => sizes.disconnect();
  }, [element]);
  const [measure] = useState(createTextMeasure);
  return useMemo(() => ({ ...size, direction, measure }), [size, direction, measure]);
}
