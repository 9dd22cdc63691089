import type { Page } from '@playwright/test';
import { market } from './articles.ts';
import { expect, introduce, row, test } from './support.ts';

/** What an application puts on the clipboard, letter for letter: a system's own clipboard may change line ends. */
async function pasteOnPage(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('a text is pasted into a new document by keyboard, in Arabic, and kept as it is', async ({ page, isnad, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar', name: 'ليلى' });
  const text = '\n  \u00ab\u0627\u0644\u0631\u0635\u064a\u0641 الجنوبي\u00bb  يعود إلى العمل\n\nWe are back.\u00a0\u200f قال  البحّارة.\n';
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await row(page, 'سوق السمك').focus();
  await page.keyboard.press('Control+Shift+KeyN');
  const dialog = page.getByRole('dialog', { name: 'وثيقة جديدة' });
  await expect(dialog.getByRole('textbox', { name: 'النص' })).toBeFocused();
  await page.keyboard.press('Control+KeyV');
  await expect(dialog.getByRole('textbox', { name: 'العنوان' })).toHaveValue('«الرصيف الجنوبي» يعود إلى العمل');
  await expect(dialog.getByRole('radio', { name: 'من اليمين إلى اليسار' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('وكالة الساحل');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '«الرصيف الجنوبي» يعود إلى العمل' })).toBeVisible();

  const { documents } = await isnad.call('documents.list', {});
  const made = documents.find(({ publisher }) => publisher === 'وكالة الساحل');
  expect(made).toMatchObject({ direction: 'rtl', url: null, publishedAt: null });
  const { text: kept } = await isnad.call('documents.get', { id: made?.id ?? '' });
  expect(kept).toBe(text);

  await expect(page.getByRole('application', { name: 'نص الوثيقة' })).toBeFocused();

  // Coming back, the new document's row has the keyboard; one undo takes all of it back.
  await page.keyboard.press('Escape');
  await expect(row(page, 'الرصيف الجنوبي')).toBeFocused();
  await page.keyboard.press('Control+KeyZ');
  await expect(row(page, 'الرصيف الجنوبي')).toBeHidden();
});

test('what is pasted on the library opens the dialog with it, line ends of old programs too', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').focus();
  await pasteOnPage(page, 'Harbour watch\r\nfirst\rsecond\u2028third');
  const dialog = page.getByRole('dialog', { name: 'New document' });
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Harbour watch');
  await expect(dialog.getByRole('radio', { name: 'Left to right' })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Text' }).press('Control+End');
  await page.keyboard.type('!');
  await dialog.getByRole('button', { name: 'Add and open' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour watch' })).toBeVisible();
  const { documents } = await isnad.call('documents.list', {});
  const made = documents.find(({ title }) => title === 'Harbour watch');
  const { text } = await isnad.call('documents.get', { id: made?.id ?? '' });
  expect(text).toBe('Harbour watch\nfirst\rsecond\u2028third!');
});

test('a paste into the filter stays there', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.keyboard.press('Control+KeyF');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await pasteOnPage(page, 'سوق');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a text that is there already is told, and the document that has it can be opened', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').focus();
  await pasteOnPage(page, market.replaceAll('\n', '\r\n'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText('already has exactly this text');
  await expect(dialog.getByRole('button', { name: 'Add anyway' })).toBeEnabled();
  await dialog.getByRole('textbox', { name: 'Text' }).press('Control+End');
  await page.keyboard.type('.');
  await expect(dialog.getByRole('status')).toBeHidden();
  await page.keyboard.press('Backspace');
  await dialog.getByRole('button', { name: 'Open that one' }).click();
  const { id } = await isnad.documentFrom('market.txt');
  await expect(page).toHaveURL(new RegExp(`#/document/${id}$`));
  expect((await isnad.call('documents.list', {})).total).toBe(4);
});

test('an empty text is refused; one that is not added yet outlives its dialog', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.getByRole('button', { name: 'New document' }).click();
  const dialog = page.getByRole('dialog');
  const area = dialog.getByRole('textbox', { name: 'Text' });
  await area.fill('  \n ');
  // However low the window is, the ways out are in sight.
  await page.setViewportSize({ width: 800, height: 500 });
  await expect(dialog.getByRole('button', { name: 'Add and open' })).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 720 });
  await dialog.getByRole('button', { name: 'Add and open' }).click();
  await expect(dialog).toContainText('There is no text yet');
  await expect(area).toBeFocused();
  await area.fill('خبر لم يكتمل\nنص');
  // The title that the text suggests comes a moment after the text.
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('خبر لم يكتمل');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('');
  await dialog.getByRole('button', { name: 'Add and open' }).click();
  await expect(dialog).toContainText('A document needs a title');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('عنوان باليد');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await isnad.call('documents.list', {})).total).toBe(4);

  await page.getByRole('button', { name: 'New document' }).click();
  await expect(area).toHaveValue('خبر لم يكتمل\nنص');
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('عنوان باليد');
});
