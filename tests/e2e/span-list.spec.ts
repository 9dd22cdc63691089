import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Input } from '../../src/domain/api.ts';
import { chronicle, evening, harbour } from './articles.ts';
import { labelHere } from './desk-support.ts';
import { arabicLook, picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { choose, expect, introduce, openSettings, paintedText, rangeOf, row, test } from './support.ts';
import type { Isnad } from './support.ts';

type Label = 'claim' | 'source' | 'cue' | 'figure' | 'time';

async function label(
  isnad: Isnad,
  document: string,
  text: string,
  spans: readonly (readonly [Label, string])[],
  as: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, quote] of spans) {
    const start: Input<'spans.create'> = { document, label: name, fragments: [rangeOf(text, quote)] };
    ids.push((await isnad.call('spans.create', start, as)).id);
  }
  return ids;
}

const options = (page: Page): Locator => page.getByRole('listbox').getByRole('option');

const byOmar = [
  ['source', 'الرئاسة في بيان'],
  ['claim', 'ولم يتضرر المدنيون'],
  ['figure', 'الـ78 عاملًا'],
] as const;
const byLayla = [
  ['source', 'لوكالة الساحل'],
  ['claim', 'الحريق أُخمد بعد ساعتين'],
] as const;

test('each row says the same in words as it shows', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  const quoted = rangeOf(harbour, 'ولم يتضرر المدنيون');
  const [start, end] = rangeOf(harbour, 'المدنيون');
  await page.goto(await isnad.serve());
  await introduce(page, { name: 'Layla' });
  const claim = await isnad.call('spans.create', {
    document: id,
    label: 'claim',
    fragments: [[start, end], quoted],
    attributes: { polarity: 'negated' },
    note: 'see the other report',
  });
  const [source] = await label(isnad, id, harbour, [['source', 'لوكالة الساحل']], 'عمر');
  await isnad.call('relations.create', {
    label: 'attributed-to',
    from: { kind: 'span', id: claim.id },
    to: { kind: 'span', id: source ?? '' },
  });

  await row(page, 'لم يتضرر المدنيون').click();
  const name = options(page).filter({ hasText: 'ولم يتضرر المدنيون' });
  await expect(name).toHaveAccessibleName(
    /Claim.*المدنيون … ولم يتضرر المدنيون.*عمر.*2 fragments.*missing: .*Modality.*has a note.*1 relation/,
  );
  await expect(name).not.toHaveAccessibleName(/Polarity/);
});

test('the list is one stop, walked by key; Enter brings a span into view, Escape leads back to the text', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('chronicle.txt');
  await label(isnad, id, chronicle, [['time', 'اليوم 1 من'], ['time', 'اليوم 2 من'], ['cue', 'رست السفينة']], 'عمر');
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'يوميات الميناء').click();
  await expect(options(page)).toHaveCount(3);
  await expect(page.locator('[role=option][tabindex="0"]')).toHaveCount(1);

  await options(page).first().focus();
  await page.keyboard.press('End');
  await expect(options(page).last()).toBeFocused();
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Enter');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('article p').filter({ hasText: 'رست السفينة' })).toBeInViewport();
  await expect(options(page).last()).toBeFocused();

  await page.keyboard.press('ArrowUp');
  await expect(options(page).nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(options(page).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('application', { name: 'Text of the document' })).toBeFocused();
});

test('ten thousand spans: only rows in sight are drawn, and each says which of how many it is', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('chronicle.txt');
  // The same few stretches again and again: what counts is how many rows there are.
  await page.goto(await isnad.serve());
  await introduce(page);
  await label(isnad, id, chronicle, [['time', 'اليوم 1 من']], 'عمر');
  const [made] = await isnad.call('spans.list', { document: id });
  const many = Array.from({ length: 10_000 }, (_, number) => ({
    ...made,
    // The first is the one that is there: asked for again by its id, it is no other.
    id: number === 0 && made !== undefined ? made.id : `01931b00-0000-7000-8000-${String(number).padStart(12, '0')}`,
    fragments: [[number, number + 9]],
    quote: chronicle.slice(number, number + 9),
  }));
  await page.route('**/*', async (route) => {
    const body = route.request().postData() ?? '';
    // What changed is asked for by ids; only the whole list is made up.
    if (!body.includes('spans.list') || body.includes('"ids"')) return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, json: { output: many } });
  });
  await row(page, 'يوميات الميناء').click();
  await options(page).first().focus();
  expect(await options(page).count()).toBeLessThan(60);
  await expect(options(page).first()).toHaveAttribute('aria-setsize', '10000');
  await page.keyboard.press('End');
  await expect(page.locator('[role=option][aria-posinset="10000"]')).toBeFocused();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowUp');
  const at = Number(await page.locator('[role=option]:focus').getAttribute('aria-posinset'));
  expect(at).toBeGreaterThan(9900);
  expect(at).toBeLessThan(9999);
  // Scrolled away by mouse, the row with the focus keeps it.
  await page.getByRole('listbox').evaluate((list) => list.parentElement?.scrollTo(0, 0));
  await expect(page.locator('[role=option][aria-posinset="1"]')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(`[role=option][aria-posinset="${at + 1}"]`)).toBeFocused();
});

test('Delete removes one’s own spans only, and the keyboard goes on from there', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page, { name: 'Layla' });
  await label(isnad, id, harbour, byOmar, 'عمر');
  await label(isnad, id, harbour, byLayla, 'Layla');
  await row(page, 'لم يتضرر المدنيون').click();
  await expect(options(page)).toHaveCount(5);

  const omars = options(page).filter({ hasText: 'الرئاسة في بيان' });
  await omars.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('status').filter({ hasText: 'only they can remove it' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('only they can remove it')).toBeHidden();
  const layas = options(page).filter({ hasText: 'لوكالة الساحل' });
  await expect(layas).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(options(page)).toHaveCount(4);
  await expect(options(page).filter({ hasText: 'ولم يتضرر المدنيون' })).toBeFocused();

  // The last row of all: the one before it has the keyboard then.
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(options(page)).toHaveCount(3);
  await expect(options(page).last()).toBeFocused();
});

test('when the last span goes the text has the keyboard, and the pane says what to do', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page, { name: 'Layla' });
  await label(isnad, id, harbour, [['cue', 'قالت']], 'Layla');
  await row(page, 'لم يتضرر المدنيون').click();
  await options(page).first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('Select text, then press a label’s key.')).toBeVisible();
  await expect(page.getByRole('application', { name: 'Text of the document' })).toBeFocused();
});

test('the list is filtered by words, by label and by annotator, and the text shows the same annotator', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page, { name: 'Layla' });
  await label(isnad, id, harbour, byOmar, 'عمر');
  await label(isnad, id, harbour, byLayla, 'Layla');
  await row(page, 'لم يتضرر المدنيون').click();
  await expect(options(page)).toHaveCount(5);

  const words = page.getByRole('searchbox', { name: 'Words of the spans' });
  await words.fill('المدنيُّون');
  await expect(options(page)).toHaveText([/ولم يتضرر المدنيون/]);
  await words.press('ArrowDown');
  await expect(options(page)).toBeFocused();
  await words.fill('');

  await page.getByRole('button', { name: /Claim.?: / }).click();
  await expect(options(page)).toHaveText([/ولم يتضرر المدنيون/, /الحريق أُخمد/]);
  await page.getByRole('button', { name: /Source.?: / }).click();
  await expect(options(page)).toHaveCount(4);

  await page.getByRole('button', { name: /Whose spans/ }).click();
  await page.getByRole('option', { name: 'Mine' }).click();
  await expect(options(page)).toHaveText([/لوكالة الساحل/, /الحريق أُخمد/]);
  await expect(page.getByRole('heading', { name: /Spans/ })).toContainText('2 of 5');
  // The pointer rests on a row, whose span is then marked in the text.
  await page.mouse.move(0, 0);
  await expect.poll(() => paintedText(page)).toEqual({
    'isnad-source-0': ['لوكالة الساحل'],
    'isnad-claim-0': ['الحريق أُخمد بعد ساعتين'],
  });

  // Under another's filter what one makes is seen all the same, and why is said.
  await page.getByRole('button', { name: /Whose spans/ }).click();
  await page.getByRole('option', { name: 'عمر' }).click();
  await expect(page.getByRole('heading', { name: /Spans/ })).toContainText('of 5');
  await page.getByRole('application', { name: 'Text of the document' }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('KeyC');
  await expect(page.getByText('all spans are shown now')).toBeVisible();
  await expect.poll(async () => (await paintedText(page))['isnad-marked-claim']).toEqual(['الرئاسة']);
  await expect(page.getByRole('button', { name: /Whose spans/ })).toContainText('Everyone');
  await page.keyboard.press('Control+KeyZ');

  await words.fill('لا شيء كهذا');
  await expect(page.getByText('No span matches this filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).press('Enter');
  await expect(options(page)).toHaveCount(5);
  await expect(words).toBeFocused();
});

test('the selected row is the one that Tab comes to, wherever the list is scrolled', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('chronicle.txt');
  await page.goto(await isnad.serve());
  await introduce(page, { name: 'Layla' });
  const days = Array.from({ length: 14 }, (_, day) => ['time', `اليوم ${day + 1} من`] as const);
  await labelHere(page, id, chronicle, days);
  await row(page, 'يوميات الميناء').click();
  const last = options(page).filter({ hasText: 'اليوم 14 من' });
  const scroll = (top: number): Promise<void> =>
    page.getByRole('listbox').evaluate((list, to) => list.parentElement?.scrollTo(0, to), top);
  await expect(options(page).first()).toBeVisible();
  await scroll(10_000);
  await last.click();
  await expect(last).toHaveAttribute('aria-selected', 'true');
  const text = page.getByRole('application', { name: 'Text of the document' });
  await text.focus();
  await scroll(0);
  await expect(text).toBeFocused();
  await expect(page.locator('[role=option][tabindex="0"]')).toContainText('اليوم 14 من');
});

test('the list is looked at: full, filtered, empty', picture, async ({ page, isnad }) => {
  test.setTimeout(240_000);
  const source = path.join(isnad.folder, 'evening.txt');
  fs.writeFileSync(source, evening.text);
  await page.goto(await isnad.serve());
  await introduce(page, { name: 'ليلى منصور' });
  await isnad.call('documents.import', { sources: [source] });
  const { id } = await isnad.documentFrom('evening.txt');
  await labelHere(page, id, evening.text, evening.spans);
  const made = await isnad.call('spans.list', { document: id });
  const idOf = (quote: string): string => made.find((span) => span.quote === quote)?.id ?? '';
  const [agency, time, claim, denial] = evening.spans.slice(1, 5).map(([, quote]) => idOf(quote));
  await label(isnad, id, evening.text, evening.spans.slice(3, 8).map(([, quote]) => ['claim', quote] as const), 'عمر');
  const fragments = [rangeOf(evening.text, 'متحدث'), rangeOf(evening.text, 'سكان قرب الأرصفة')];
  await isnad.call('spans.create', { document: id, label: 'claim', fragments, note: 'see above' }, 'عمر');
  await isnad.call('spans.update', { id: claim ?? '', attributes: { polarity: 'affirmed', modality: 'asserted' } }, 'ليلى منصور');
  for (const [name, to] of [['attributed-to', agency], ['contradicts', denial]] as const) {
    const start = { label: name, from: { kind: 'span', id: claim ?? '' }, to: { kind: 'span', id: to ?? '' } } as const;
    await isnad.call('relations.create', start, 'ليلى منصور');
  }
  await isnad.call('spans.update', { id: time ?? '', note: 'Wednesday' }, 'ليلى منصور');
  await isnad.call('documentLabels.set', { document: id, label: 'genre', values: ['news'] }, 'عمر');
  await isnad.call('documentLabels.set', { document: id, label: 'stance', values: ['neutral'] }, 'ليلى منصور');

  for (const { language, theme } of arabicLook) {
    await page.evaluate(() => {
      window.location.hash = '#/';
    });
    await row(page, 'سوق السمك').waitFor();
    const dialog = await openSettings(page);
    await choose(dialog, language === 'ar' ? 'العربية' : 'English');
    await choose(dialog, theme === 'light' ? /^(Light|فاتح)$/ : /^(Dark|داكن)$/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await row(page, 'روايتان').click();
    await options(page).nth(3).click();
    await page.mouse.move(0, 0);
    await look(page, `span-list-${language}-${theme}`);
    await page.getByRole('button', { name: language === 'ar' ? /النوع الصحفي/ : /Genre/ }).click();
    await (theme === 'light' ? look : photograph)(page, `document-labels-${language}-${theme}`);
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('مدني');
    await page.getByRole('button', { name: language === 'ar' ? /^\u2068ادعاء/ : /^\u2068Claim/ }).click();
    await expect(options(page)).not.toHaveCount(0);
    await photograph(page, `span-list-filtered-${language}-${theme}`);
    await page.getByRole('searchbox').fill('لا شيء كهذا');
    await photograph(page, `span-list-no-match-${language}-${theme}`);
    await page.evaluate(() => {
      window.location.hash = '#/';
    });
    await row(page, 'سوق السمك').click();
    await page.locator('article p').first().waitFor();
    await photograph(page, `span-list-empty-${language}-${theme}`);
  }
});
