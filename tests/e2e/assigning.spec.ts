import type { Page } from '@playwright/test';
import { picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { expect, introduce, openSettings, test } from './support.ts';

type Language = 'ar' | 'en';

const words = {
  ar: {
    add: 'أضف واسِمًا…',
    byRule: 'وزّع بقاعدة…',
    byHand: 'أسند المختارة…',
    assign: 'أسند',
    plan: '26 إسنادًا · الوثائق: 14 · لأكثر من واسِم: 6 · للمعايرة: 3',
    adjudicator: 'محكِّم',
    lead: 'مشرف',
    chosen: 'اختيرت وثيقتان',
    mine: /^المسندة إليّ/u,
    documents: 'الوثائق',
    nothingYet: 'لم يوزَّع شيء بعد',
    done: 'منجزة',
  },
  en: {
    byRule: 'Assign by rule…',
    assign: 'Assign',
    tooFew: /Too few people were chosen: 1 annotator/u,
    documents: 'Documents',
    progress: 'Progress',
    leadOnly: 'Only a lead hands work out here',
    switchTo: 'Somebody else works here now',
    switch: 'Switch',
    byPerson: 'Progress by person',
    table: 'Table',
  },
} as const;

// Long walks, on machines that do other things as well.
test.describe.configure({ timeout: 90_000 });

/** The sample as one of its annotators, on the page of who does what. */
async function openWork(page: Page, link: string, language: Language, theme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(link);
  await introduce(page, { language, theme, name: 'هند الراوي' });
  await expect(page.getByRole('row')).toHaveCount(14);
  await page.keyboard.press('Control+Shift+KeyK');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
}

async function pressButton(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

async function toTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).focus();
  await page.keyboard.press('Space');
}

test('work is handed out by rule and by hand, and done from the queue, by key (ar)', picture, async ({ page, isnad }) => {
  const said = words.ar;
  await openWork(page, await isnad.begin(), 'ar', 'light');
  await expect(page.getByRole('heading', { name: said.nothingYet })).toBeVisible();
  await photograph(page, 'work-empty-ar-light');
  const people = page.getByRole('grid').getByRole('row');
  const dialog = page.getByRole('dialog');

  // Somebody new; then her role, from her row.
  await pressButton(page, said.add);
  await page.keyboard.type('سلمى القاضي');
  await page.keyboard.press('Enter');
  await expect(people).toHaveCount(4);
  await people.nth(1).focus();
  await page.keyboard.press('End');
  await expect(people.nth(3)).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: said.adjudicator }).focus();
  await page.keyboard.press('Space');
  await photograph(page, 'work-person-ar-light');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(people.nth(3)).toContainText(said.adjudicator);

  // By a rule, which tells beforehand what it would do.
  await pressButton(page, said.byRule);
  const fields = dialog.getByRole('textbox');
  await fields.nth(1).fill('50');
  await fields.nth(2).fill('٣');
  await expect(dialog.getByRole('status')).toHaveText(said.plan);
  await look(page, 'work-rule-ar-light', { within: '[role="dialog"]' });
  await pressButton(page, said.assign);
  await expect(dialog).toHaveCount(0);
  // Nobody led; whoever hands work out does.
  await expect(people.filter({ hasText: 'هند الراوي' })).toContainText(said.lead);
  await expect(page.getByRole('banner')).toContainText(said.lead);
  await look(page, 'work-people-ar-light');

  // By hand, from the list.
  await toTab(page, said.documents);
  const options = page.getByRole('option');
  await expect(options).toHaveCount(14);
  await options.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('status').filter({ hasText: said.chosen })).toBeVisible();
  await look(page, 'work-documents-ar-light');
  await pressButton(page, said.byHand);
  await dialog.getByRole('checkbox', { name: 'سلمى القاضي' }).focus();
  await page.keyboard.press('Space');
  await photograph(page, 'work-by-hand-ar-light');
  await pressButton(page, said.assign);
  await expect(dialog).toHaveCount(0);
  for (const position of [1, 2]) await expect(options.nth(position)).toHaveAccessibleName(/سلمى القاضي/u);

  // How much falls to her hangs on the documents' ids, which are others in each project.
  const hers = await options.filter({ hasText: 'هند' }).count();
  const open = hers - (await page.getByRole('option', { name: /هند الراوي[^·]*منجزة/u }).count());
  expect(open).toBeGreaterThan(1);

  // What is next, wherever one is, round and round; what is done not again.
  await page.keyboard.press('Control+KeyJ');
  await expect(page).toHaveURL(/#\/document\//u);
  const first = page.url();
  for (let step = 1; step < open; step += 1) {
    const before = page.url();
    await page.keyboard.press('Control+KeyJ');
    await expect(page).not.toHaveURL(before);
    expect(page.url()).not.toBe(first);
  }
  await page.keyboard.press('Control+KeyJ');
  await expect(page).toHaveURL(first);
  await expect(page.getByRole('application')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('radio', { name: 'منجزة' })).toBeChecked();
  for (let step = 0; step < open; step += 1) {
    await page.keyboard.press('Control+KeyJ');
    await expect(page).not.toHaveURL(first);
  }

  await page.keyboard.press('Control+Shift+KeyL');
  await page.getByRole('radio', { name: said.mine }).focus();
  await page.keyboard.press('Space');
  const rows = page.getByRole('grid').getByRole('row').filter({ hasText: 'مسندة إليك' });
  await expect(rows).toHaveCount(hers);
  await expect(rows.first()).not.toContainText(said.done);
  await expect(rows.last()).toContainText(said.done);
  await photograph(page, 'work-library-ar-light');
});

test('a rule that cannot be kept says so, progress is drawn, and another person sees what she may (en)', picture, async ({
  page,
  isnad,
}) => {
  const said = words.en;
  await openWork(page, await isnad.begin(), 'en', 'dark');
  const dialog = page.getByRole('dialog');
  await pressButton(page, said.byRule);
  await dialog.getByRole('checkbox', { name: 'كريم عبّود' }).focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('status')).toHaveText(said.tooFew);
  await expect(dialog.getByRole('button', { name: said.assign, exact: true })).toBeDisabled();
  await page.keyboard.press('Space');
  await look(page, 'work-rule-en-dark', { within: '[role="dialog"]' });
  await pressButton(page, said.assign);
  await expect(dialog).toHaveCount(0);

  await toTab(page, said.progress);
  await expect(page.getByRole('figure', { name: said.byPerson })).toBeVisible();
  await look(page, 'work-progress-en-dark');
  const figure = page.getByRole('figure', { name: said.byPerson });
  await figure.getByRole('radio', { name: said.table }).focus();
  await page.keyboard.press('Space');
  await expect(figure.getByRole('row')).toHaveCount(3);

  // Switching takes a choice and a press, and the frame says who it is now.
  const settings = await openSettings(page);
  await settings.getByRole('button', { name: new RegExp(`${said.switchTo}$`, 'u') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'كريم عبّود' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText('هند الراوي');
  await photograph(page, 'work-switch-en-dark');
  await pressButton(page, said.switch);
  await expect(settings).toHaveCount(0);
  await expect(page.getByRole('banner')).toContainText('كريم عبّود');
  await expect(page.getByRole('banner')).toContainText('annotator');
  await toTab(page, 'People');
  await expect(page.getByText(said.leadOnly)).toBeVisible();
  await expect(page.getByRole('button', { name: said.byRule })).toHaveCount(0);
});
