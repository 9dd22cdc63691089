import type { BrowserWindow, MenuItemConstructorOptions } from 'electron';
import { Menu } from 'electron';
import type { WindowMenu } from '../domain/desktop-api.ts';
import { canBeChosen, editingItems, menuTemplate } from './application-menu.ts';
import type { Words } from './words.ts';

export interface WindowMenusOptions {
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  readonly words: () => Words;
  /** An entry of a window’s menus was chosen. */
  readonly choose: (window: string, entry: string) => void;
}

/** Each window’s own native menus: in the window, on macOS in the screen’s bar while the window is in front. */
export interface WindowMenus {
  /** Before there are windows. */
  readonly start: () => void;
  readonly begin: (id: string, window: BrowserWindow) => void;
  /** The page has said what its menus are now. */
  readonly set: (id: string, menus: readonly WindowMenu[]) => void;
  readonly end: (id: string) => void;
  /** What a field offers, where the pointer is. */
  readonly showEditing: (window: BrowserWindow) => void;
  /** Says everything anew: the language has changed. */
  readonly renew: () => void;
}

interface Entry {
  readonly window: BrowserWindow;
  menus: readonly WindowMenu[];
  menu: Menu;
}

/** Menus without what changes most: which entries can be chosen. */
function structure(menus: readonly WindowMenu[]): string {
  return JSON.stringify(menus, (key, value: unknown) => (key === 'disabled' ? undefined : value));
}

export function makeWindowMenus({ platform, development, words, choose }: WindowMenusOptions): WindowMenus {
  const entries = new Map<string, Entry>();
  const isMac = platform === 'darwin';

  const build = (id: string | null, menus: readonly WindowMenu[]): Menu => {
    const template: MenuItemConstructorOptions[] = menuTemplate(menus, {
      platform,
      development,
      words: words(),
      choose: (entry) => {
        if (id !== null) choose(id, entry);
      },
      typing(step) {
        const contents = id === null ? undefined : entries.get(id)?.window.webContents;
        if (step === 'undo') contents?.undo();
        else contents?.redo();
      },
    });
    return Menu.buildFromTemplate(template);
  };

  const put = ({ window, menu }: Entry): void => {
    if (!isMac) window.setMenu(menu);
    else if (window.isFocused()) Menu.setApplicationMenu(menu);
  };

  const start = (): void => Menu.setApplicationMenu(isMac ? build(null, []) : null);

  return {
    start,
    begin(id, window) {
      const entry: Entry = { window, menus: [], menu: build(id, []) };
      entries.set(id, entry);
      put(entry);
      if (isMac) window.on('focus', () => put(entry));
    },
    set(id, menus) {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const same = structure(entry.menus) === structure(menus);
      entry.menus = menus;
      if (same) {
        // A menu that is open just now stays so.
        for (const each of menus.flatMap((menu) => menu.sections.flat())) {
          const item = entry.menu.getMenuItemById(each.id);
          if (item !== null) item.enabled = canBeChosen(each, platform);
        }
        return;
      }
      entry.menu = build(id, menus);
      put(entry);
    },
    end(id) {
      entries.delete(id);
      if (!isMac) return;
      // What the bar shows may be the menus of the window that has gone.
      start();
      for (const entry of entries.values()) put(entry);
    },
    showEditing: (window) => Menu.buildFromTemplate(editingItems(words())).popup({ window }),
    renew() {
      if (isMac) start();
      for (const [id, entry] of entries) {
        entry.menu = build(id, entry.menus);
        put(entry);
      }
    },
  };
}
