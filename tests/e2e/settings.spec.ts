import type { Page } from '@playwright/test';
import { choose, expect, introduce, openPalette, openSettings, row, test } from './support.ts';

const words = {
  ar: { spacing: 'واسع', size: 'الأكبر', large: 'كبير', interface: 'حجم الواجهة' },
  en: { spacing: 'Loose', size: 'Largest', large: 'Large', interface: 'Interface size' },
} as const;

/** How the text is set: its face, and its size and line height in pixels. */
async function setting(page: Page): Promise<{ face: string; size: number; leading: number }> {
  return page.locator('article p').first().evaluate((paragraph) => {
    const { fontFamily, fontSize, lineHeight } = getComputedStyle(paragraph);
    return { face: fontFamily.split(',')[0] ?? '', size: Number.parseFloat(fontSize), leading: Number.parseFloat(lineHeight) };
  });
}

/** What hangs out of the window, or is wider than what holds it. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page');
    for (const element of document.querySelectorAll('header button, header a, [role="dialog"] button, [role="dialog"] label')) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -1 || right > window.innerWidth + 1)) found.push(element.textContent);
    }
    return found;
  });
}

for (const language of ['ar', 'en'] as const) {
  test(`face, sizes and spacing change at once, are kept, and break nothing at the largest, ${language}`, async ({ page, isnad }) => {
    const { size, spacing, large } = words[language];
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: 'ليلى' });
    await row(page, 'لم يتضرر المدنيون').click();
    await page.locator('article p').first().waitFor();
    const before = await setting(page);
    expect(before.face).toContain('Noto Naskh Arabic');

    const dialog = await openSettings(page);
    await choose(dialog, 'IBM Plex');
    await expect.poll(async () => (await setting(page)).face).toContain('IBM Plex Sans Arabic');
    await choose(dialog, 'Noto Naskh');
    await choose(dialog, size);
    await choose(dialog, spacing);
    await expect.poll(async () => (await setting(page)).size).toBeCloseTo(before.size * 1.36, 1);
    await expect.poll(async () => (await setting(page)).leading).toBeCloseTo(before.size * 1.36 * 2.3, 0);

    // The interface grows, the text stays at its own size.
    await dialog.getByRole('radiogroup', { name: words[language].interface }).locator('label').filter({ hasText: large }).click();
    await expect(page.locator('html')).toHaveCSS('font-size', '18px');
    expect((await setting(page)).size).toBeCloseTo(before.size * 1.36, 1);
    for (const viewport of [{ width: 1280, height: 720 }, { width: 800, height: 600 }, { width: 640, height: 480 }]) {
      await page.setViewportSize(viewport);
      await expect.poll(() => overflowing(page)).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect.poll(() => overflowing(page)).toEqual([]);
    await page.reload();
    await page.locator('article p').first().waitFor();
    expect((await setting(page)).size).toBeCloseTo(before.size * 1.36, 1);
    await expect(page.locator('html')).toHaveAttribute('data-line-spacing', 'loose');
  });
}

test('theme and language change by key from the palette, wherever one is', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'en', theme: 'light' });
  await openPalette(page);
  await page.keyboard.type('dark th');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openPalette(page);
  await page.keyboard.type('عرب');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.keyboard.press('Control+Comma');
  await expect(page.getByRole('dialog')).toContainText('الإعدادات');
});

test('what two changes at once come to is kept, whichever answer comes first', async ({ page, isnad }) => {
  // The answer to the first change stays on its way until the second one is answered.
  const held = Promise.withResolvers<undefined>();
  await page.route('**/call', async (route) => {
    const asked = route.request().postData() ?? '';
    if (!asked.includes('"host.settings"') || !asked.includes('"language"')) return route.continue();
    const response = await route.fetch();
    await held.promise;
    return route.fulfill({ response });
  });
  await page.goto(await isnad.serve());
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('ليلى');
  await choose(dialog, 'English');
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog).toBeHidden();
  const answered = page.waitForResponse((response) => response.request().postData()?.includes('"language"') === true);
  held.resolve(undefined);
  await answered;
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  // The name is not asked for again.
  await openSettings(page);
  await expect(dialog.getByRole('textbox')).toHaveValue('ليلى');
  await page.unroute('**/call');
});

test('a pane keeps its size over a restart, when the window has another address', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar' });
  await row(page, 'لم يتضرر المدنيون').click();
  const line = page.getByRole('separator').first();
  await line.focus();
  const before = Number(await line.getAttribute('aria-valuenow'));
  // The side pane stands at the left: its line moves to the right as it grows.
  const kept = page.waitForResponse((response) => response.request().postData()?.includes('"panes"') ?? false);
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).not.toBe(before);
  const after = Number(await line.getAttribute('aria-valuenow'));
  await kept;

  // Away from the host first: the page would complain that it is gone.
  const { origin } = new URL(page.url());
  await page.goto('about:blank');
  await page.goto(await isnad.serve());
  if (origin.startsWith('http')) expect(new URL(page.url()).origin).not.toBe(origin);
  await row(page, 'لم يتضرر المدنيون').click();
  await expect.poll(async () => Number(await page.getByRole('separator').first().getAttribute('aria-valuenow'))).toBeCloseTo(after, 0);
});
