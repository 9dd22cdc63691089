import { evening } from '../articles.ts';
import { expect, introduce, paintedText, rangeOf, row, test } from '../support.ts';
import { picture } from '../looks.ts';
import { look } from './look.ts';

// `npm run screenshots` puts this picture, the light one, where the README shows it.
test('the picture of the README: an article in Arabic, a claim of it and who said it', picture, async ({ page, isnad }) => {
  test.setTimeout(180_000);
  const name = 'ليلى منصور';
  const { id } = await isnad.call('documents.create', { text: evening.text, title: evening.title, publisher: 'جريدة المرفأ' }, name);
  const ids = new Map<string, string>();
  for (const [label, quote] of evening.spans) {
    const attributes = quote === 'ولم يتضرر المدنيون' ? { polarity: 'negated', modality: 'asserted', topic: 'المدنيون' } : {};
    const made = await isnad.call(
      'spans.create',
      { document: id, label, fragments: [rangeOf(evening.text, quote)], attributes },
      name,
    );
    ids.set(quote, made.id);
  }
  const end = (quote: string) => ({ kind: 'span', id: ids.get(quote) ?? '' }) as const;
  for (const [label, to] of [
    ['attributed-to', 'مكتب الرئاسة'],
    ['relayed-by', 'وكالة الساحل'],
    ['contradicts', 'مقتل 27 شخصًا بينهم مدنيون، وإصابة أكثر من 200 آخرين، 29 منهم مدنيون'],
  ] as const) {
    await isnad.call('relations.create', { label, from: end('ولم يتضرر المدنيون'), to: end(to) }, name);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar', theme: 'light', name });
  await row(page, evening.title).click();
  await page.getByRole('option').filter({ hasText: 'ولم يتضرر المدنيون' }).click();
  await page.mouse.move(0, 0);
  await expect.poll(async () => (await paintedText(page))['isnad-marked-claim']).toEqual(['ولم يتضرر المدنيون']);
  await expect(page.locator('[data-arc]:not([data-unseen])')).toHaveCount(3);
  await look(page, 'picture-light');
});
