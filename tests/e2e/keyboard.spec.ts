import path from 'node:path';
import type { Page } from '@playwright/test';
import { harbour } from './articles.ts';
import { expect, paintedText, rangeOf, row, test } from './support.ts';

/** Something has the focus, and it can be seen: an outline on it, or on what is drawn around it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const outlined = page.evaluate.bind(page, () => {
    let element = document.activeElement;
    if (element === null || element === document.body) return 'nothing has the focus';
    const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(0, 80);
    for (let level = 0; level < 3 && element !== null; level += 1) {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return 'outlined';
      element = element.parentElement;
    }
    return `no outline on ${name}`;
  });
  await expect.poll(outlined).toBe('outlined');
}

/** Presses a key, and holds that the focus is still to be seen afterwards. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expectVisibleFocus(page);
}

/** Presses Tab (or Shift+Tab) until the control has the focus, looking at every stop on the way. */
async function tabTo(page: Page, role: 'button' | 'searchbox' | 'radio' | 'listbox', name: RegExp, key = 'Tab'): Promise<void> {
  const control = page.getByRole(role, { name });
  for (let step = 0; step < 25; step += 1) {
    const isThere = await control.first().evaluate((element) => element.contains(document.activeElement));
    if (isThere) return;
    await press(page, key);
  }
  throw new Error(`${String(name)} was not reached by ${key}`);
}

/** Letters as an Arabic keyboard sends them: Playwright's own keyboard has them as text only, without keys. */
async function pressLetters(page: Page, letters: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  for (const key of letters) {
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  }
  await browser.detach();
}

test('a whole day is worked by keyboard, in Arabic, and the focus is never lost', async ({ page, isnad }) => {
  test.setTimeout(120_000);
  page.setDefaultTimeout(10_000);
  const { id } = await isnad.documentFrom('harbour.txt');
  for (const quote of ['الرئاسة في بيان', 'ولم يتضرر المدنيون']) {
    await isnad.call('spans.create', { document: id, label: 'claim', fragments: [rangeOf(harbour, quote)] });
  }
  const exported = path.join(isnad.folder, 'incident.jsonl');
  await isnad.call('project.export', { format: 'isnad-jsonl', path: exported });

  // The name, and the language beside it.
  // The browser is told now that choosers are answered here: told with the key, it may be too late.
  page.on('filechooser', () => undefined);
  await page.goto(await isnad.serve(null));
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('ليلى');
  await press(page, 'Tab');
  const arabic = page.getByRole('dialog').getByRole('radio', { name: 'العربية' });
  if (!(await arabic.isChecked())) await press(page, 'ArrowRight');
  await expect(arabic).toBeChecked();
  await tabTo(page, 'button', /^ابدأ$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');

  // A new project, into which files go: the chooser opens by key.
  await expect(page.getByLabel('العنوان')).toBeFocused();
  await page.keyboard.type('حادث');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'إضافة ملفات' })).toBeFocused();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(exported);
  await expect(page.getByRole('alertdialog')).toContainText('أُضيفت 4 وثائق');
  await expect(page.getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('row').first()).toBeFocused();
  await expectVisibleFocus(page);

  // From row to row, by arrows and by the first letters of a title.
  await press(page, 'End');
  await expect(page.getByRole('row').last()).toBeFocused();
  await press(page, 'Home');
  await pressLetters(page, 'الر');
  await expect(row(page, 'لم يتضرر المدنيون')).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');

  // The document: its text scrolls at once; its spans are a list.
  const text = page.getByRole('application', { name: 'نص الوثيقة' });
  await expect(text).toBeFocused();
  // The pane beside it goes and comes by a key, and leaves the text the keyboard.
  await press(page, 'Control+Backslash');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(text).toBeFocused();
  await press(page, 'Control+Backslash');
  await expect(page.getByRole('listbox')).toBeVisible();
  await tabTo(page, 'listbox', /المديات/);
  await press(page, 'ArrowDown');
  await expect(page.getByRole('option', { name: /ولم يتضرر المدنيون/ })).toBeFocused();
  await press(page, 'Enter');
  await expect.poll(async () => Object.keys(await paintedText(page))).toContain('isnad-marked-claim');
  // Escape leads to the text and lets go of the span. One of her own is made by a key; Enter leads to its attributes.
  await press(page, 'Escape');
  await expect(text).toBeFocused();
  await press(page, 'Escape');
  await expect(page.getByText('لم يُختر مدى.')).toBeVisible();
  for (const key of ['Control+End', 'Control+ArrowRight', 'Space', 'KeyC']) await press(page, key);
  await expect(page.getByRole('radio', { name: 'مثبت' })).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('radio', { name: 'مثبت' })).toBeFocused();
  await press(page, 'ArrowLeft');
  await expect(page.getByRole('radio', { name: 'منفي' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'منفي' })).toBeChecked();
  await press(page, 'Escape');
  await expect(text).toBeFocused();
  await press(page, 'Escape');
  await expect(page.getByText('لم يُختر مدى.')).toBeVisible();

  // A menu, the palette and help give the keyboard back to the text.
  await press(page, 'F10');
  await press(page, 'ArrowLeft');
  await press(page, 'ArrowDown');
  await expect(page.getByRole('menu')).toBeVisible();
  await press(page, 'Escape');
  await press(page, 'Escape');
  for (const key of ['Control+KeyK', 'F1']) {
    await text.focus();
    await press(page, key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(text).toBeFocused();
  }
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(row(page, 'لم يتضرر المدنيون')).toBeFocused();
  await expectVisibleFocus(page);

  // Removed, by the button of its row, and brought back.
  await press(page, 'ArrowRight');
  await expect(page.getByRole('button', { name: /إزالة .*لم يتضرر/ })).toBeFocused();
  await press(page, 'ArrowLeft');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('row')).toHaveCount(3);
  await expectVisibleFocus(page);
  await page.keyboard.press('Control+KeyZ');
  await expect(page.getByRole('row')).toHaveCount(4);
  await expectVisibleFocus(page);

  // Out again: the menu, the file, what its format could not carry, and back to the button.
  await tabTo(page, 'button', /^تصدير$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await expectVisibleFocus(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'تصدير' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('csv');
  await expect(page.getByRole('menuitem', { name: 'csv' })).toBeFocused();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('حادث الميناء.csv');
  const losses = page.getByRole('dialog');
  await expect(losses.getByRole('button', { name: 'إغلاق' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(losses).toBeHidden();
  await expect(page.getByRole('button', { name: 'تصدير' })).toBeFocused();
  await expectVisibleFocus(page);

  // The filter, emptied by Escape.
  await tabTo(page, 'searchbox', /تصفية/, 'Shift+Tab');
  await page.keyboard.type('سوق');
  await expect(page.getByRole('row')).toHaveCount(1);
  await press(page, 'Escape');
  await expect(page.getByRole('row')).toHaveCount(4);

  // Settings, and out of the project.
  await tabTo(page, 'button', /الإعدادات/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Tab');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: /الإعدادات/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', /^إغلاق المشروع$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'إسناد' })).toBeVisible();
  await expectVisibleFocus(page);
});
