import type { CommandGroup, Shortcut } from '../../app/commands.tsx';

/**
 * Every action of the desk with its default key: the one table that keys, menus, the palette, the list of keys and
 * the README are made from or held against.
 */
interface DeskActionDefinition {
  readonly id: string;
  /** Its title is `command.<title>` of the catalogue. */
  readonly title: string;
  readonly group: CommandGroup;
  readonly stroke: Shortcut;
  /** Places on the keyboard that do the same, where it has them. */
  readonly also?: readonly string[];
  /** `text`: a single key, taken while the text has the keyboard. `window`: wherever the desk is shown. */
  readonly takenBy: 'text' | 'window';
  /** Not in menus and palette: it means nothing there. */
  readonly isUnlisted?: boolean;
}

const deskActions = [
  { id: 'link', title: 'link', group: 'annotate', stroke: { code: 'Slash' }, takenBy: 'text' },
  { id: 'link-document', title: 'linkDocument', group: 'annotate', stroke: { code: 'Equal' }, takenBy: 'text' },
  { id: 'reshape', title: 'reshape', group: 'annotate', stroke: { code: 'Backslash' }, also: ['IntlBackslash'], takenBy: 'text' },
  { id: 'keep-fragment', title: 'keepFragment', group: 'annotate', stroke: { code: 'Comma' }, takenBy: 'text' },
  { id: 'remove', title: 'removeSpan', group: 'annotate', stroke: { code: 'Delete' }, also: ['Backspace'], takenBy: 'text' },
  { id: 'other-edge', title: 'otherEdge', group: 'annotate', stroke: { code: 'Semicolon' }, takenBy: 'text' },
  { id: 'divide', title: 'divide', group: 'annotate', stroke: { code: 'Minus' }, takenBy: 'text' },
  // The same key as for a document as the other end: each means nothing where the other does.
  { id: 'join', title: 'join', group: 'annotate', stroke: { code: 'Equal' }, takenBy: 'text' },
  { id: 'remove-fragment', title: 'removeFragment', group: 'annotate', stroke: { code: 'Delete', shift: true }, takenBy: 'text' },
  { id: 'repeat', title: 'repeatLabel', group: 'annotate', stroke: { code: 'Backquote' }, takenBy: 'text' },
  { id: 'next-span', title: 'nextSpan', group: 'annotate', stroke: { code: 'BracketRight' }, takenBy: 'text' },
  { id: 'previous-span', title: 'previousSpan', group: 'annotate', stroke: { code: 'BracketLeft' }, takenBy: 'text' },
  { id: 'next-bare', title: 'nextBare', group: 'annotate', stroke: { code: 'BracketRight', shift: true }, takenBy: 'text' },
  { id: 'previous-bare', title: 'previousBare', group: 'annotate', stroke: { code: 'BracketLeft', shift: true }, takenBy: 'text' },
  { id: 'cycle', title: 'cycle', group: 'annotate', stroke: { code: 'Period' }, takenBy: 'text' },
  { id: 'enter', title: 'inspect', group: 'annotate', stroke: { code: 'Enter' }, also: ['NumpadEnter'], takenBy: 'text' },
  { id: 'copy-quotation', title: 'copyQuotation', group: 'annotate', stroke: { code: 'KeyX', control: true, shift: true }, takenBy: 'window' },
  { id: 'label-everywhere', title: 'labelEverywhere', group: 'annotate', stroke: { code: 'KeyE', control: true }, takenBy: 'window' },
  { id: 'pin', title: 'pin', group: 'annotate', stroke: { code: 'KeyD', control: true }, takenBy: 'window' },
  { id: 'escape', title: 'escape', group: 'annotate', stroke: { code: 'Escape' }, takenBy: 'text', isUnlisted: true },
  { id: 'segment-role', title: 'segmentRole', group: 'document', stroke: { code: 'F4' }, takenBy: 'window' },
  { id: 'mark-done', title: 'markDone', group: 'document', stroke: { code: 'Enter', control: true }, takenBy: 'window' },
  { id: 'show-gaps', title: 'showGaps', group: 'document', stroke: { code: 'KeyM', control: true, shift: true }, takenBy: 'window' },
  { id: 'next-document', title: 'nextDocument', group: 'document', stroke: { code: 'PageDown', alt: true }, takenBy: 'window' },
  { id: 'previous-document', title: 'previousDocument', group: 'document', stroke: { code: 'PageUp', alt: true }, takenBy: 'window' },
  { id: 'open-beside', title: 'openBeside', group: 'document', stroke: { code: 'F8' }, takenBy: 'window' },
  { id: 'close-beside', title: 'closeBeside', group: 'document', stroke: { code: 'F8', shift: true }, takenBy: 'window' },
  { id: 'other-document', title: 'otherDocument', group: 'document', stroke: { code: 'F9' }, takenBy: 'window' },
  { id: 'guideline', title: 'guideline', group: 'view', stroke: { code: 'F1', shift: true }, takenBy: 'window' },
  { id: 'find', title: 'find', group: 'view', stroke: { code: 'KeyF', control: true }, takenBy: 'window' },
  { id: 'find-next', title: 'findNext', group: 'view', stroke: { code: 'F3' }, takenBy: 'window' },
  { id: 'find-previous', title: 'findPrevious', group: 'view', stroke: { code: 'F3', shift: true }, takenBy: 'window' },
  { id: 'show-all', title: 'showAll', group: 'view', stroke: { code: 'Backquote', shift: true }, takenBy: 'text' },
  { id: 'toggle-pane', title: 'togglePane', group: 'view', stroke: { code: 'Backslash', control: true }, takenBy: 'window' },
] as const satisfies readonly DeskActionDefinition[];

export type DeskActionId = (typeof deskActions)[number]['id'];

/** The same table, each row with all its columns. */
export const deskActionRows: readonly (DeskActionDefinition & { readonly id: DeskActionId })[] = deskActions;

/** What each action does now. */
export type DeskPerformance = Readonly<Record<DeskActionId, () => void>>;
