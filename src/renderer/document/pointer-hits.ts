import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';
import type { TextSurface } from './text-surface.ts';

/** Tells which span the pointer is over, the innermost where several are. */
export function usePointerHits(
  host: RefObject<HTMLElement | null>,
  surface: TextSurface | null,
  onHover: (span: string | null) => void,
): void {
  const hover = useEffectEvent(onHover);

  useEffect(() => {
    const element = host.current;
    if (element === null || surface === null) return undefined;
    let at: PointerEvent | null = null;
    let frame = 0;
    let hovered: string | null = null;
    const tell = (span: string | null): void => {
      if (span === hovered) return;
      hovered = span;
      hover(span);
    };
    const look = (): void => {
      frame = 0;
      // While a button is down text is being selected or a handle dragged.
      if (at !== null && at.buttons === 0) tell(surface.spansUnder(at.clientX, at.clientY)[0] ?? null);
    };
    const onMove = (event: PointerEvent): void => {
      at = event;
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const onLeave = (): void => {
      at = null;
      tell(null);
    };
    element.addEventListener('pointermove', onMove, { passive: true });
    element.addEventListener('pointerleave', onLeave);
    return () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [host, surface]);
}
