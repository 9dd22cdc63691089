import { expect, introduce, row, test } from './support.ts';

test('details are changed by keyboard, in Arabic, and taken back in one step', async ({ page, isnad }) => {
  const other = await isnad.documentFrom('hospital.txt');
  await isnad.call('documents.update', { id: other.id, publisher: 'وكالة الساحل' });
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar', name: 'ليلى' });
  await row(page, 'سوق السمك').focus();
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: 'بيانات الوثيقة' });
  await expect(dialog.getByRole('textbox', { name: 'العنوان' })).toBeFocused();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('السوق يفتح أبوابه');

  // The publisher of another document is offered.
  await page.keyboard.press('Tab');
  await page.keyboard.type('ساحل');
  await expect(page.getByRole('option', { name: 'وكالة الساحل' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'الناشر' })).toHaveValue('وكالة الساحل');

  await page.keyboard.press('Tab');
  await page.keyboard.type('٢٠٣١-٠٢-٣٠');
  await page.keyboard.press('Tab');
  await page.keyboard.type('news.example/1');
  await page.keyboard.press('Enter');
  // What is wrong is said at its field and kept; the first of them has the keyboard.
  await expect(dialog).toContainText('لا يوجد يوم أو وقت كهذا في التقويم');
  await expect(dialog).toContainText('هذا ليس رابط صفحة');
  const time = dialog.getByRole('textbox', { name: 'وقت النشر' });
  await expect(time).toBeFocused();
  await expect(time).toHaveValue('٢٠٣١-٠٢-٣٠');
  await expect(time).toHaveAccessibleDescription(/لا يوجد يوم/);
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('٢٠٣١-٠٥-٠٤ ١٨:٣٠');
  await expect(dialog).toContainText('4 مايو 2031');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('https://news.example/1');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const changed = row(page, 'السوق يفتح أبوابه');
  await expect(changed).toBeFocused();
  await expect(changed).toContainText('وكالة الساحل');
  const saved = await isnad.documentFrom('market.txt');
  expect(saved).toMatchObject({
    title: 'السوق يفتح أبوابه',
    publisher: 'وكالة الساحل',
    publishedAt: '2031-05-04T18:30',
    url: 'https://news.example/1',
  });
  await page.keyboard.press('Control+KeyZ');
  await expect(row(page, 'عودة الحركة إلى سوق السمك')).toBeVisible();
  expect(await isnad.documentFrom('market.txt')).toMatchObject({ publisher: null, publishedAt: null, url: null });
});

test('invisible characters are told at once and taken out by a press', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').hover();
  await row(page, 'سوق السمك').getByRole('button', { name: /^Edit the details/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Fish market \u202enepo');
  await expect(dialog).toContainText('invisible characters');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeVisible();
  expect((await isnad.documentFrom('market.txt')).title).toBe('عودة الحركة إلى سوق السمك');
  await dialog.getByRole('button', { name: 'Take them out' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Fish market nepo');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Fish market nepo')).toBeVisible();
});

test('nothing is written where nothing was changed', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible();
});

test('the same dialog opens from the document’s head, and its story can be set there', async ({ page, isnad }) => {
  const story = await isnad.call('stories.create', { title: 'حادث الميناء الشمالي' });
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').click();
  await page.getByRole('button', { name: 'Edit details' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Fish market');
  await dialog.getByRole('button', { name: /No story/ }).click();
  await page.getByRole('option', { name: 'حادث الميناء الشمالي' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Fish market' })).toBeVisible();
  expect(await isnad.documentFrom('market.txt')).toMatchObject({ title: 'Fish market', story: story.id });
  await page.keyboard.press('F2');
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Fish market');
});
