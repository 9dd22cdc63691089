import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { evening } from './articles.ts';
import { looks, picture } from './looks.ts';
import { expect, introduce, rangeOf, row, test } from './support.ts';

const folder = path.resolve(process.env['SCREENSHOTS'] ?? 'test-results/screenshots');

/** Twelve over one another, each a word shorter than the one around it. */
const stacked = [
  'claim', 'source', 'cue', 'figure', 'time', 'claim', 'source', 'cue', 'figure', 'time', 'claim', 'source',
] as const;

for (const { language, theme } of looks) {
  test(`spans of two people, a chosen one and twelve in a stack, ${language}, ${theme}`, picture, async ({ page, isnad }) => {
    test.slow();
    const { text, title, spans } = evening;
    const { id } = await isnad.call('documents.create', { text, title });
    await page.goto(await isnad.serve());
    const name = language === 'ar' ? 'ليلى' : 'Layla';
    await introduce(page, { language, theme, name });
    await row(page, 'روايتان').waitFor();
    for (const [number, [label, quote]] of spans.entries()) {
      const as = number % 5 === 1 ? 'عمر' : name;
      await isnad.call('spans.create', { document: id, label, fragments: [rangeOf(text, quote)] }, as);
    }
    const words = 'ونفى متحدث باسم البلدية وجود سكان قرب الأرصفة، في حين أكد شهود عيان لمراسل الوكالة';
    const ends = [...words.matchAll(/ /g)].map(({ index }) => index);
    const [start] = rangeOf(text, words);
    for (const [number, label] of stacked.entries()) {
      const end = start + (ends.at(-1 - number) ?? words.length);
      await isnad.call('spans.create', { document: id, label, fragments: [[start, end]] }, name);
    }
    await row(page, 'روايتان').click();
    await expect(page.locator('[data-tag-of]').first()).toBeVisible();
    const box = await page.locator('article p').filter({ hasText: 'قال مكتب' }).boundingBox();
    if (box === null) throw new Error('the article is not on the page');
    await page.mouse.click(box.x + box.width - 340, box.y + 68);
    await expect(page.locator('[data-edge]').first()).toBeVisible();
    await page.mouse.move(box.x + box.width - 180, box.y + 20);
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(folder, `painting-${language}-${theme}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
