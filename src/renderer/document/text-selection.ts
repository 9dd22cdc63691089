import type { TextSelection } from '../../domain/text/selection.ts';
import type { TextPositions } from './text-positions.ts';

/**
 * What the page has selected, as offsets of the text (UTF-16 code units); null where it selects nothing, or
 * anything outside the text.
 */
export function readSelection(positions: TextPositions): TextSelection | null {
  const selection = document.getSelection();
  if (selection === null || selection.anchorNode === null || selection.focusNode === null) return null;
  const anchor = positions.offsetOf(selection.anchorNode, selection.anchorOffset);
  const focus = positions.offsetOf(selection.focusNode, selection.focusOffset);
  return anchor === null || focus === null ? null : { anchor, focus };
}

/**
 * Where what the page has selected was drawn to (UTF-16 offset): before the text its start, after it its end. Null
 * where nothing is selected.
 */
export function readFocus(positions: TextPositions, text: string): number | null {
  const selection = document.getSelection();
  const first = positions.blocks[0];
  if (selection === null || selection.focusNode === null || first === undefined) return null;
  const focus = positions.offsetOf(selection.focusNode, selection.focusOffset);
  if (focus !== null) return focus;
  const place = first.compareDocumentPosition(selection.focusNode);
  return (place & Node.DOCUMENT_POSITION_PRECEDING) === 0 ? text.length : 0;
}

/** Makes the page select the same, so that it is shown, copied and spoken; touches nothing where it does already. */
export function showSelection(positions: TextPositions, selection: TextSelection | null): void {
  const onPage = document.getSelection();
  const shown = readSelection(positions);
  if (onPage === null) return;
  if (selection === null) {
    if (shown !== null) onPage.removeAllRanges();
    return;
  }
  if (shown !== null && shown.anchor === selection.anchor && shown.focus === selection.focus) return;
  const from = positions.rangeOf(selection.anchor, selection.anchor);
  const to = positions.rangeOf(selection.focus, selection.focus);
  onPage.setBaseAndExtent(from.startContainer, from.startOffset, to.startContainer, to.startOffset);
}
