import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { chronicle } from './articles.ts';
import { arabicLook, picture } from './looks.ts';
import { photograph } from './screens/look.ts';
import { choose, expect, introduce, openSettings, rangeOf, row, test } from './support.ts';
import type { Isnad } from './support.ts';

const hall = [
  'روايتان لما جرى في القاعة',
  'قال مكتب الرئاسة، في بيان نقلته وكالة الساحل مساء الأربعاء، إن السقف سليم، «ولم يُصب أحد من الحاضرين» في أي من الصفوف، وإن الأبواب بقيت مفتوحة حتى آخر السهرة وخرج الناس منها بهدوء.',
  'وبعد ساعتين أعلن مستشفى المدينة إصابة 27 شخصًا كانوا في الصف الأول، ورجّح مديره أن ترتفع الحصيلة.',
  'We saw at least 30 people carried out through the side door, the stage manager told reporters, although the office denied that anyone was hurt and said the doors had stayed open all evening.',
  ...chronicle.split('\n').slice(1, 61),
  'ثم اعتذر حارس القاعة الليلي عن بيانه الأول.',
].join('\n');

const quotes = {
  unhurt: ['claim', 'ولم يُصب أحد من الحاضرين'],
  office: ['source', 'مكتب الرئاسة'],
  agency: ['source', 'وكالة الساحل'],
  said: ['cue', 'قال'],
  hurt: ['claim', 'إصابة 27 شخصًا كانوا في الصف الأول'],
  guard: ['source', 'حارس القاعة الليلي'],
  carried: ['claim', 'at least 30 people carried out through the side door'],
  manager: ['source', 'the stage manager'],
  denied: ['claim', 'anyone was hurt'],
  thirty: ['figure', 'at least 30 people'],
} as const;
type Key = keyof typeof quotes;

/** The document's id and the spans' ids, with the relations between them. */
async function fill(isnad: Isnad, relations: readonly (readonly [string, Key, Key | 'document'])[]) {
  const source = path.join(isnad.folder, 'hall.txt');
  fs.writeFileSync(source, hall);
  await isnad.call('documents.import', { sources: [source] });
  const { id } = await isnad.documentFrom('hall.txt');
  const ids = new Map<Key, string>();
  const wanted = new Set(relations.flatMap(([, from, to]) => (to === 'document' ? [from] : [from, to])));
  for (const key of wanted) {
    const [label, quote] = quotes[key];
    const made = await isnad.call('spans.create', { document: id, label, fragments: [rangeOf(hall, quote)] });
    ids.set(key, made.id);
  }
  const end = (key: Key | 'document') =>
    key === 'document' ? ({ kind: 'document', id } as const) : ({ kind: 'span', id: ids.get(key) ?? '' } as const);
  for (const [label, from, to] of relations) {
    await isnad.call('relations.create', { label, from: end(from), to: end(to) });
  }
}

async function select(page: Page, quote: string): Promise<void> {
  await page.getByRole('listbox').getByRole('option').filter({ hasText: quote }).click();
}

const chips = (page: Page): Locator => page.locator('[data-arc]:not([data-unseen])');

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

async function boxesOf(chip: Locator): Promise<Rectangle[]> {
  return chip.evaluateAll((all) =>
    all.map((each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
}

test('the relations of the selected span are drawn and named, apart from one another, and only those', async ({ page, isnad }) => {
  await fill(isnad, [
    ['attributed-to', 'unhurt', 'office'],
    ['relayed-by', 'unhurt', 'agency'],
    ['contradicts', 'hurt', 'unhurt'],
    ['attributed-to', 'hurt', 'guard'],
  ]);
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'روايتان').click();
  await expect(page.getByRole('listbox')).toBeVisible();
  await expect(chips(page)).toHaveCount(0);

  await select(page, 'ولم يُصب أحد');
  await expect(chips(page)).toHaveText(['attributed to', 'relayed by', 'contradicts']);
  const boxes = await boxesOf(chips(page));
  boxes.forEach((box, number) => {
    for (const other of boxes.slice(number + 1)) {
      const meets = box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      expect(meets).toBe(false);
    }
  });

  // The other end is sixty paragraphs further down: it is named instead.
  await select(page, 'إصابة 27');
  await expect(chips(page)).toHaveText(['contradicts', /attributed to.*حارس القاعة الليلي ↓/]);
  await select(page, 'حارس القاعة');
  await expect(chips(page)).toHaveText([/attributed to.*إصابة 27 شخصًا.* ↑/]);
});

test('arcs are nothing to a screen reader and take no clicks', async ({ page, isnad }) => {
  await fill(isnad, [['relayed-by', 'unhurt', 'document']]);
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'روايتان').click();
  await select(page, 'ولم يُصب أحد');
  await expect(chips(page)).toHaveText([/relayed by.*روايتان لما جرى/]);
  expect(await chips(page).evaluate((chip) => chip.closest('[aria-hidden="true"]') !== null)).toBe(true);
  const under = await chips(page).evaluate((chip) => {
    const { left, top, width, height } = chip.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found !== null && chip.contains(found);
  });
  expect(under).toBe(false);
});

test('arcs are looked at, in an Arabic and an English paragraph', picture, async ({ page, isnad }) => {
  test.setTimeout(180_000);
  await fill(isnad, [
    ['attributed-to', 'unhurt', 'office'],
    ['relayed-by', 'unhurt', 'agency'],
    ['signalled-by', 'unhurt', 'said'],
    ['contradicts', 'hurt', 'unhurt'],
    ['attributed-to', 'unhurt', 'guard'],
    ['attributed-to', 'carried', 'manager'],
    ['contradicts', 'carried', 'denied'],
    ['quantifies', 'thirty', 'carried'],
    ['contradicts', 'carried', 'unhurt'],
  ]);
  await page.goto(await isnad.serve());
  await introduce(page);
  for (const { language, theme } of arabicLook) {
    const dialog = await openSettings(page);
    await choose(dialog, language === 'ar' ? 'العربية' : 'English');
    await choose(dialog, theme === 'light' ? /^(Light|فاتح)$/ : /^(Dark|داكن)$/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await row(page, 'روايتان').click();
    for (const [name, quote, count] of [['arcs', 'ولم يُصب أحد', 6], ['arcs-english', 'at least 30 people carried', 4]] as const) {
      await select(page, quote);
      await expect(chips(page)).toHaveCount(count);
      await page.mouse.move(0, 0);
      await photograph(page, `${name}-${language}-${theme}`);
    }
    await page.goBack();
  }
});
