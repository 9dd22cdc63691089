import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WindowMenu } from '../../../src/domain/desktop-api.ts';
import type { menuTemplate } from '../../../src/main/application-menu.ts';
import { makeWindowMenus } from '../../../src/main/window-menus.ts';
import { wordsIn } from '../../../src/main/words.ts';

type Item = ReturnType<typeof menuTemplate>[number];

const electron = vi.hoisted(() => {
  class MenuDouble {
    readonly template: Item[];
    readonly items: Item[];
    constructor(template: Item[]) {
      this.template = template;
      const submenus = template.map((menu) => menu.submenu);
      this.items = submenus.flatMap((submenu) => (Array.isArray(submenu) ? submenu : []));
    }
    getMenuItemById = (id: string) => this.items.find((item) => item.id === id) ?? null;
    labels = () => this.template.map((menu) => menu.label);
    static built: MenuDouble[] = [];
    static application: (MenuDouble | null)[] = [];
    static buildFromTemplate(template: Item[]): MenuDouble {
      MenuDouble.built.push(new MenuDouble(template));
      return MenuDouble.built.at(-1) ?? new MenuDouble([]);
    }
    static setApplicationMenu = (menu: MenuDouble | null) => void MenuDouble.application.push(menu);
  }
  return { Menu: MenuDouble };
});
vi.mock('electron', () => electron);

type Begin = Parameters<ReturnType<typeof makeWindowMenus>['begin']>[1];
type Menu = InstanceType<typeof electron.Menu>;

class WindowDouble extends EventEmitter {
  readonly menus: Menu[] = [];
  readonly done: string[] = [];
  focused = false;
  setMenu = (menu: Menu) => void this.menus.push(menu);
  isFocused = () => this.focused;
  readonly webContents = { undo: () => this.done.push('undo'), redo: () => this.done.push('redo') };
  come(): void {
    this.focused = true;
    this.emit('focus');
  }
}

beforeEach(() => {
  electron.Menu.built.length = 0;
  electron.Menu.application.length = 0;
});

function menusOn(platform: NodeJS.Platform) {
  const chosen: string[][] = [];
  const state = { language: 'ar' as 'ar' | 'en' };
  const menus = makeWindowMenus({
    platform,
    development: false,
    words: () => wordsIn(state.language),
    choose: (...given) => chosen.push(given),
  });
  const begin = (id: string): WindowDouble => {
    const window = new WindowDouble();
    menus.begin(id, window as unknown as Begin);
    return window;
  };
  return { menus, begin, chosen, state };
}

function told(disabled = false, label = 'تنقل'): WindowMenu[] {
  return [{ id: 'view', label, sections: [[{ id: 'next', label: 'التالي', disabled }]] }];
}

describe('menus in windows', () => {
  it('are each window’s own, small ones first', () => {
    const { menus, begin, chosen } = menusOn('linux');
    menus.start();
    expect(electron.Menu.application).toEqual([null]);
    const [first, second] = [begin('a'), begin('b')];
    menus.set('a', told());
    expect(first.menus.map((menu) => menu.labels())).toEqual([
      ['المشروع', 'تحرير'],
      ['المشروع', 'تحرير', 'تنقل'],
    ]);
    expect(second.menus).toHaveLength(1);
    const next = first.menus.at(-1)?.getMenuItemById('next');
    next?.click?.({} as never, undefined, {});
    expect(chosen).toEqual([['a', 'next']]);
    menus.end('a');
    menus.set('a', told(true));
    expect(first.menus).toHaveLength(2);
  });

  it('stay the same menus where only what can be chosen changes', () => {
    const { menus, begin } = menusOn('linux');
    const window = begin('a');
    menus.set('a', told(false));
    menus.set('a', told(true));
    expect(window.menus).toHaveLength(2);
    expect(window.menus.at(-1)?.getMenuItemById('next')?.enabled).toBe(false);
    menus.set('a', told(true, 'عرض'));
    expect(window.menus).toHaveLength(3);
    expect(window.menus.at(-1)?.getMenuItemById('next')?.enabled).toBe(false);
  });

  it('change with the person’s language', () => {
    const { menus, begin, state } = menusOn('win32');
    const window = begin('a');
    menus.set('a', told());
    state.language = 'en';
    menus.renew();
    expect(window.menus.at(-1)?.labels()).toEqual(['Project', 'Edit', 'تنقل']);
  });
});

describe('menus of macOS', () => {
  it('are those of the window in front', () => {
    const { menus, begin } = menusOn('darwin');
    const bar = () => electron.Menu.application.at(-1)?.labels();
    menus.start();
    expect(bar()).toEqual(['Isnad', 'تحرير', 'نافذة']);
    const [first, second] = [begin('a'), begin('b')];
    first.come();
    menus.set('a', told());
    expect(bar()).toEqual(['Isnad', 'تحرير', 'تنقل', 'نافذة']);
    first.focused = false;
    second.come();
    expect(bar()).toEqual(['Isnad', 'تحرير', 'نافذة']);
    const before = electron.Menu.application.length;
    menus.set('a', told(false, 'عرض'));
    expect(electron.Menu.application).toHaveLength(before);
    expect(first.menus).toEqual([]);
    menus.set('b', told());
    menus.end('a');
    expect(bar()).toEqual(['Isnad', 'تحرير', 'تنقل', 'نافذة']);
    // The window in front has gone and the other one is behind: nobody answers its entries.
    menus.end('b');
    expect(bar()).toEqual(['Isnad', 'تحرير', 'نافذة']);
  });

  it('undo what is typed in their window', () => {
    const { menus, begin } = menusOn('darwin');
    const window = begin('a');
    window.come();
    const shortcut = { code: 'KeyZ', control: true };
    const undo = { id: 'undo', label: 'تراجع', disabled: false, shortcut };
    const redo = { ...undo, id: 'redo', shortcut: { ...shortcut, shift: true } };
    menus.set('a', [{ id: 'edit', label: 'تحرير', sections: [[undo, redo]] }]);
    for (const id of ['undo', 'redo']) {
      const item = electron.Menu.application.at(-1)?.getMenuItemById(id);
      item?.click?.({} as never, undefined, { triggeredByAccelerator: true });
    }
    expect(window.done).toEqual(['undo', 'redo']);
  });
});
