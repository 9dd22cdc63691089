import type { MenuItemConstructorOptions } from 'electron';
import type { MenuEntry, WindowMenu } from '../domain/desktop-api.ts';
import { acceleratorText } from './accelerator.ts';
import type { Words } from './words.ts';

type Item = MenuItemConstructorOptions;

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly words: Words;
  /** Offers the developer tools and reloading. */
  readonly development: boolean;
  /** An entry of the page’s menus was chosen. */
  readonly choose: (id: string) => void;
  /** Undoes or redoes typing where the page has left ⌘Z to the system (macOS). */
  readonly typing: (step: 'undo' | 'redo') => void;
}

const separator: Item = { type: 'separator' };

/** `&` marks a menu’s letter for the keyboard in native labels; doubled it is only itself. */
function plainLabel(label: string): string {
  return label.replaceAll('&', '&&');
}

function withSeparators(sections: readonly (readonly Item[])[]): Item[] {
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? [...section] : [separator, ...section]));
}

/** What typing is undone by: on macOS a field has this from a menu only, and the page’s own undo has the key. */
function typingStep({ shortcut }: MenuEntry): 'undo' | 'redo' | null {
  if (shortcut?.code !== 'KeyZ' || shortcut.control !== true || shortcut.alt === true) return null;
  return shortcut.shift === true ? 'redo' : 'undo';
}

/**
 * Whether an entry can be chosen in the system's menu. On macOS an entry that can't be swallows its key: typing in a
 * field must be undone also while the project has nothing to undo, which the page refuses by itself.
 */
export function canBeChosen(entry: MenuEntry, platform: NodeJS.Platform): boolean {
  return !entry.disabled || (platform === 'darwin' && typingStep(entry) !== null);
}

function entryItem(entry: MenuEntry, { platform, choose, typing }: MenuOptions): Item {
  const accelerator = entry.shortcut === undefined ? undefined : acceleratorText(entry.shortcut, platform);
  return {
    id: entry.id,
    label: plainLabel(entry.label),
    enabled: canBeChosen(entry, platform),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click(_item, _window, event) {
      // A key reaches the menu (on macOS only) after the page has seen it and wanted nothing of it.
      if (event.triggeredByAccelerator !== true) return choose(entry.id);
      const step = typingStep(entry);
      if (step !== null) typing(step);
    },
  };
}

/** What every field offers. */
export function editingItems(words: Words): Item[] {
  return [
    { role: 'cut', label: words('desktop.cut') },
    { role: 'copy', label: words('desktop.copy') },
    { role: 'paste', label: words('desktop.paste') },
    { role: 'selectAll', label: words('desktop.selectAll') },
  ];
}

function applicationItems(words: Words): Item[] {
  return withSeparators([
    [{ role: 'about', label: words('desktop.about') }],
    [{ role: 'services', label: words('desktop.services') }],
    [
      { role: 'hide', label: words('desktop.hide') },
      { role: 'hideOthers', label: words('desktop.hideOthers') },
      { role: 'unhide', label: words('desktop.showAll') },
    ],
    [{ role: 'quit', label: words('desktop.quit') }],
  ]);
}

function windowItems(words: Words): Item[] {
  return withSeparators([
    [
      { role: 'minimize', label: words('desktop.minimize') },
      { role: 'zoom', label: words('desktop.zoom') },
      { role: 'close', label: words('desktop.closeWindow') },
    ],
    [{ role: 'front', label: words('desktop.bringToFront') }],
  ]);
}

function zoomItems(words: Words): Item[] {
  return [
    { role: 'zoomIn', label: words('desktop.zoomIn') },
    { role: 'zoomOut', label: words('desktop.zoomOut') },
    { role: 'resetZoom', label: words('desktop.resetZoom') },
  ];
}

function developerItems(): Item[] {
  return [{ role: 'reload' }, { role: 'toggleDevTools' }];
}

/** What the system expects in one of the menus, beside the page’s own entries. */
function systemSections(id: WindowMenu['id'], menu: WindowMenu | undefined, options: MenuOptions): Item[][] {
  const { platform, words, development } = options;
  const isMac = platform === 'darwin';
  if (id === 'project' && !isMac) {
    const close: Item = { role: 'close', label: words('desktop.closeWindow') };
    return [[close, { role: 'quit', label: words('desktop.quit') }]];
  }
  if (id === 'edit') {
    // Before the page has said its menus, ⌘Z in a field is the system's.
    const undo: Item[] = [
      { role: 'undo', label: words('desktop.undoTyping') },
      { role: 'redo', label: words('desktop.redoTyping') },
    ];
    return [...(isMac && menu === undefined ? [undo] : []), editingItems(words)];
  }
  if (id !== 'view') return [];
  return [...(menu === undefined ? [] : [zoomItems(words)]), ...(development ? [developerItems()] : [])];
}

const order: readonly WindowMenu['id'][] = ['project', 'document', 'edit', 'annotate', 'view', 'help'];

/**
 * The native menus of a window: the page’s own (none before it has told them) with what the system expects, in
 * the person’s language. Shortcuts are shown and not registered: the page takes keys itself.
 */
export function menuTemplate(menus: readonly WindowMenu[], options: MenuOptions): Item[] {
  const { words } = options;
  const bar = order.flatMap((id): Item[] => {
    const menu = menus.find((candidate) => candidate.id === id);
    const own = menu?.sections.map((section) => section.map((entry) => entryItem(entry, options))) ?? [];
    const submenu = withSeparators([...own, ...systemSections(id, menu, options)]);
    if (submenu.length === 0) return [];
    const role: Item = id === 'help' ? { role: 'help' } : {};
    return [{ ...role, label: plainLabel(menu?.label ?? words(`menu.${id}`)), submenu }];
  });
  if (options.platform !== 'darwin') return bar;
  const application: Item = { label: 'Isnad', submenu: applicationItems(words) };
  const window: Item = { role: 'window', label: words('desktop.window'), submenu: windowItems(words) };
  // The help menu stands last on macOS.
  const last = bar.at(-1)?.role === 'help' ? bar.length - 1 : bar.length;
  return [application, ...bar.slice(0, last), window, ...bar.slice(last)];
}
