import fs from 'node:fs';
import path from 'node:path';
import { articles, harbour, market } from './articles.ts';
import { expect, introduce, rangeOf, row, test } from './support.ts';

const textFile = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

test('the library lists the documents and finds them through spelling', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.getByRole('row')).toHaveCount(4);
  const harbourRow = row(page, 'حادث الميناء').filter({ hasText: 'harbour.txt' });
  await expect(harbourRow).toContainText(new Intl.NumberFormat('en').format(harbour.length));
  await expect(harbourRow).toContainText('New');

  await page.getByRole('searchbox').fill('الرئاسه: لم');
  await expect(page.getByRole('row')).toHaveCount(1);
  await expect(harbourRow).toBeVisible();
  await page.getByRole('searchbox').fill('market.t');
  await expect(page.getByRole('row')).toHaveText([/عودة الحركة إلى سوق السمك/]);
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByRole('heading', { name: /No document matches/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show all documents' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
});

test('files come in through the window, and what stays out is named', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      textFile('new.txt', 'بيان جديد عن الميناء\nلا جديد.'),
      textFile('empty.txt', ''),
      textFile('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
      textFile('again.txt', market),
    ]);
  const report = page.getByRole('status', { name: 'Report of the import' });
  await expect(report).toContainText('1 document was added, 1 was already there, 2 were refused');
  for (const name of ['empty.txt', 'picture.txt', 'again.txt']) await expect(report).toContainText(name);
  await expect(report).not.toContainText('new.txt');
  await expect(page.getByRole('row')).toHaveCount(5);
  await expect(row(page, 'بيان جديد')).toContainText('new.txt');
  await report.getByRole('button', { name: 'Close' }).click();
  await expect(report).toBeHidden();
});

test('an import can be stopped, and leaves the project as it was', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  // Each upload waits for the one before, so that the whole can't be over before it is stopped.
  await page.route('**/upload?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await route.continue();
  });
  const files = Array.from({ length: 100 }, (_, number) => textFile(`${number}.txt`, `خبر ${number}\nنص.`));
  await page.locator('input[type=file]').first().setInputFiles(files);
  await expect(page.getByRole('progressbar', { name: 'Reading files' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Stopped, as you asked');
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByRole('row')).toHaveCount(4);
});

test('a folder comes in with the files in it', async ({ page, isnad }) => {
  const folder = path.join(isnad.folder, 'more');
  fs.mkdirSync(path.join(folder, 'inner'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'one.txt'), 'خبر أول\nنص.');
  fs.writeFileSync(path.join(folder, 'inner', 'two.txt'), 'خبر ثانٍ\nنص.');
  fs.writeFileSync(path.join(folder, '.hidden'), 'not meant');
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.locator('input[type=file][webkitdirectory]').setInputFiles(folder);
  await expect(page.getByRole('alertdialog')).toContainText('2 documents were added.');
  await expect(page.getByRole('row')).toHaveCount(6);
});

test('files and folders can be dropped on the library', async ({ page, isnad }) => {
  const folder = path.join(isnad.folder, 'dropped');
  fs.mkdirSync(path.join(folder, 'inner'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'inner', 'deep.txt'), 'خبر في مجلد\nنص.');
  const file = path.join(isnad.folder, 'dropped.txt');
  fs.writeFileSync(file, 'خبر أُفلت هنا\nنص.');
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.getByRole('row')).toHaveCount(4);

  // Events made in the page carry no entries of a file system; the browser's own do.
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [file, folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  await expect(page.getByText('Drop to add to the project')).toBeVisible();
  await browser.send('Input.dispatchDragEvent', { type: 'drop', x: 400, y: 300, data });
  await expect(row(page, 'خبر أُفلت هنا')).toContainText('dropped.txt');
  await expect(row(page, 'خبر في مجلد')).toContainText('deep.txt');
  await expect(page.getByText('Drop to add to the project')).toBeHidden();
});

test('the project goes out as a download', async ({ page, isnad }) => {
  const document = await isnad.documentFrom('harbour.txt');
  await isnad.call('spans.create', {
    document: document.id,
    label: 'claim',
    fragments: [rangeOf(harbour, 'ولم يتضرر المدنيون')],
  });
  await page.goto(await isnad.serve());
  await introduce(page);
  for (const [format, wanted] of [
    ['isnad-jsonl', 'ولم يتضرر المدنيون'],
    ['csv', 'ولم يتضرر المدنيون'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    const file = await (await download).path();
    expect(fs.readFileSync(file, 'utf8')).toContain(wanted);
    const dialog = page.getByRole('dialog');
    await expect(dialog.or(page.getByRole('alertdialog').first())).toBeVisible();
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Close' }).click();
  }
});

test('a removal is undone from the notice, by key, and done again', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').focus();
  await page.keyboard.press('Delete');
  await expect(row(page, 'سوق السمك')).toBeHidden();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'سوق السمك')).toBeVisible();

  await page.keyboard.press('Control+Shift+KeyZ');
  await expect(row(page, 'سوق السمك')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo: removing a document' })).toBeEnabled();
  await page.keyboard.press('Control+KeyZ');
  await expect(row(page, 'سوق السمك')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Redo: removing a document' })).toBeEnabled();

  await row(page, 'سوق السمك').hover();
  await row(page, 'سوق السمك').getByRole('button', { name: /^Remove/ }).click();
  await expect(row(page, 'سوق السمك')).toBeHidden();
  await expect(page).toHaveURL(/#\/library$|\/$/);
});

test('what another process changes shows by itself', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.getByRole('row')).toHaveCount(Object.keys(articles).length);
  const document = await isnad.documentFrom('market.txt');
  await isnad.call('documents.update', { id: document.id, title: 'عنوان آخر' });
  await expect(row(page, 'عنوان آخر')).toContainText('market.txt');
});
