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
