import { expect, forgiveComplaints, introduce, row, test } from './support.ts';

test('a lost connection: what is read stays, a change fails at once, nothing is queued', async ({ page, isnad, complaints }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await row(page, 'لم يتضرر المدنيون').click();
  await expect(page.locator('article')).toContainText('ولم يتضرر المدنيون');
  await page.getByRole('link', { name: /Library/ }).click();
  await row(page, 'سوق السمك').focus();
  await isnad.stop();
  await expect(page.getByRole('alert')).toContainText('The connection to the engine is lost');
  await expect(page.getByRole('alert')).toContainText('start Isnad again from the terminal');
  await expect(page.locator('[data-save="lost"]')).toHaveText('No connection');

  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toContainText('was not saved');
  await expect(page.locator('[data-save="failed"]')).toHaveText('Not saved: the connection was lost');
  await expect(page.getByRole('status').filter({ hasText: 'Not saved' })).toHaveCount(1);
  // The same again is said once, and was never sent.
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toHaveCount(1);
  expect(sent.filter((body) => body.includes('documents.remove'))).toEqual([]);
  await expect(row(page, 'سوق السمك')).toBeVisible();

  // A document that was read before can be read on.
  await row(page, 'لم يتضرر المدنيون').click();
  await expect(page.locator('article')).toContainText('ولم يتضرر المدنيون');
  // The browser reports every failed request by itself.
  await forgiveComplaints(page, complaints);
});

test('a connection that comes back: everything is read again, said, and changes are taken again', async ({ page, isnad, complaints }) => {
  await page.route('**/events?*', (route) => route.abort('connectionrefused'));
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.getByRole('alert')).toContainText('The connection to the engine is lost');
  await expect(page.getByRole('row')).toHaveCount(4);
  await row(page, 'سوق السمك').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('[data-save="failed"]')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(4);

  // Meanwhile somebody else changes the project, which this window can't hear of.
  const market = await isnad.documentFrom('market.txt');
  await isnad.call('documents.update', { id: market.id, title: 'عنوان آخر' });
  await page.unroute('**/events?*');
  await expect(page.getByRole('alert').filter({ hasText: 'engine is lost' })).toBeHidden({ timeout: 20_000 });
  await expect(page.getByRole('alertdialog').filter({ hasText: 'is back' })).toBeVisible();
  await expect(row(page, 'عنوان آخر')).toBeVisible();
  await expect(page.locator('[data-save="saved"]')).toHaveText('Saved');

  // The removal that was refused has not been done in the meantime; done again, it is.
  await expect(page.getByRole('row')).toHaveCount(4);
  await row(page, 'عنوان آخر').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await forgiveComplaints(page, complaints);
});
