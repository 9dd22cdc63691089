import type { KeyStroke, ShortcutChanges, TakenBy } from '../../../domain/key-stroke.ts';
import { effectiveStroke, isSameStroke } from '../../../domain/key-stroke.ts';
import type { CommandGroup } from '../../app/commands.tsx';
import type { WindowAction } from '../../app/window-actions.ts';
import { windowActionRows } from '../../app/window-actions.ts';
import { deskActionRows } from '../desk/desk-actions.ts';

/** Where an action can be done: `window` anywhere, `open` wherever a project is, else in the view of that name. */
export type ActionPlace = WindowAction['where'];

/** One action of the tables, wherever it is offered, whether or not it is offered now. */
export interface ActionRow {
  /** The id of its command, by which a changed shortcut is kept. */
  readonly id: string;
  /** Of the catalogue. */
  readonly title: string;
  readonly group: CommandGroup;
  /** Its default; null where it has none. */
  readonly own: KeyStroke | null;
  /** Other places on the keyboard that do the same as long as the default holds. */
  readonly also: readonly KeyStroke[];
  readonly takenBy: TakenBy;
  readonly where: ActionPlace;
  /** The key is what the list or the text itself answers, and stays. */
  readonly isFixed: boolean;
}

/** The action with the key that it has now. */
export interface ActionEntry extends ActionRow {
  readonly stroke: KeyStroke | null;
  readonly isChanged: boolean;
}

/** What a command of the desk is called among all commands: single keys of the text have names of their own. */
function deskCommandId({ id, takenBy }: { readonly id: string; readonly takenBy: TakenBy }): string {
  return takenBy === 'text' ? `desk-${id}` : id;
}

const deskRows = deskActionRows.filter(({ isUnlisted = false }) => !isUnlisted).map((row): ActionRow => {
  const { stroke, also = [] } = row;
  return {
    id: deskCommandId(row),
    title: `command.${row.title}`,
    group: row.group,
    own: stroke,
    also: also.map((code) => ({ ...stroke, code })),
    takenBy: row.takenBy,
    where: 'document',
    isFixed: false,
  };
});

/** Every action of the program, in the order of its menus. */
export function actionRows(host: 'browser' | 'electron'): readonly ActionRow[] {
  const here = host === 'browser' ? 'browser' : 'desktop';
  const windowRows = windowActionRows
    .filter(({ only }) => only === undefined || only === here)
    .map(
      ({ id, title, group, stroke, where, isFixed = false }): ActionRow => ({
        id, title, group, own: stroke, also: [], takenBy: isFixed ? 'text' : 'window', where, isFixed,
      }),
    );
  return [...windowRows, ...deskRows];
}

/** The actions with the keys that they have for a person. */
export function actionEntries(rows: readonly ActionRow[], changes: ShortcutChanges): readonly ActionEntry[] {
  return rows.map((row) => {
    const stroke = row.isFixed ? row.own : effectiveStroke(changes, row.id, row.own);
    const isOwn = stroke === null ? row.own === null : row.own !== null && isSameStroke(stroke, row.own);
    return { ...row, also: isOwn ? row.also : [], stroke, isChanged: !isOwn };
  });
}

/** The views in which something can be done; null for all. */
const viewsOf: Readonly<Record<ActionPlace, readonly ActionPlace[] | null>> = {
  window: null,
  open: null,
  documents: ['library', 'document'],
  library: ['library'],
  document: ['document'],
  relations: ['relations'],
  scheme: ['scheme'],
  work: ['work'],
};

/** Whether both can be done at one time, so that one key cannot be both. */
export function meet(one: ActionPlace, other: ActionPlace): boolean {
  const [views, others] = [viewsOf[one], viewsOf[other]];
  return views === null || others === null || views.some((view) => others.includes(view));
}

/** The ids of two actions of the desk each of which means nothing where the other does: one key may be both. */
const neverTogether = new Set(['desk-join', 'desk-link-document']);

/** Who has a stroke where the action would want it, apart from itself. */
export function holdersOf(stroke: KeyStroke, action: ActionRow, entries: readonly ActionEntry[]): readonly ActionEntry[] {
  return entries.filter(
    (entry) =>
      entry.id !== action.id &&
      !(neverTogether.has(entry.id) && neverTogether.has(action.id)) &&
      meet(entry.where, action.where) &&
      [entry.stroke, ...entry.also].some((held) => held !== null && isSameStroke(held, stroke)),
  );
}
