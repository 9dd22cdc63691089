import { useEffect, useEffectEvent } from 'react';
import type { TextSurface } from '../../document/text-surface.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.tsx';
import type { PlaceToShow } from '../workspace/workspace-store.ts';
import type { DeskData } from './desk-data.ts';
import type { DeskControl } from './use-desk.ts';

/** Goes to the place that the document was opened for, once its text stands there. */
export function usePlaceToShow(data: DeskData, desk: DeskControl, surface: TextSurface | null, isActive: boolean): void {
  const workspace = useWorkspace();
  const places = useWorkspaceState('places');
  const { document } = data.detail;
  const place = places.find((each) => each.document === document.id);
  const show = useEffectEvent((wanted: PlaceToShow) => {
    if (surface === null) return;
    workspace.placeShown(document.id);
    if (wanted.kind === 'span') {
      if (data.spanOf.has(wanted.span)) desk.show(wanted.span);
      else desk.say('desk.hint.spanGone');
    } else if (wanted.kind === 'range') {
      const [start, end] = wanted.range;
      // The text may have been given anew since the place was found.
      if (end > data.detail.text.length) return;
      desk.selectText({ anchor: start, focus: end });
      surface.reveal({ start, end });
    }
    // Of two that are opened together one takes the keyboard.
    if (isActive) surface.focus();
  });
  const isThere = surface !== null;
  useEffect(() => {
    if (isThere && place !== undefined) show(place);
  }, [isThere, place]);
}
