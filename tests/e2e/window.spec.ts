import fs from 'node:fs';
import path from 'node:path';
import { choose, expect, forgiveComplaints, introduce, openSettings, row, test } from './support.ts';

test('the first opening asks for a name, keeps it, and shows it', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await introduce(page, { name: 'ليلى' });
  await expect(page.getByRole('button', { name: 'ليلى' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'ليلى' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('language, direction and digits change at once and are kept', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Documents4 documents');

  const dialog = await openSettings(page);
  await choose(dialog, 'العربية');
  await choose(dialog, '٠١٢٣');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(html).toHaveAttribute('lang', 'ar');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الوثائق٤ وثائق');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الوثائق٤ وثائق');
});

test('a project is made, left, and opened again from the recent ones or by its path', async ({ page, isnad }) => {
  await page.goto(await isnad.serve(null));
  await introduceOnStart();
  await page.getByLabel('Title').fill('قضية الميناء');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: 'This project has no documents yet' })).toBeVisible();

  await leave();
  await page.getByRole('button', { name: /قضية الميناء/ }).first().click();
  await expect(page.getByRole('heading', { name: 'This project has no documents yet' })).toBeVisible();

  await leave();
  await page.getByLabel('Path of the file').fill(isnad.project);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(row(page, 'سوق السمك')).toBeVisible();
  await page.reload();
  await expect(row(page, 'سوق السمك')).toBeVisible();

  async function introduceOnStart(): Promise<void> {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Layla');
    await choose(dialog, 'English');
    await dialog.getByRole('textbox').press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  async function leave(): Promise<void> {
    const dialog = await openSettings(page);
    await dialog.getByRole('button', { name: 'Close project' }).click();
    await expect(page.getByRole('heading', { name: 'Isnad' })).toBeVisible();
  }
});

test('a file that is no project is said to be none, by its name', async ({ page, isnad, complaints }) => {
  const file = path.join(isnad.folder, 'letter.isnad');
  fs.writeFileSync(file, 'Dear editor, this is not a project.\n'.repeat(100));
  await page.goto(await isnad.serve(null));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Layla');
  await choose(dialog, 'English');
  await dialog.getByRole('textbox').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('Path of the file').fill(file);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('alertdialog')).toContainText('letter.isnad');
  await expect(page.getByRole('alertdialog')).toContainText('is not an Isnad project');
  // The browser reports the refused request by itself.
  await forgiveComplaints(page, complaints);
});

test('a lost connection is said, and nothing is pretended', async ({ page, isnad, complaints }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').focus();
  await isnad.stop();
  await expect(page.getByRole('alert')).toContainText('The connection to the engine is lost');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toContainText('was not saved');
  await expect(row(page, 'سوق السمك')).toBeVisible();
  // The browser reports every failed request by itself.
  await forgiveComplaints(page, complaints);
});
