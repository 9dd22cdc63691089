import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { articles, harbour } from './articles.ts';
import { overwritePageWith, truncate } from './damage.ts';
import { choose, expect, forgiveComplaints, introduce, rangeOf, row, test } from './support.ts';
import type { Isnad } from './support.ts';

/** Makes a backup that holds every document, and one change after it: a publisher's name. */
async function withBackup(isnad: Isnad): Promise<void> {
  fs.rmSync(path.join(isnad.folder, 'home', 'backups'), { recursive: true, force: true });
  const { id } = await isnad.documentFrom('market.txt');
  await isnad.call('documents.update', { id, publisher: 'صحيفة المرفأ' });
}

async function introduceByName(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'English');
  await dialog.getByRole('textbox').fill('Layla');
  await dialog.getByRole('textbox').press('Enter');
}

const documents = Object.keys(articles).length;

test('a project that is damaged says so, is recovered by keyboard, and tells what came back', async ({
  page,
  isnad,
}) => {
  await withBackup(isnad);
  truncate(isnad.project);
  const damaged = fs.readFileSync(isnad.project);
  await page.goto(await isnad.serve());
  await introduceByName(page);

  const dialog = page.getByRole('dialog', { name: /الميناء.* is damaged/ });
  await expect(dialog).toContainText('Isnad can move it aside and bring back what the newest backup holds');
  await expect(dialog).toContainText('Nothing is deleted');
  expect(fs.readFileSync(isnad.project).equals(damaged)).toBe(true);
  await expect(dialog.getByRole('button', { name: 'Recover' })).toBeFocused();
  await page.keyboard.press('Enter');

  const report = page.getByRole('dialog', { name: /الميناء.* is recovered/ });
  await expect(report).toContainText('.damaged-');
  await expect(report).toContainText(path.join('home', 'backups'));
  await expect(report).toContainText('0 operations');
  await expect(report).toContainText('could not be read in full');
  await expect(report.getByRole('region', { name: '1 note' })).toContainText('Nothing could be read from the damaged file');
  const aside = fs.readdirSync(isnad.folder).filter((name) => name.includes('.damaged-'));
  expect(aside.map((name) => fs.readFileSync(path.join(isnad.folder, name)).equals(damaged))).toEqual([true]);

  await expect(report.getByRole('button', { name: 'Open the project' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row')).toHaveCount(documents);
  // The one change since the backup stood in the part that is gone, as the report warned.
  await expect(row(page, 'سوق السمك')).not.toContainText('صحيفة المرفأ');
  await expect(page.getByRole('row').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('article')).toBeVisible();
});

test('recovering can wait: the damaged project stays among the recent ones', async ({ page, isnad, complaints }) => {
  truncate(isnad.project);
  const damaged = fs.readFileSync(isnad.project);
  await page.goto(await isnad.serve());
  await introduceByName(page);
  await expect(page.getByRole('dialog', { name: /is damaged/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByLabel('Title')).toBeFocused();
  expect(fs.readFileSync(isnad.project).equals(damaged)).toBe(true);

  const recent = page.getByRole('button', { name: /الميناء.*today/ });
  await recent.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /is damaged/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(recent).toBeFocused();
  // The browser reports the refused request by itself.
  await forgiveComplaints(page, complaints);
});

test('damage that shows while a project is open is said there, and its text comes back', async ({
  page,
  isnad,
  complaints,
}) => {
  await withBackup(isnad);
  const { id } = await isnad.documentFrom('harbour.txt');
  await isnad.call('spans.create', { document: id, label: 'claim', fragments: [rangeOf(harbour, 'ولم يتضرر المدنيون')] });
  overwritePageWith(isnad.project, 'في اليوم 90 من الإغلاق');
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'يوميات الميناء').click();
  await expect(page.getByText('is damaged')).toBeVisible();
  await page.getByRole('button', { name: 'Recover' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Recover' }).click();
  const report = page.getByRole('dialog', { name: /is recovered/ });
  await expect(report).toContainText('Brought over');
  await report.getByRole('button', { name: 'Open the project' }).click();
  await row(page, 'يوميات الميناء').click();
  await expect(page.locator('article')).toContainText('في اليوم 90 من الإغلاق');
  await page.goBack();
  // Made after the backup: it came from the damaged file.
  const harbourRow = row(page, 'حادث الميناء').filter({ hasText: 'harbour.txt' });
  await expect(harbourRow.getByRole('gridcell').nth(2)).toHaveText('1');
  await forgiveComplaints(page, complaints);
});

test('damage that the check after an unclean close finds is announced, and can be recovered from', async ({
  page,
  isnad,
}) => {
  await withBackup(isnad);
  const link = await isnad.serve();
  await page.goto(link);
  await introduce(page);
  await row(page, 'سوق السمك').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.goto('about:blank');
  // Killed: its log is left behind.
  await isnad.stop();
  overwritePageWith(isnad.project, 'في اليوم 90 من الإغلاق');

  await page.goto(await isnad.serve());
  const notice = page.getByRole('alertdialog').filter({ hasText: 'is damaged' });
  await expect(notice).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(documents - 1);
  await notice.getByRole('button', { name: 'Recover' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Recover' }).click();
  await page.getByRole('button', { name: 'Open the project' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('row')).toHaveCount(documents - 1);
  await row(page, 'يوميات الميناء').click();
  await expect(page.locator('article')).toContainText('في اليوم 90 من الإغلاق');
});
