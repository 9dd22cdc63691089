import { describe, expect, it } from 'vitest';
import type { MenuEntry, WindowMenu } from '../../../src/domain/desktop-api.ts';
import { acceleratorText } from '../../../src/main/accelerator.ts';
import type { MenuOptions } from '../../../src/main/application-menu.ts';
import { menuTemplate } from '../../../src/main/application-menu.ts';
import { systemLanguage, wordsIn } from '../../../src/main/words.ts';

type Item = ReturnType<typeof menuTemplate>[number];
type Click = Parameters<NonNullable<Item['click']>>;

function entry(id: string, more: Partial<MenuEntry> = {}): MenuEntry {
  return { id, label: id, disabled: false, ...more };
}

const undoEntry = entry('undo', { shortcut: { code: 'KeyZ', control: true } });
const redoEntry = entry('redo', { shortcut: { code: 'KeyZ', control: true, shift: true } });
const menus: readonly WindowMenu[] = [
  {
    id: 'edit',
    label: 'تحرير',
    sections: [[undoEntry, redoEntry], []],
  },
  {
    id: 'project',
    label: 'المشروع',
    sections: [
      [entry('open', { label: 'فتح «أخبار & تقارير»', shortcut: { code: 'KeyO', control: true } })],
      [entry('export', { disabled: true })],
    ],
  },
  { id: 'annotate', label: 'وسم', sections: [[entry('claim', { shortcut: { code: 'Digit1' } })]] },
  { id: 'document', label: 'وثيقة', sections: [[]] },
  { id: 'help', label: 'مساعدة', sections: [[entry('keys')]] },
];

function build(given: Partial<MenuOptions> = {}, told = menus) {
  const chosen: string[] = [];
  const template = menuTemplate(told, {
    platform: 'linux',
    words: wordsIn('ar'),
    development: false,
    choose: (id) => chosen.push(id),
    typing: (step) => chosen.push(`typing: ${step}`),
    ...given,
  });
  return { template, chosen };
}

function itemsOf(template: readonly Item[], label: string): Item[] {
  const submenu = template.find((menu) => menu.label === label)?.submenu;
  if (!Array.isArray(submenu)) throw new Error(`there is no menu ${label}`);
  return submenu;
}

/** What stands in a menu, in a line: labels, and lines between. */
const lines = (items: readonly Item[]): unknown[] =>
  items.map((item) => (item.type === 'separator' ? '—' : (item.role ?? item.label)));

function click(item: Item | undefined, event: Click[2] = {}): void {
  item?.click?.({} as Click[0], undefined, event);
}

describe('the native menus of a window', () => {
  it('are the page’s, in their order, with what the system expects', () => {
    const { template } = build();
    expect(template.map((menu) => menu.label)).toEqual(['المشروع', 'تحرير', 'وسم', 'مساعدة']);
    expect(lines(itemsOf(template, 'المشروع'))).toEqual([
      'فتح «أخبار && تقارير»',
      '—',
      'export',
      '—',
      'close',
      'quit',
    ]);
    expect(lines(itemsOf(template, 'تحرير'))).toEqual(['undo', 'redo', '—', 'cut', 'copy', 'paste', 'selectAll']);
    const labels = itemsOf(template, 'تحرير').slice(-4);
    expect(labels.map((item) => item.label)).toEqual(['قص', 'نسخ', 'لصق', 'تحديد الكل']);
  });

  it('say the person’s language', () => {
    const { template } = build({ words: wordsIn('en') }, []);
    expect(itemsOf(template, 'Project').map((item) => item.label)).toEqual(['Close window', 'Quit Isnad']);
    expect(itemsOf(template, 'Edit').map((item) => item.label)).toEqual(['Cut', 'Copy', 'Paste', 'Select all']);
  });

  it('show shortcuts without taking the keys, and which entries cannot be chosen', () => {
    const { template } = build();
    const [open, , exported] = itemsOf(template, 'المشروع');
    expect(open).toMatchObject({ accelerator: 'CommandOrControl+O', registerAccelerator: false, enabled: true });
    expect(exported).toMatchObject({ id: 'export', enabled: false });
    expect(exported).not.toHaveProperty('accelerator');
    const pagesOwn = template.flatMap(({ label = '' }) => itemsOf(template, label)).filter((item) => item.id !== undefined);
    expect(pagesOwn.filter((item) => item.accelerator !== undefined && item.registerAccelerator !== false)).toEqual([]);
  });

  it('tell which entry was chosen', () => {
    const { template, chosen } = build();
    click(itemsOf(template, 'المشروع')[0]);
    click(itemsOf(template, 'وسم')[0]);
    expect(chosen).toEqual(['open', 'claim']);
  });

  it('are small before the page has said any', () => {
    const linux = build({}, []).template;
    expect(linux.map((menu) => menu.label)).toEqual(['المشروع', 'تحرير']);
    const mac = build({ platform: 'darwin' }, []).template;
    expect(mac.map((menu) => menu.label)).toEqual(['Isnad', 'تحرير', 'نافذة']);
    expect(lines(itemsOf(mac, 'تحرير'))).toEqual(['undo', 'redo', '—', 'cut', 'copy', 'paste', 'selectAll']);
  });

  it('hold developers’ tools in development only', () => {
    const roles = (development: boolean) => JSON.stringify(build({ development }).template);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
  });
});

describe('on macOS the menus', () => {
  const { template, chosen } = build({ platform: 'darwin' });

  it('have the program’s own and the windows’ in their places', () => {
    expect(template.map((menu) => menu.role ?? menu.label)).toEqual([
      'Isnad',
      'المشروع',
      'تحرير',
      'وسم',
      'window',
      'help',
    ]);
    expect(lines(itemsOf(template, 'Isnad')).filter((line) => line !== '—')).toEqual([
      'about',
      'services',
      'hide',
      'hideOthers',
      'unhide',
      'quit',
    ]);
    expect(lines(itemsOf(template, 'المشروع'))).toEqual(['فتح «أخبار && تقارير»', '—', 'export']);
    expect(lines(itemsOf(template, 'نافذة'))).toEqual(['minimize', 'zoom', 'close', '—', 'front']);
  });

  it('show no single keys, which fields would lose', () => {
    expect(itemsOf(template, 'وسم')[0]).not.toHaveProperty('accelerator');
    expect(itemsOf(template, 'المشروع')[0]).toMatchObject({ accelerator: 'CommandOrControl+O' });
  });

  it('leave keys to the page, but for undoing what is typed', () => {
    const byKey = { triggeredByAccelerator: true };
    click(itemsOf(template, 'المشروع')[0], byKey);
    expect(chosen).toEqual([]);
    const [undo, redo] = itemsOf(template, 'تحرير');
    click(undo, byKey);
    click(redo, byKey);
    click(undo);
    expect(chosen).toEqual(['typing: undo', 'typing: redo', 'undo']);
  });
});

describe('a shortcut', () => {
  it.each([
    [{ code: 'KeyK', control: true }, 'CommandOrControl+K'],
    [{ code: 'KeyK', control: true, shift: true, alt: true }, 'CommandOrControl+Alt+Shift+K'],
    [{ code: 'Digit7' }, '7'],
    [{ code: 'F12' }, 'F12'],
    [{ code: 'F24', shift: true }, 'Shift+F24'],
    [{ code: 'ArrowLeft', alt: true }, 'Alt+Left'],
    [{ code: 'Numpad4' }, 'num4'],
    [{ code: 'NumpadAdd', control: true }, 'CommandOrControl+numadd'],
    [{ code: 'Slash', control: true }, 'CommandOrControl+/'],
    [{ code: 'Escape' }, 'Esc'],
    [{ code: 'F25' }, undefined],
    [{ code: 'KeyÄ' }, undefined],
    [{ code: 'IntlBackslash' }, undefined],
    [{ code: 'toString' }, undefined],
  ])('stands in a menu: %j as %s', (shortcut, expected) => {
    expect(acceleratorText(shortcut, 'linux')).toBe(expected);
  });
});

describe('the language before the engine has said it', () => {
  it.each([
    [['ar-SD', 'en-US'], 'ar'],
    [['ar'], 'ar'],
    [['en-GB', 'ar'], 'en'],
    [['arn-CL'], 'en'],
    [['', 'fr-FR'], 'en'],
    [[], 'ar'],
  ])('is the system’s: %j is %s', (preferred, expected) => {
    expect(systemLanguage(preferred)).toBe(expected);
  });
});
