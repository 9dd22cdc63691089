import { z } from 'zod';
import { nothing, write } from './api/method.ts';
import { hostState } from './host-api.ts';
import { enteredName } from './identifiers.ts';
import { templateNames } from './scheme-templates/template-names.ts';

/**
 * What the desktop program alone can do for a window, beside what every host does: the system's dialogs, menus and
 * folders. Its main process answers these itself; the browser window has none of them.
 */

/** A key of a menu entry by its place on the keyboard (`KeyboardEvent.code`); the page takes the key itself. */
const menuShortcut = z.strictObject({
  code: z.string().min(1).max(20),
  control: z.boolean().optional(),
  shift: z.boolean().optional(),
  alt: z.boolean().optional(),
});

export const menuEntry = z.strictObject({
  /** Comes back as the event `command` when the entry is chosen. */
  id: z.string().min(1).max(5000),
  label: z.string().min(1).max(500),
  shortcut: menuShortcut.optional(),
  disabled: z.boolean(),
});
export type MenuEntry = z.infer<typeof menuEntry>;

/** One menu of the bar: its entries in sections, with a line between them. */
export const windowMenu = z.strictObject({
  id: z.enum(['project', 'document', 'edit', 'annotate', 'view', 'help']),
  label: z.string().min(1).max(100),
  sections: z.array(z.array(menuEntry).max(200)).max(50),
});
export type WindowMenu = z.infer<typeof windowMenu>;

const done = z.strictObject({});

export const desktopApi = {
  'desktop.chooseProject': write(
    'Ask with the system’s dialog for a project file and show it in this window. Rejects with `cancelled`.',
    nothing,
    hostState,
  ),
  'desktop.createProject': write(
    'Ask with the system’s dialog where a new project goes, make it and show it in this window. Rejects with `cancelled`.',
    z.strictObject({ title: enteredName, path: z.string().min(1).max(4000), template: z.enum(templateNames).optional() }),
    hostState,
  ),
  'desktop.openFiles': write(
    'Show project files that were dropped on this window, each in a window of its own.',
    z.strictObject({ paths: z.array(z.string().min(1).max(4000)).min(1).max(20) }),
    done,
  ),
  'desktop.showInFolder': write(
    'Show in its folder this window’s project, or the file that this window wrote last. Rejects with `file-missing`.',
    z.strictObject({ what: z.enum(['project', 'written']) }),
    done,
  ),
  'desktop.openAddress': write(
    'Open an http or https address in the person’s browser. Rejects with `invalid-input` for any other.',
    z.strictObject({ address: z.string().min(1).max(2000) }),
    done,
  ),
  'desktop.menus': write(
    'Say what this window’s menus are now, in the person’s language.',
    z.strictObject({ menus: z.array(windowMenu).max(6) }),
    done,
  ),
};

export type DesktopApi = typeof desktopApi;
export type DesktopMethodName = keyof DesktopApi;
export type DesktopInput<Name extends DesktopMethodName> = z.input<DesktopApi[Name]['input']>;
export type DesktopOutput<Name extends DesktopMethodName> = z.output<DesktopApi[Name]['output']>;
export type DesktopCall = <Name extends DesktopMethodName>(
  method: Name,
  input: DesktopInput<Name>,
) => Promise<DesktopOutput<Name>>;

export function isDesktopMethodName(text: string): text is DesktopMethodName {
  return Object.hasOwn(desktopApi, text);
}

/** What the desktop program alone announces: an entry of the system's menus was chosen. */
export interface MenuCommand {
  readonly type: 'command';
  readonly id: string;
}
