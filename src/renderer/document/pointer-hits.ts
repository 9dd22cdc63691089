import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';
import type { TextSurface } from './text-surface.ts';

interface PointerAnswers {
  readonly onPress: (spans: readonly string[], offset: number) => void;
  readonly onHover: (span: string | null) => void;
}

function selectsText(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}

/** Tells which spans the pointer is over and which were pressed; a press that selects text is none. */
export function usePointerHits(
  host: RefObject<HTMLElement | null>,
  surface: TextSurface | null,
  answers: PointerAnswers,
): void {
  const press = useEffectEvent((event: MouseEvent) => {
    if (surface === null || event.button !== 0 || selectsText()) return;
    const offset = surface.hits.caretAt(event.clientX, event.clientY);
    if (offset !== null) answers.onPress(surface.spansUnder(event.clientX, event.clientY), offset);
  });
  const hover = useEffectEvent((span: string | null) => answers.onHover(span));

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
    const onClick = (event: MouseEvent): void => press(event);
    element.addEventListener('pointermove', onMove, { passive: true });
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('click', onClick);
    return () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('click', onClick);
    };
  }, [host, surface]);
}
