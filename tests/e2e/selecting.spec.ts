import { harbour } from './articles.ts';
import { expect, introduce, test } from './support.ts';
import { caretOf, expectSelected, openDocument, selected, textOf } from './selection-support.ts';

test('words are selected by keyboard, from the first key on', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar' });
  await openDocument(page, 'لم يتضرر المدنيون');
  await expect(textOf(page)).toBeFocused();
  expect(await caretOf(page)).toBe(null);

  await page.keyboard.press('ArrowDown');
  expect(await selected(page)).toEqual({ anchor: 0, focus: 0 });
  expect(await caretOf(page)).not.toBe(null);
  const quote = harbour.indexOf('ولم يتضرر');
  for (let step = 0; step < 60; step += 1) {
    if ((await selected(page))?.focus === quote) break;
    await page.keyboard.press('Control+ArrowLeft');
  }
  expect(await selected(page)).toEqual({ anchor: quote, focus: quote });
  for (const words of ['ولم', 'ولم يتضرر', 'ولم يتضرر المدنيون']) {
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await expectSelected(page, harbour, words);
  }
  await page.screenshot({ path: 'out/screenshots/try.png' });
});
