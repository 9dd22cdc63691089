import type { Page } from '@playwright/test';
import { labelHere } from './desk-support.ts';
import { look, lookInBothThemes, photograph } from './screens/look.ts';
import { expectSelected, openDocument, textOf } from './selection-support.ts';
import { expect, introduce, paintedText, rangeOf, test } from './support.ts';
import type { Isnad } from './support.ts';

const filler = (number: number): string =>
  `الفقرة ${number}: واصلت فرق الإنقاذ عملها في محيط الميناء حتى المساء. ورفعت الآليات أنقاض المستودع الثالث.`;

/** Long enough to scroll; the same word in three spellings, one of them far away. */
const text = [
  'حادث الميناء في يومه الثاني',
  'أعلنت الوزارة أن الحريق أُخمد. وأكدت البلدية ذلك.',
  ...Array.from({ length: 24 }, (_, number) => filler(number + 1)),
  'ونفت وزارة الدفاع الخبر، وقالت الوِزارة إنها لم تتسلم بلاغًا.',
  'اقرأ أيضًا: عودة الحركة إلى السوق',
].join('\n');

const words = {
  ar: { name: 'العربية', spans: 'المديات', find: 'بحث في الوثيقة', count: (at: string, all: string) => `${at} من ${all}`, hidden: '· Shift+` للإظهار', credit: 'مواد ذات صلة', saved: 'محفوظ' },
  en: { name: 'English', spans: 'Spans', find: 'Find in the document', count: (at: string, all: string) => `${at} of ${all}`, hidden: '· Shift+` shows', credit: 'Related articles', saved: 'Saved' },
} as const;

async function begin(page: Page, isnad: Isnad, language: 'ar' | 'en'): Promise<string> {
  const { id } = await isnad.call('documents.create', { text, title: 'اليوم الثاني' });
  await page.goto(await isnad.serve());
  await introduce(page, { language });
  await openDocument(page, 'اليوم الثاني');
  await labelHere(page, id, text, [
    ['claim', 'الحريق أُخمد'],
    ['source', 'البلدية'],
    ['claim', 'واصلت فرق الإنقاذ عملها'],
    ['source', 'وزارة الدفاع'],
  ]);
  await expect(page.getByRole('listbox', { name: words[language].spans }).getByRole('option')).toHaveCount(4);
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  return id;
}

/** The rows of the ruler that show anything, in order of height: the colours' number, not their names. */
async function ruledRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-ruler] canvas');
    if (canvas === null) throw new Error('there is no ruler');
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy?.drawImage(canvas, 0, 0);
    const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let rows = 0;
    const width = canvas.width * 4;
    for (let start = 0; start < data.length; start += width) {
      for (let at = start + 3; at < start + width; at += 4) {
        if ((data[at] ?? 0) > 0) {
          rows += 1;
          break;
        }
      }
    }
    return rows;
  });
}

for (const language of ['ar', 'en'] as const) {
  const said = words[language];

  test(`sentences without a span, finding, hiding, the ruler and roles by keyboard (${language}) @picture`, async ({ page, isnad }) => {
    test.slow();
    const id = await begin(page, isnad, language);

    // The first sentence without a span is the title; the next two have one each.
    await page.keyboard.press('Shift+BracketRight');
    await expectSelected(page, text, 'حادث الميناء في يومه الثاني');
    await page.keyboard.press('Shift+BracketRight');
    await expectSelected(page, text, 'ورفعت الآليات أنقاض المستودع الثالث');
    await page.keyboard.press('Shift+BracketLeft');
    await expectSelected(page, text, 'حادث الميناء في يومه الثاني');

    // Found in every spelling, far away too; Escape gives the keyboard back with the hit selected.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyF');
    const field = page.getByRole('search', { name: said.find }).getByRole('searchbox');
    await expect(field).toBeFocused();
    await page.keyboard.type('وزارة');
    const count = page.getByRole('search', { name: said.find }).getByRole('status');
    await expect(count).toHaveText(said.count('1', '3'));
    await expect.poll(async () => (await paintedText(page))['isnad-hit-current']).toEqual(['وزارة']);
    if (language === 'ar') await lookInBothThemes(page, 'find-ar');
    else await look(page, 'find-en', { contrastOnly: true });
    await page.keyboard.press('F3');
    await page.keyboard.press('Enter');
    await expect(count).toHaveText(said.count('3', '3'));
    await expect.poll(async () => (await paintedText(page))['isnad-hit-current']).toEqual(['وِزارة']);
    await page.keyboard.press('Shift+F3');
    await expect(count).toHaveText(said.count('2', '3'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expectSelected(page, text, 'وِزارة');
    await expect(textOf(page)).toBeFocused();
    await page.keyboard.press('KeyS');
    await expect(page.getByRole('option')).toHaveCount(5);

    // The ruler has a mark for each span, and goes where it is pressed.
    await expect.poll(() => ruledRows(page)).toBeGreaterThan(7);
    const spansOnly = await ruledRows(page);
    // A suggestion that comes from elsewhere is marked too.
    const suggestion = { label: 'claim', fragments: [rangeOf(text, 'الفقرة 12')] };
    await isnad.call('suggestions.create', { document: id, origin: 'rule:test', span: suggestion });
    await expect.poll(() => ruledRows(page)).toBeGreaterThan(spansOnly);
    const before = await ruledRows(page);
    const ruler = await page.locator('[data-ruler]').boundingBox();
    if (ruler === null) throw new Error('there is no ruler');
    await page.mouse.click(ruler.x + ruler.width / 2, ruler.y + 4);
    await expect.poll(() => page.evaluate(() => document.querySelector('article')?.closest('div[class*=scroller]')?.scrollTop)).toBe(0);

    // Sources are hidden, which is seen in the palette, the list and at the foot, and not gone.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+KeyS');
    await expect.poll(async () => (await paintedText(page))['isnad-source-0']).toBeUndefined();
    await expect(page.getByRole('button', { name: said.hidden })).toContainText(/3|٣/u);
    await expect.poll(() => ruledRows(page)).toBeLessThan(before);
    await look(page, `hidden-${language}`, { contrastOnly: true });
    await page.keyboard.press('Shift+Backquote');
    await expect.poll(async () => (await paintedText(page))['isnad-source-0']).toEqual(['البلدية']);

    // The last paragraph is given a role and left out of annotation, by key.
    await page.keyboard.press('Control+End');
    await page.keyboard.press('F4');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, `segments-${language}`, { within: '[role="dialog"]' });
    await page.keyboard.press('KeyX');
    await page.keyboard.press('Digit9');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.locator('[data-role]')).toHaveText(said.credit);
    await expect.poll(async () => (await paintedText(page))['isnad-excluded']).toEqual(['اقرأ أيضًا: عودة الحركة إلى السوق']);
    await photograph(page, `roles-${language}`);
    await expect(textOf(page)).toBeFocused();
    await page.keyboard.press('Shift+BracketLeft');
    await expectSelected(page, text, filler(24).slice(filler(24).indexOf('ورفعت'), -1));
    await expect(page.getByRole('banner')).toContainText(said.saved);
    const [start, end] = rangeOf(text, 'اقرأ أيضًا: عودة الحركة إلى السوق');
    expect(await isnad.call('segments.list', { document: id })).toEqual([
      expect.objectContaining({ start, end, role: 'related', excluded: true, origin: 'person' }),
    ]);
    await page.keyboard.press('Control+KeyZ');
    await expect(page.locator('[data-role]')).toHaveCount(0);
  });
}
