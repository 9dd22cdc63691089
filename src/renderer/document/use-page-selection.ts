import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';
import { snapSelection } from '../../domain/text/selection.ts';
import type { TextSelection } from '../../domain/text/selection.ts';
import { isTextInput } from '../app/focus.ts';
import type { CaretTools } from './caret-tools.ts';
import { watchPointerSelection } from './pointer-selection.ts';
import type { TextPoint } from './text-points.ts';
import { readFocus, readSelection, showSelection } from './text-selection.ts';

interface PageSelectionInput {
  readonly host: RefObject<HTMLElement | null>;
  readonly tools: CaretTools | null;
  readonly text: string;
  readonly selection: TextSelection | null;
  readonly onSelection: (selection: TextSelection) => void;
  readonly onPress: (point: TextPoint) => void;
}

/** Makes the page select what is selected, unless a field is being typed in, which would lose its caret. */
export function showOnPage(tools: CaretTools | null, selection: TextSelection | null): void {
  if (tools !== null && !isTextInput(document.activeElement)) showSelection(tools.surface.positions, selection);
}

/**
 * Keeps the page's own selection and the one that is passed in step: what is passed is shown, what is selected by
 * mouse, by touch or by a screen reader is told.
 */
export function usePageSelection({ host, tools, text, selection, onSelection, onPress }: PageSelectionInput): void {
  const select = useEffectEvent(onSelection);
  const press = useEffectEvent(onPress);
  const current = useEffectEvent(() => selection);

  useEffect(() => {
    showOnPage(tools, selection);
    tools?.layer.place(selection === null ? null : selection.focus);
    tools?.surface.overlay.renew();
  }, [tools, selection]);

  useEffect(() => {
    const element = host.current;
    if (tools === null || element === null) return undefined;
    const { positions } = tools.surface;
    let frame = 0;
    const pointer = watchPointerSelection({
      text,
      host: element,
      points: tools.points,
      current: () => current(),
      focusOnPage: () => readFocus(positions, text),
      onSelection: (next) => select(next),
      onPress: (point) => press(point),
      onRelease: () => {
        // Once the page has made of the release what it will.
        frame = requestAnimationFrame(() => showOnPage(tools, current()));
      },
    });
    const adopt = (): void => {
      const onPage = pointer.isHeld() ? null : readSelection(positions);
      if (onPage === null) return;
      const own = current();
      if (own !== null && own.anchor === onPage.anchor && own.focus === onPage.focus) return;
      select(snapSelection(text, onPage, 'cluster'));
    };
    document.addEventListener('selectionchange', adopt);
    return () => {
      cancelAnimationFrame(frame);
      pointer.dispose();
      document.removeEventListener('selectionchange', adopt);
    };
  }, [tools, host, text]);
}
