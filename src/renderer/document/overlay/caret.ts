import type { CaretBox, VisualLines } from '../visual-lines.ts';
import styles from './caret.module.css';
import type { OverlayLayer } from './overlay.ts';

export interface CaretLayer extends OverlayLayer {
  /** Where the caret stands from the next drawing on (UTF-16 offset); null for nowhere. */
  readonly place: (offset: number | null) => void;
}

/** The caret: drawn where the text's own would be, while the text has the keyboard. */
export function createCaret(lines: VisualLines): CaretLayer {
  const element = document.createElement('div');
  element.className = styles['caret'] ?? '';
  element.dataset['caret'] = '';
  element.hidden = true;
  let offset: number | null = null;
  let isMoved = false;
  let box: CaretBox | null = null;

  return {
    element,
    place: (next) => {
      isMoved ||= next !== offset;
      offset = next;
    },
    measure: ({ shown, box: outer }) => {
      const isShown = offset !== null && offset >= shown.start && offset <= shown.end;
      const found = isShown && offset !== null ? lines.caretBox(offset) : null;
      box = found && { x: found.x - outer.left, top: found.top - outer.top, bottom: found.bottom - outer.top };
    },
    draw: () => {
      element.hidden = box === null;
      if (box === null) return;
      element.style.transform = `translate(${box.x.toFixed(1)}px, ${box.top.toFixed(1)}px)`;
      element.style.blockSize = `${(box.bottom - box.top).toFixed(1)}px`;
      // Two animations alike, taken in turns: a caret that has just moved is to be seen.
      if (isMoved) element.toggleAttribute('data-turn');
      isMoved = false;
    },
  };
}
