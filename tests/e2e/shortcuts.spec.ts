import type { Locator, Page } from '@playwright/test';
import { harbour } from './articles.ts';
import { electronBinary } from './electron-support.ts';
import { picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { textOf } from './selection-support.ts';
import { expect, focusIsSomewhere, introduce, openPalette, rangeOf, row, test } from './support.ts';

const words = {
  ar: {
    theme: 'light', next: 'المدى التالي', previous: 'المدى السابق', claim: 'ادعاء', kept: 'يحتفظ المتصفح', takeOver: 'انقله إلى هنا',
    leave: 'اتركه', byKeys: /ابحث بضغط المفاتيح/, all: 'إعادة الكل إلى الأصل', recent: 'آخر الوثائق', chosen: 'لم يُختر مدى.',
    search: 'ابحث عن إجراء', sheet: 'إسناد: اختصارات لوحة المفاتيح', retake: 'تراجع', print: 'طباعة…',
  },
  en: {
    theme: 'dark', next: 'Next span', previous: 'Previous span', claim: 'Claim', kept: 'The browser or the system keeps', takeOver: 'Take it over',
    leave: 'Leave it', byKeys: /Find by pressing keys/, all: 'All back to the defaults', recent: 'Recent documents', chosen: 'No span is selected.',
    search: 'Find an action', sheet: 'Isnad: keyboard shortcuts', retake: 'Take back', print: 'Print…',
  },
} as const;

/** Opens the palette, types, and runs what stands first. */
async function run(page: Page, query: string): Promise<void> {
  await openPalette(page);
  await page.keyboard.type(query);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** The row of an action in the dialog. */
function action(page: Page, id: string): Locator {
  return page.locator(`[data-action="${id}"]`);
}

for (const language of ['ar', 'en'] as const) {
  const said = words[language];

  test(`shortcuts are changed by keys, hold at once and stay with the person, ${language}`, picture, async ({ page, isnad }) => {
    test.slow();
    const screen = (name: string): string => `${name}-${language}-${said.theme}`;
    const { id } = await isnad.documentFrom('harbour.txt');
    for (const quote of ['الرئاسة في بيان', 'ولم يتضرر المدنيون']) {
      await isnad.call('spans.create', { document: id, label: 'claim', fragments: [rangeOf(harbour, quote)] });
    }
    await page.goto(await isnad.serve());
    await introduce(page, { language, theme: said.theme, name: 'ليلى' });
    await row(page, 'سوق السمك').click();
    await page.locator('article p').first().waitFor();
    await page.keyboard.press('Control+Shift+KeyL');
    await row(page, 'لم يتضرر المدنيون').click();
    const text = textOf(page);
    await expect(text).toBeFocused();
    const selected = page.locator('[role=option][aria-selected=true]');

    await run(page, 'change shortcuts');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await look(page, screen('keyboard'));
    await page.keyboard.type(said.next);
    await page.keyboard.press('ArrowDown');
    await expect(action(page, 'desk-next-span').locator('[data-keys]')).toBeFocused();

    // A label's letter and what the browser keeps are refused, with the reason; what is free is taken.
    await page.keyboard.press('Enter');
    await page.keyboard.press('KeyC');
    await expect(dialog.getByRole('alert')).toContainText(said.claim);
    await page.keyboard.press('Control+KeyW');
    await expect(dialog.getByRole('alert')).toContainText(said.kept);
    await look(page, screen('keyboard-refused'));
    await page.keyboard.press('KeyJ');
    await expect(dialog.getByRole('status')).toContainText('J');
    await expect(action(page, 'desk-next-span').locator('[data-keys]')).toBeFocused();

    // Who has a key is named, and may be asked to give it up.
    await dialog.getByRole('searchbox').fill(said.previous);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('KeyJ');
    await expect(dialog.getByRole('alert')).toContainText(said.next);
    await expect(dialog.getByRole('button', { name: said.takeOver })).toBeFocused();
    await photograph(page, screen('keyboard-taken'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(action(page, 'desk-previous-span').locator('[data-keys]')).toBeFocused();
    await expect(action(page, 'desk-previous-span')).toContainText('[');
    await page.keyboard.press('Enter');
    await page.keyboard.press('KeyJ');
    await page.keyboard.press('Enter');
    await expect(action(page, 'desk-previous-span')).toContainText('J');
    await expect(dialog.getByRole('status')).toContainText(said.next);
    await dialog.getByRole('button', { name: said.retake }).press('Enter');
    await expect(action(page, 'desk-previous-span')).toContainText('[');

    // Found by its keys; Escape only ends the looking.
    await dialog.getByRole('searchbox').fill('');
    await dialog.getByRole('button', { name: said.byKeys }).press('Enter');
    await page.keyboard.press('KeyJ');
    await expect(dialog.locator('[data-action]')).toHaveCount(1);
    await expect(action(page, 'desk-next-span')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    // At once at the desk, in the palette, and after a reload.
    await expect(text).toBeFocused();
    await page.keyboard.press('BracketRight');
    await expect(page.getByText(said.chosen)).toBeVisible();
    await page.keyboard.press('KeyJ');
    await expect(selected).toContainText('الرئاسة في بيان');
    await page.reload();
    await expect(text).toBeFocused();
    await page.keyboard.press('KeyJ');
    await expect(selected).toContainText('الرئاسة في بيان');
    await openPalette(page);
    // The document that was read before stands first.
    await expect(dialog.getByRole('group').first()).toHaveAccessibleName(said.recent);
    await expect(dialog.getByRole('option').first()).toContainText('سوق السمك');
    await photograph(page, screen('palette-recent'));
    await page.keyboard.type(said.next);
    await expect(dialog.getByRole('option').first()).toContainText('J');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await focusIsSomewhere(page);

    // Everything back.
    await run(page, 'change shortcuts');
    await dialog.getByRole('button', { name: said.all }).press('Enter');
    await expect(dialog.getByRole('button', { name: said.all })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await focusIsSomewhere(page);
    await text.focus();
    await page.keyboard.press('BracketRight');
    await expect(selected).toContainText('ولم يتضرر المدنيون');

    // Back and forward among the views.
    await page.keyboard.press('Control+BracketLeft');
    await expect(row(page, 'سوق السمك')).toBeVisible();
    await page.keyboard.press('Control+BracketRight');
    await expect(text).toBeFocused();
  });

  test(`all keys are printed on a sheet, ${language}`, picture, async ({ page, isnad }) => {
    const screen = (name: string): string => `${name}-${language}-${said.theme}`;
    await page.goto(await isnad.serve());
    await introduce(page, { language, theme: said.theme, name: 'ليلى' });
    await row(page, 'لم يتضرر المدنيون').click();
    await expect(textOf(page)).toBeFocused();
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '');
    });
    await page.keyboard.press('F1');
    await look(page, screen('help-keys'));
    await page.keyboard.press('Escape');
    await run(page, 'key sheet');
    await expect(page.getByRole('heading', { name: said.sheet })).toBeVisible();
    await look(page, screen('key-sheet'));
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-printed', '');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#root')).toBeHidden();
    await expect(page.getByRole('button', { name: said.print })).toBeHidden();
    await expect(page.getByRole('article')).toContainText(said.claim);
    const ink = await page.getByRole('article').evaluate((sheet) => getComputedStyle(sheet).color);
    expect(ink).toBe('rgb(0, 0, 0)');
    await page.setViewportSize({ width: 700, height: 990 });
    await photograph(page, screen('key-sheet-print'));
    if (electronBinary === undefined) {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
      expect([1, 2]).toContain(pages.length);
    }
    await page.emulateMedia({ media: null });
  });
}
