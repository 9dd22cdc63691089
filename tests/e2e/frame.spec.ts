import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { axeOn } from './axe.ts';
import { expect, focusIsSomewhere, forgiveComplaints, introduce, openPalette, row, test } from './support.ts';

const words = {
  ar: { forward: 'ArrowLeft', project: 'المشروع', document: 'الوثيقة', edit: 'تحرير', annotate: 'الوسم', view: 'عرض', library: 'المكتبة', help: 'المساعدة', close: 'إغلاق المشروع', menu: 'القائمة' },
  en: { forward: 'ArrowRight', project: 'Project', document: 'Document', edit: 'Edit', annotate: 'Annotate', view: 'View', library: 'Library', help: 'Help', close: 'Close project', menu: 'Menu' },
} as const;

/** What axe finds is the same in both languages: it is asked in one. */
async function expectNothingSerious(page: Page, language: 'ar' | 'en' = 'ar'): Promise<void> {
  if (language !== 'ar') return;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await axeOn(page).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

for (const language of ['ar', 'en'] as const) {
  const said = words[language];

  test(`the menus are walked by keyboard, and the work goes on where it was, ${language}`, async ({ page, isnad }) => {
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: 'ليلى' });
    await row(page, 'لم يتضرر المدنيون').click();
    const text = page.getByRole('application');
    await expect(text).toBeFocused();

    await page.keyboard.press('F10');
    await expect(page.getByRole('button', { name: said.project, exact: true })).toBeFocused();
    await page.keyboard.press(said.forward);
    await expect(page.getByRole('button', { name: said.document, exact: true })).toBeFocused();
    await page.keyboard.press(said.forward);
    await expect(page.getByRole('button', { name: said.edit, exact: true })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menu', { name: said.edit })).toBeVisible();
    await expectNothingSerious(page, language);
    // From one open menu to the next, by the arrow that leads on, and back round.
    await page.keyboard.press(said.forward);
    await expect(page.getByRole('menu', { name: said.annotate })).toBeVisible();
    await page.keyboard.press(said.forward);
    await expect(page.getByRole('menu', { name: said.view })).toBeVisible();
    await expect(page.getByRole('menu')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(page.getByRole('button', { name: said.view, exact: true })).toBeFocused();

    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^(Dark theme|المظهر الداكن)/ }).press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(text).toBeFocused();

    await page.keyboard.press('Control+Shift+KeyL');
    await expect(row(page, 'سوق السمك')).toBeVisible();
  });

  test(`Alt alone goes to the menus and back, with anything else it does not, ${language}`, async ({ page, isnad }) => {
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: 'ليلى' });
    await row(page, 'لم يتضرر المدنيون').click();
    const text = page.getByRole('application');
    const menu = page.getByRole('button', { name: said.project, exact: true });
    await expect(text).toBeFocused();
    await page.keyboard.press('Alt');
    await expect(menu).toBeFocused();
    await page.keyboard.press('Alt');
    await expect(text).toBeFocused();
    await page.keyboard.press('F10');
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();

    // Alt moves the caret, changes the layout, selects letters by mouse, and is let go of in another window.
    for (const press of [
      () => page.keyboard.press('Alt+ArrowLeft'),
      () => page.keyboard.press('Alt+Shift'),
      () => page.keyboard.press('Shift+Alt'),
      async () => {
        await page.keyboard.down('Alt');
        await text.click();
        await page.keyboard.up('Alt');
      },
      async () => {
        await page.mouse.down();
        await page.keyboard.press('Alt');
        await page.mouse.up();
      },
      async () => {
        await page.keyboard.down('Alt');
        await page.evaluate(() => window.dispatchEvent(new FocusEvent('blur')));
        await page.keyboard.up('Alt');
      },
    ]) {
      await press();
      await expect(text).toBeFocused();
    }

    // A dialog keeps the keyboard; from a field the way leads there and back as from anywhere.
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Alt');
    await expect(menu).not.toBeFocused();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusIsSomewhere(page);
    await page.keyboard.press('Control+Shift+KeyL');
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Alt');
    await expect(menu).toBeFocused();
    await page.keyboard.press('Alt');
    await expect(page.getByRole('searchbox')).toBeFocused();
  });

  test(`the palette runs commands and finds documents, with the focus back where it was, ${language}`, async ({ page, isnad }) => {
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: 'ليلى' });
    await row(page, 'لم يتضرر المدنيون').click();
    const text = page.getByRole('application');
    await expect(text).toBeFocused();

    await openPalette(page);
    await expectNothingSerious(page, language);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(text).toBeFocused();

    await openPalette(page);
    // Folded: the title has a hamza and a teh marbuta.
    await page.keyboard.insertText('السمك سوق');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('سوق السمك');

    await openPalette(page);
    await page.keyboard.insertText('xyzzy');
    await expect(page.getByRole('option', { name: /xyzzy/ })).toHaveCount(0);
    await expect(page.getByRole('dialog')).toContainText(language === 'ar' ? 'كلمات أقل' : 'Try fewer');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await focusIsSomewhere(page);

    await openPalette(page);
    await page.keyboard.insertText(said.library);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row')).toHaveCount(4);
  });

  test(`help lists the keys, and every page of it is reached by key, ${language}`, async ({ page, isnad }) => {
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: 'ليلى' });
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog', { name: said.help });
    for (const key of ['Ctrl+K', 'Ctrl+Z', 'F10', 'F6', 'F1']) await expect(dialog.getByText(key, { exact: true })).toBeVisible();
    await expectNothingSerious(page, language);
    await expect(dialog.getByRole('tab').first()).toBeFocused();
    await page.keyboard.press(said.forward);
    await expect(dialog.getByRole('listitem')).toHaveCount(6);
    await expectNothingSerious(page, language);
    await page.keyboard.press(said.forward);
    await expect(dialog).toContainText(isnad.folder);
    await expectNothingSerious(page, language);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test(`in a narrow window the menus are one, ${language}`, async ({ page, isnad }) => {
    await page.setViewportSize({ width: 800, height: 600 });
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: 'ليلى' });
    await page.keyboard.press('F10');
    await expect(page.getByRole('button', { name: said.menu, exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectNothingSerious(page, language);
    await page.getByRole('menuitem', { name: said.close }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(language === 'ar' ? 'إسناد' : 'Isnad');
  });
}

test('the session log can be saved, and holds nothing that was written or read', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page, { name: 'ليلى منصور' });
  await row(page, 'لم يتضرر المدنيون').click();
  await page.locator('article p').first().waitFor();
  await openPalette(page);
  await page.keyboard.type('session log');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Session log' });
  await expect(dialog).toContainText('documents.get');
  await expectNothingSerious(page);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as file' }).click();
  const log = fs.readFileSync(await (await download).path(), 'utf8');
  expect(log).toMatch(/read {3}documents\.get +\d+ ms {2}ok\n/);
  expect(log).toMatch(/write {2}host\.settings/);
  expect(log).not.toMatch(/[\u0600-\u06ff]|tmp|\.isnad/u);
});

test('a copy of the project is downloaded and opens as a project; a backup is made and shown', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.getByRole('row')).toHaveCount(4);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+KeyS');
  const file = await download;
  expect(file.suggestedFilename()).toBe('حادث الميناء.isnad');
  const copy = path.join(isnad.folder, 'copy.isnad');
  await file.saveAs(copy);
  await expect(page.getByRole('alertdialog')).toContainText('حادث الميناء.isnad');

  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Make a backup now' }).click();
  await expect(page.getByRole('alertdialog').filter({ hasText: 'A backup was made' })).toBeVisible();
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Backups…' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  // What was said before gives way to the dialog that it would lie over.
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expectNothingSerious(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await focusIsSomewhere(page);

  // The copy is chosen while the first project stays open; the first is then a recent one in the menu.
  await page.keyboard.press('Control+KeyO');
  await expect(page.getByRole('link', { name: /Back to/ })).toBeVisible();
  await page.getByLabel('Path of the file').fill(copy);
  await page.getByLabel('Path of the file').press('Enter');
  await expect(page.getByRole('row')).toHaveCount(4);
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('menuitem', { name: /Open .*حادث الميناء/ }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await focusIsSomewhere(page);
  await page.keyboard.press('F1');
  await page.getByRole('tab', { name: 'About Isnad' }).click();
  await expect(page.getByRole('tabpanel')).toContainText(path.basename(isnad.project));
});

test('notices are reached by F6, closed by key, and a problem stays until it is', async ({ page, isnad, complaints }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.keyboard.press('Control+KeyO');
  await page.getByLabel('Path of the file').fill(path.join(isnad.folder, 'nowhere.isnad'));
  for (let press = 0; press < 3; press += 1) await page.getByLabel('Path of the file').press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(1);
  await page.keyboard.press('F6');
  await expect(page.getByRole('alertdialog')).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByLabel('Path of the file')).toBeFocused();
  await page.keyboard.press('F6');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByLabel('Path of the file')).toBeFocused();
  // The browser reports the refused requests by itself.
  await forgiveComplaints(page, complaints);
});
