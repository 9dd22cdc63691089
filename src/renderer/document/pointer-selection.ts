import { paragraphsOver, wordAt } from '../../domain/text/selection-widening.ts';
import { snapSelection } from '../../domain/text/selection.ts';
import type { TextSelection } from '../../domain/text/selection.ts';
import type { TextPoint, TextPoints } from './text-points.ts';

interface PointerParts {
  readonly text: string;
  /** The text's element; what lies in it and takes presses itself, handles say, is left alone. */
  readonly host: HTMLElement;
  readonly points: TextPoints;
  readonly current: () => TextSelection | null;
  /** Where the page's own selection has been drawn to; null for nowhere. */
  readonly focusOnPage: () => number | null;
  readonly onSelection: (selection: TextSelection) => void;
  readonly onPress: (point: TextPoint) => void;
  /** The pointer was let go, whatever came of it. */
  readonly onRelease: () => void;
}

export interface PointerSelection {
  /** Whether a button is held anywhere: what the page selects meanwhile is not final. */
  readonly isHeld: () => boolean;
  readonly dispose: () => void;
}

/** Less than this far (pixels) a press moves by itself. */
const STEADY = 4;

interface Press {
  readonly x: number;
  readonly y: number;
  readonly anchor: TextPoint;
}

/**
 * Selecting by mouse. The page draws the selection while the button is held; what it comes to is decided by the
 * letters under the two points, because at a seam of directions the page's own offsets are a run away, and snaps
 * to words, or to clusters while Alt is held. Words and paragraphs under double and triple clicks follow our rules.
 */
export function watchPointerSelection(parts: PointerParts): PointerSelection {
  const { text, host, points, current, onSelection } = parts;
  let press: Press | null = null;
  let isHeld = false;

  const isOnText = (target: EventTarget | null): boolean =>
    target === host || (target instanceof Element && host.contains(target) && target.closest('[aria-hidden="true"]') === null);

  const snapped = (selection: TextSelection, event: MouseEvent): TextSelection =>
    snapSelection(text, selection, event.altKey ? 'cluster' : 'word');

  const selectAround = (point: TextPoint, level: number): void => {
    const at = point.cluster?.start ?? point.offset;
    const range = level === 2 ? wordAt(text, at) : paragraphsOver(text, { start: at, end: at });
    onSelection(range === null ? { anchor: at, focus: at } : { anchor: range.start, focus: range.end });
  };

  const onDown = (event: MouseEvent): void => {
    if (event.button !== 0) return;
    isHeld = true;
    press = null;
    if (!isOnText(event.target)) return;
    const point = points.at({ x: event.clientX, y: event.clientY });
    if (point === null) return;
    const before = current();
    if (event.detail > 1 || (event.shiftKey && before !== null)) {
      event.preventDefault();
      host.focus({ preventScroll: true });
      if (event.detail > 1) selectAround(point, event.detail);
      else if (before !== null) onSelection(snapped({ anchor: before.anchor, focus: point.offset }, event));
      return;
    }
    // A press on what is selected would begin to drag it away instead of selecting anew.
    document.getSelection()?.removeAllRanges();
    press = { x: event.clientX, y: event.clientY, anchor: point };
  };

  const finish = (event: MouseEvent): void => {
    if (press === null) return;
    const { x, y, anchor } = press;
    press = null;
    const hasMoved = Math.hypot(event.clientX - x, event.clientY - y) > STEADY;
    const end = isOnText(event.target) ? points.at({ x: event.clientX, y: event.clientY }) : null;
    const focus = end?.offset ?? parts.focusOnPage() ?? anchor.offset;
    if (hasMoved && focus !== anchor.offset) onSelection(snapped({ anchor: anchor.offset, focus }, event));
    else parts.onPress(anchor);
  };

  const onUp = (event: MouseEvent): void => {
    if (event.button !== 0) return;
    isHeld = false;
    finish(event);
    parts.onRelease();
  };

  const onDragStart = (event: DragEvent): void => event.preventDefault();

  document.addEventListener('mousedown', onDown, true);
  window.addEventListener('mouseup', onUp);
  host.addEventListener('dragstart', onDragStart);
  return {
    isHeld: () => isHeld,
    dispose: () => {
      document.removeEventListener('mousedown', onDown, true);
      window.removeEventListener('mouseup', onUp);
      host.removeEventListener('dragstart', onDragStart);
    },
  };
}
