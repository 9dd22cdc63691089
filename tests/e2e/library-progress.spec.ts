import { expect, introduce, row, test } from './support.ts';

test('statuses are given from the rows by keyboard, in Arabic, and filter the list', async ({ page, isnad }) => {
  const hospital = await isnad.documentFrom('hospital.txt');
  await isnad.call('layers.update', { document: hospital.id, status: 'in-progress' }, 'سلمى حداد');
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar', name: 'ليلى' });
  await expect(row(page, 'مستشفى المدينة').getByRole('gridcell', { name: /سلمى حداد.*قيد العمل/ })).toBeVisible();
  const progress = page.getByRole('list', { name: 'ما أُنجز لكل واسِم' });
  await expect(progress.getByRole('listitem')).toHaveText([/^سلمى حداد.*واحدة قيد العمل من 4$/]);

  await row(page, 'سوق السمك').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'حالتي: جديدة' }).and(page.locator(':focus'))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'جديدة' })).toBeChecked();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(row(page, 'سوق السمك').getByRole('button', { name: 'حالتي: منجزة' })).toBeFocused();
  await expect(progress.getByRole('listitem')).toHaveText([/^ليلى.*واحدة منجزة من 4$/, /^سلمى/]);

  const filters = page.getByRole('radiogroup', { name: 'عرض' });
  await filters.getByRole('radio', { name: /^أنجزتها/ }).click();
  await expect(page.getByRole('row')).toHaveText([/سوق السمك/]);
  await filters.getByRole('radio', { name: /^لم أبدأها/ }).click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(row(page, 'سوق السمك')).toBeHidden();
  await filters.getByRole('radio', { name: /^قيد العمل/ }).click();
  await expect(page.getByRole('heading', { name: 'ليس لديك وثائق قيد العمل' })).toBeVisible();
  await page.getByRole('button', { name: 'عرض كل الوثائق' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);

  // A status is a change like any other.
  await page.keyboard.press('Control+KeyZ');
  await expect(row(page, 'سوق السمك').getByRole('button', { name: 'حالتي: جديدة' })).toBeVisible();
});

test('the list is put in order, and is as it was left when one comes back to it', async ({ page, isnad }) => {
  const market = await isnad.documentFrom('market.txt');
  const hospital = await isnad.documentFrom('hospital.txt');
  await isnad.call('documents.update', { id: market.id, publishedAt: '2031-05-05' });
  await isnad.call('documents.update', { id: hospital.id, publishedAt: '2031-05-03' });
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.getByRole('button', { name: 'Order: Order of adding' }).click();
  await page.getByRole('menuitemradio', { name: 'Newest publication' }).click();
  await expect(page.getByRole('row').first()).toContainText('سوق السمك');
  await expect(page.getByRole('row').nth(1)).toContainText('مستشفى المدينة');
  await page.getByRole('searchbox').fill('مستشفى');
  await row(page, 'مستشفى').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('مستشفى المدينة');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('مستشفى');
  await expect(row(page, 'مستشفى')).toBeFocused();
  await page.getByRole('searchbox').fill('');
  await expect(page.getByRole('row').first()).toContainText('سوق السمك');
});

test('what was removed waits in a list of its own and is restored from there', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.getByRole('radio', { name: /^Removed/ })).toBeHidden();
  for (const words of ['سوق السمك', 'مستشفى']) {
    await row(page, words).focus();
    await page.keyboard.press('Delete');
    await expect(row(page, words)).toBeHidden();
  }
  await page.getByRole('radio', { name: 'Removed 2' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  // It can't be opened as it is.
  await row(page, 'سوق السمك').click();
  await expect(page.getByRole('grid', { name: 'Removed documents' })).toBeVisible();
  await row(page, 'سوق السمك').getByRole('button', { name: /^Restore/ }).click();
  await expect(page.getByRole('row')).toHaveCount(1);
  await row(page, 'مستشفى').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing is removed' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all documents' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('radio', { name: /^Removed/ })).toBeHidden();
});
