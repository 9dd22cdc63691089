import { chronicle, hospital } from './articles.ts';
import { expect, introduce, paintedText, rangeOf, row, test } from './support.ts';

test('two documents side by side keep their own places, selections and spans, over a reload', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'مستشفى المدينة').press('Enter');
  const first = page.getByRole('application').first();
  await expect(first).toContainText('أعلن مستشفى المدينة');
  await page.keyboard.press('F8');
  await page.keyboard.type('يوميات');
  await page.keyboard.press('Enter');
  const second = page.getByRole('application').nth(1);
  await expect(second).toBeFocused();

  // Read to its end; the other stays where it is.
  await page.keyboard.press('Control+End');
  await expect(second.getByText('ثم رست السفينة الأولى')).toBeInViewport();
  await expect(first.getByText('أعلن مستشفى المدينة')).toBeInViewport();
  await page.keyboard.press('Control+Shift+ArrowRight');
  const selected = await page.evaluate(() => String(getSelection()));
  expect(selected).not.toBe('');
  expect(chronicle).toContain(selected);

  // While the other is worked in, what was selected here is still seen, and is selected again on coming back.
  await page.keyboard.press('F9');
  await expect(first).toBeFocused();
  await expect.poll(async () => (await paintedText(page))['isnad-provisional']).toEqual([selected]);
  const [start] = rangeOf(hospital, 'أعلن');
  expect(start).toBeGreaterThan(0);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('KeyS');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('F9');
  await expect(second).toBeFocused();
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(selected);

  // Both come back after a reload; the one that is worked in stays when the other is closed.
  await page.reload();
  await expect(page.getByRole('application')).toHaveCount(2);
  await page.getByRole('application').first().focus();
  await page.keyboard.press('F9');
  await expect(second).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Shift+F8');
  await expect(page.getByRole('application')).toHaveCount(1);
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(selected);
  await expect(page.getByText('ثم رست السفينة الأولى')).toBeInViewport();
  await expect(page.locator('article')).toContainText('يوميات الميناء');
  await expect(page.getByRole('application')).toBeFocused();
});
