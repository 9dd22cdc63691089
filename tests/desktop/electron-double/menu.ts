import { z } from 'zod';
import type { DoubleOf, ShapeOf } from './types.ts';
import { asReal } from './types.ts';
import type { Ledger } from './ledger.ts';
import { aFunction, checkedBy, member, nothing, strict } from './ledger.ts';

type Template = Electron.MenuItemConstructorOptions;
type Click = NonNullable<Template['click']>;

const roles = [
  'about',
  'appMenu',
  'clearRecentDocuments',
  'close',
  'copy',
  'cut',
  'delete',
  'editMenu',
  'fileMenu',
  'forceReload',
  'front',
  'help',
  'hide',
  'hideOthers',
  'minimize',
  'paste',
  'pasteAndMatchStyle',
  'quit',
  'recentDocuments',
  'redo',
  'reload',
  'resetZoom',
  'selectAll',
  'services',
  'startSpeaking',
  'stopSpeaking',
  'toggleDevTools',
  'togglefullscreen',
  'undo',
  'unhide',
  'viewMenu',
  'window',
  'windowMenu',
  'zoom',
  'zoomIn',
  'zoomOut',
] as const satisfies NonNullable<Template['role']>[];

const modifiers = 'command|cmd|control|ctrl|commandorcontrol|cmdorctrl|alt|option|altgr|shift|super|meta';
const keys =
  '[a-z0-9]|f[1-9]|f1[0-9]|f2[0-4]|[)!@#$%^&*(:;<_>?~{|}"=,\\-./`\\[\\\\\\]\']' +
  '|plus|space|tab|capslock|numlock|scrolllock|backspace|delete|insert|return|enter|up|down|left|right|home|end' +
  '|pageup|pagedown|escape|esc|printscreen|num[0-9]|numdec|numadd|numsub|nummult|numdiv';
/** Electron’s accelerators; one that it cannot read it leaves out of the menu without a word to the program. */
const accelerator = z.string().regex(
  new RegExp(`^(?:(?:${modifiers})\\+)*(?:${keys})$`, 'i'),
  'not an accelerator of Electron',
);

/** An entry as the program gave it; whether it can be chosen may change while it is shown. */
export interface MenuEntryGiven {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly role?: Template['role'] | undefined;
  readonly type?: Template['type'] | undefined;
  readonly accelerator?: Template['accelerator'] | undefined;
  readonly registerAccelerator?: boolean | undefined;
  enabled?: boolean | undefined;
  readonly click?: Click | undefined;
  readonly submenu?: readonly MenuEntryGiven[] | undefined;
}

const entryShape = {
  id: z.string().optional(),
  label: z.string().optional(),
  sublabel: z.string().optional(),
  toolTip: z.string().optional(),
  role: z.enum(roles).optional(),
  type: z.enum(['normal', 'separator', 'submenu', 'checkbox', 'radio']).optional(),
  accelerator: accelerator.optional(),
  registerAccelerator: z.boolean().optional(),
  enabled: z.boolean().optional(),
  visible: z.boolean().optional(),
  checked: z.boolean().optional(),
  click: aFunction<Click>().optional(),
} satisfies ShapeOf<Template>;

const entry = z
  .strictObject({
    ...entryShape,
    get submenu(): z.ZodOptional<z.ZodArray<z.ZodType<MenuEntryGiven>>> {
      return z.array(entry).optional();
    },
  })
  .refine(
    ({ label, role, type }) => label !== undefined || role !== undefined || type === 'separator',
    'an entry without a label or role',
  ) satisfies z.ZodType<MenuEntryGiven>;

const entries = z.array(entry);

const fromOutside = checkedBy<(Template | Electron.MenuItem)[]>(entries);

/** The entries with all that is below them. */
export function flat(given: readonly MenuEntryGiven[]): MenuEntryGiven[] {
  return given.flatMap((each) => [each, ...flat(each.submenu ?? [])]);
}

/** Electron refuses menus that it cannot read only when they are shown; the double when they are built. */
export function makeMenu(ledger: Ledger) {
  const templates = new WeakMap<object, readonly MenuEntryGiven[]>();
  let application: Electron.Menu | null | undefined;

  const itemOf = (given: MenuEntryGiven): DoubleOf<Electron.MenuItem> => {
    const members = {
      id: given.id ?? '',
      label: given.label ?? '',
      get enabled() {
        return given.enabled ?? true;
      },
      set enabled(enabled: boolean) {
        given.enabled = enabled;
      },
    } satisfies DoubleOf<Electron.MenuItem>;
    return strict(ledger, 'menuItem', members, ['enabled']);
  };

  const build = (template: readonly MenuEntryGiven[]): Electron.Menu => {
    const members = {
      popup: member(
        ledger,
        'menu.popup',
        'after ready',
        z.tuple([checkedBy<Electron.PopupOptions>(z.looseObject({})).optional()]),
        () => undefined,
      ),
      getMenuItemById: member(ledger, 'menu.getMenuItemById', 'after ready', z.tuple([z.string()]), (id) => {
        const found = flat(template).find((each) => each.id === id);
        return found === undefined ? null : asReal<Electron.MenuItem>(itemOf(found));
      }),
      closePopup: member(ledger, 'menu.closePopup', 'after ready', nothing, () => undefined),
    } satisfies DoubleOf<Electron.Menu>;
    const menu = asReal<Electron.Menu>(strict(ledger, 'menu', members));
    templates.set(menu, template);
    return menu;
  };
  const isMenu = z.custom<Electron.Menu>(
    (value) => typeof value === 'object' && value !== null && templates.has(value),
    'expected a menu',
  );

  const Menu = {
    buildFromTemplate: member(ledger, 'Menu.buildFromTemplate', 'after ready', z.tuple([fromOutside]), (given) =>
      build(entries.parse(given)),
    ),
    setApplicationMenu: member(
      ledger,
      'Menu.setApplicationMenu',
      'after ready',
      z.tuple([isMenu.nullable()]),
      (menu) => {
        application = menu;
      },
    ),
    getApplicationMenu: member(
      ledger,
      'Menu.getApplicationMenu',
      'after ready',
      nothing,
      () => application ?? null,
    ),
  } satisfies DoubleOf<Omit<typeof Electron.Menu, 'prototype'>>;

  return {
    Menu: strict(ledger, 'Menu', Menu),
    templateOf: (menu: Electron.Menu | null | undefined): readonly MenuEntryGiven[] =>
      menu === null || menu === undefined ? [] : (templates.get(menu) ?? []),
    application: () => application,
  };
}
