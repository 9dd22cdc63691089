import { evening } from './articles.ts';
import { labelHere } from './desk-support.ts';
import { arabicLook, picture } from './looks.ts';
import { look } from './screens/look.ts';
import { expect, introduce, rangeOf, row, test } from './support.ts';

/** Twelve over one another, each a word shorter than the one around it. */
const stacked = [
  'claim', 'source', 'cue', 'figure', 'time', 'claim', 'source', 'cue', 'figure', 'time', 'claim', 'source',
] as const;

for (const { language, theme } of arabicLook) {
  test(`spans of two people, a chosen one and twelve in a stack, ${language}, ${theme}`, picture, async ({ page, isnad }) => {
    test.slow();
    const { text, title, spans } = evening;
    const { id } = await isnad.call('documents.create', { text, title });
    await page.goto(await isnad.serve());
    const name = language === 'ar' ? 'ليلى' : 'Layla';
    await introduce(page, { language, theme, name });
    await row(page, 'روايتان').waitFor();
    const ofOmar = spans.filter((_, number) => number % 5 === 1);
    for (const [label, quote] of ofOmar) {
      await isnad.call('spans.create', { document: id, label, fragments: [rangeOf(text, quote)] });
    }
    const words = 'ونفى متحدث باسم البلدية وجود سكان قرب الأرصفة، في حين أكد شهود عيان لمراسل الوكالة';
    const ends = [...words.matchAll(/ /g)].map(({ index }) => index);
    await labelHere(page, id, text, [
      ...spans.filter((_, number) => number % 5 !== 1),
      ...stacked.map((label, number) => [label, words.slice(0, ends.at(-1 - number) ?? words.length)] as const),
    ]);
    await row(page, 'روايتان').click();
    await expect(page.locator('[data-tag-of]').first()).toBeVisible();
    const box = await page.locator('article p').filter({ hasText: 'قال مكتب' }).boundingBox();
    if (box === null) throw new Error('the article is not on the page');
    await page.mouse.click(box.x + box.width - 340, box.y + 68);
    await expect(page.locator('[data-edge]').first()).toBeVisible();
    await page.mouse.move(box.x + box.width - 180, box.y + 20);
    await look(page, `painting-${language}-${theme}`);
  });
}
