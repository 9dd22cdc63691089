import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { paragraphs } from '../../src/domain/text/direction.ts';
import { articles, chronicle, harbour } from './articles.ts';
import { expect, introduce, paintedText, rangeOf, row, test } from './support.ts';

/** Each paragraph's text as it stands in the page. */
async function paragraphsOf(page: Page): Promise<string[]> {
  await page.locator('article p').first().waitFor();
  return page.locator('article p').evaluateAll((all) => all.map((each) => each.textContent));
}

/** Boxes of a paragraph's lines, in pixels. */
async function linesOf(page: Page, words: string): Promise<{ width: number; height: number; top: number }[]> {
  return page
    .locator('article p')
    .filter({ hasText: words })
    .evaluate((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      return [...range.getClientRects()].map(({ width, height, top }) => ({ width, height, top }));
    });
}

test('an article is opened by keyboard and stands there as it was imported', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.getByRole('row').first().focus();
  await expect(page.getByRole('row')).toHaveCount(Object.keys(articles).length);
  const titles = await page.getByRole('row').allTextContents();
  const position = titles.findIndex((title) => title.includes('لم يتضرر المدنيون'));
  for (let step = 0; step < position; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await paragraphsOf(page)).toEqual(harbour.split('\n'));
  await expect(page).toHaveURL(/#\/document\//);

  await page.goBack();
  await expect(row(page, 'لم يتضرر المدنيون')).toBeFocused();
  await page.goForward();
  await page.reload();
  expect(await paragraphsOf(page)).toEqual(harbour.split('\n'));
});

test('each paragraph has the direction of its letters', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar' });
  await row(page, 'لم يتضرر المدنيون').click();
  const arabic = page.locator('article p').filter({ hasText: 'قالت الرئاسة' });
  const english = page.locator('article p').filter({ hasText: 'We are aware' });
  await expect(arabic).toHaveCSS('direction', 'rtl');
  await expect(english).toHaveCSS('direction', 'ltr');
  await expect(english).toHaveAttribute('dir', 'ltr');
  const [article, box] = await Promise.all([page.locator('article').boundingBox(), english.boundingBox()]);
  expect(box?.x).toBeCloseTo(article?.x ?? -1, 0);
});

test('spans are painted and mirrored as they are made elsewhere, and letters keep joining', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'لم يتضرر المدنيون').click();
  await page.locator('article p').first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  const before = await linesOf(page, 'قالت الرئاسة');

  const spans = [
    ['claim', 'ولم يتضرر المدنيون'],
    ['source', 'الرئاسة في بيان'],
    // Begins inside a word, after its clitic.
    ['source', 'وكالة الساحل'],
    ['cue', 'بيان نقلته'],
  ] as const;
  for (const [label, quote] of spans) {
    await isnad.call('spans.create', {
      document: id,
      label,
      fragments: [rangeOf(harbour, quote)],
    });
  }

  const list = page.getByRole('listbox', { name: 'Spans' });
  await expect(list.getByRole('option')).toHaveText([
    /Source.*عمر.*الرئاسة في بيان/,
    /Cue.*عمر.*بيان نقلته/,
    /Source.*عمر.*وكالة الساحل/,
    /Claim.*عمر.*ولم يتضرر المدنيون/,
  ]);
  await expect.poll(() => paintedText(page)).toEqual({
    'isnad-claim-0-others': ['ولم يتضرر المدنيون'],
    'isnad-source-0-others': ['الرئاسة في بيان', 'وكالة الساحل'],
    'isnad-cue-1-others': ['بيان نقلته'],
  });

  const after = await linesOf(page, 'قالت الرئاسة');
  expect(after).toHaveLength(before.length);
  for (const [number, line] of after.entries()) {
    expect(Math.abs(line.width - (before[number]?.width ?? 0))).toBeLessThanOrEqual(0.5);
    expect(Math.abs(line.top - (before[number]?.top ?? 0))).toBeLessThanOrEqual(0.5);
  }
});

test('only what is near the screen is painted, and an entry of the list leads to its span', async ({ page, isnad }) => {
  const document = await isnad.documentFrom('chronicle.txt');
  const quotes = ['اليوم 1 من الإغلاق', 'السفينة الأولى'];
  for (const quote of quotes) {
    await isnad.call('spans.create', { document: document.id, label: 'time', fragments: [rangeOf(chronicle, quote)] });
  }
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'يوميات الميناء').click();
  await expect.poll(() => paintedText(page)).toEqual({ 'isnad-time-0-others': [quotes[0]] });

  await page.getByRole('option').filter({ hasText: 'السفينة الأولى' }).click();
  await expect.poll(() => paintedText(page)).toEqual({
    'isnad-time-0-others': [quotes[1]],
    'isnad-marked-time': [quotes[1]],
  });
  await expect(page.locator('article p').filter({ hasText: 'السفينة الأولى' })).toBeInViewport();
});

test('an excluded segment is dimmed, and a direction given by hand holds', async ({ page, isnad }) => {
  const document = await isnad.documentFrom('harbour.txt');
  const [start, end] = rangeOf(harbour, 'المصدر: وكالة الساحل');
  const [postStart, postEnd] = rangeOf(harbour, 'We are aware of the reports');
  await isnad.call('segments.set', {
    document: document.id,
    segments: [
      { start: postStart, end: postEnd, role: 'embedded-post', excluded: false, direction: 'rtl' },
      { start, end, role: 'credit-line', excluded: true },
    ],
  });
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'لم يتضرر المدنيون').click();
  await page.locator('article p').filter({ hasText: 'المصدر: وكالة الساحل' }).scrollIntoViewIfNeeded();
  await expect.poll(() => paintedText(page)).toEqual({ 'isnad-excluded': ['المصدر: وكالة الساحل'] });
  await expect(page.locator('article p').filter({ hasText: 'We are aware' })).toHaveAttribute('dir', 'rtl');
});

test('a document that is not in the project is said to be missing', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.evaluate(() => {
    window.location.hash = '#/document/01931b00-0000-7000-8000-000000000000';
  });
  await expect(page.getByRole('heading', { name: 'This document is not in the project' })).toBeVisible();
  await page.getByRole('button', { name: 'To the library' }).click();
  await expect(row(page, 'سوق السمك')).toBeVisible();
});

test('real articles stand in the page byte for byte', async ({ page, isnad }) => {
  const seeds = path.resolve(import.meta.dirname, '../../../shared/seeds');
  if (!fs.existsSync(seeds)) {
    console.log(`${seeds} is not there: this test reads the articles of its own only.`);
  } else {
    await isnad.call('documents.import', { sources: [seeds] });
  }
  const { documents } = await isnad.call('documents.list', { removed: false });
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'سوق السمك').waitFor();
  for (const { id } of documents) {
    const { text, document } = await isnad.call('documents.get', { id });
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/document/${id}`);
    await expect(page.locator('article p')).toHaveCount(text.split('\n').length);
    expect((await paragraphsOf(page)).join('\n')).toBe(text);
    const directions = await page.locator('article p').evaluateAll((all) => all.map((each) => each.getAttribute('dir')));
    expect(directions).toEqual(paragraphs(text, document.direction).map(({ direction }) => direction));
  }
});
