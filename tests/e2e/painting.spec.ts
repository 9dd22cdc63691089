import type { Page } from '@playwright/test';
import { harbour } from './articles.ts';
import { expect, introduce, paintedText, rangeOf, row, test } from './support.ts';
import type { Isnad } from './support.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The box of the first run of a part of some words of the page, in client pixels. */
async function boxOf(page: Page, words: string, part = words): Promise<Box> {
  return page.evaluate(
    ([context, quote]) => {
      for (const paragraph of document.querySelectorAll('article p')) {
        const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
        const at = node?.textContent?.indexOf(context) ?? -1;
        if (node === null || at < 0) continue;
        const start = at + context.indexOf(quote);
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, start + quote.length);
        const { left, right, top, bottom } = range.getClientRects()[0] ?? new DOMRect();
        return { left, right, top, bottom };
      }
      throw new Error(`“${context}” is not on the page`);
    },
    [words, part] as const,
  );
}

async function press(page: Page, box: Box): Promise<void> {
  await page.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
}

/** What is marked as chosen. */
async function chosen(page: Page): Promise<string[]> {
  const painted = await paintedText(page);
  return Object.entries(painted).flatMap(([name, texts]) => (name.startsWith('isnad-marked-') ? texts : []));
}

/** A label, and words of the text that stand there once; the span is the last string. */
type Labelled = readonly [label: string, words: string, part?: string];

async function label(isnad: Isnad, text: string, document: string, spans: readonly Labelled[], as = 'Layla') {
  for (const [id, words, part = words] of spans) {
    const start = rangeOf(text, words)[0] + words.indexOf(part);
    await isnad.call('spans.create', { document, label: id, fragments: [[start, start + part.length]] }, as);
  }
}

/** Opens an article with spans of the person at the desk. */
async function open(
  page: Page,
  isnad: Isnad,
  spans: readonly Labelled[],
  introduction: Parameters<typeof introduce>[1] = {},
): Promise<string> {
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page, introduction);
  await row(page, 'لم يتضرر المدنيون').waitFor();
  await label(isnad, harbour, id, spans);
  await row(page, 'لم يتضرر المدنيون').click();
  await page.locator('article p').first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  if (spans.length > 0) await expect(page.locator('[data-tag-of]')).toHaveCount(spans.length);
  return id;
}

test('a press takes the innermost of stacked spans, and none beside the letters', async ({ page, isnad }) => {
  await open(page, isnad, [
    ['claim', 'إن الانفجار  وقع فجرًا، «ولم يتضرر المدنيون» في أي من الأحياء القريبة'],
    ['claim', 'ولم يتضرر المدنيون'],
    ['source', 'ولم يتضرر المدنيون', 'المدنيون'],
  ]);
  await press(page, await boxOf(page, 'ولم يتضرر المدنيون', 'المدنيون'));
  await expect.poll(() => chosen(page)).toEqual(['المدنيون']);
  await press(page, await boxOf(page, 'ولم يتضرر المدنيون', 'يتضرر'));
  await expect.poll(() => chosen(page)).toEqual(['ولم يتضرر المدنيون']);
  await press(page, await boxOf(page, 'فجرًا'));
  await expect.poll(() => chosen(page)).toEqual([expect.stringContaining('إن الانفجار')]);

  // Beside the last line of the paragraph, where the browser would go to the nearest letter.
  const article = await page.locator('article').boundingBox();
  const end = await boxOf(page, 'من الأحياء القريبة');
  await page.mouse.click((article?.x ?? 0) + 20, (end.top + end.bottom) / 2);
  await expect.poll(() => chosen(page)).toEqual([]);
});

test('a press at a seam of directions takes what is shown there', async ({ page, isnad }) => {
  // High enough that choosing scrolls nothing.
  await page.setViewportSize({ width: 1280, height: 1200 });
  await open(page, isnad, [
    ['time', '2031وقالت', '2031'],
    ['cue', '2031وقالت', 'وقالت'],
    ['source', 'Harbour Watch'],
  ]);
  // Words of two directions, glued: at both ends of each, one shows first the letter that comes last.
  for (const [words, whole] of [['2031وقالت', '2031'], ['2031وقالت', 'وقالت'], ['Harbour Watch', 'Harbour Watch']] as const) {
    const box = await boxOf(page, words, whole);
    for (const x of [box.left + 1.5, box.right - 1.5]) {
      await page.mouse.click(x, (box.top + box.bottom) / 2);
      await expect.poll(() => chosen(page)).toEqual([whole]);
    }
  }
});

test('a pointer above a span marks it, and away from it no longer', async ({ page, isnad }) => {
  await open(page, isnad, [['claim', 'ولم يتضرر المدنيون']]);
  const box = await boxOf(page, 'ولم يتضرر المدنيون');
  await page.mouse.move((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  await expect.poll(async () => (await paintedText(page))['isnad-hovered-claim']).toEqual(['ولم يتضرر المدنيون']);
  await page.mouse.move(10, 300);
  await expect.poll(async () => (await paintedText(page))['isnad-hovered-claim']).toBeUndefined();
});

test('tags stand over the first edge, in the direction of the letters, and follow the text', async ({ page, isnad }) => {
  await open(page, isnad, [
    ['claim', 'ولم يتضرر المدنيون'],
    ['source', 'We are aware'],
    ['time', 'ولم يتضرر', 'ولم'],
    // A number that Arabic words follow begins, to a reader of the line, at its right.
    ['figure', '78 عاملًا'],
  ]);
  const placesAreRight = async (): Promise<void> => {
    const tags = page.locator('[data-tag-of]');
    for (const [slug, quote, side] of [['claim', 'ولم يتضرر', 'right'], ['source', 'We are', 'left'], ['figure', '78', 'right']] as const) {
      const tag = await tags.and(page.locator(`[data-span-label=${slug}]`)).boundingBox();
      const letters = await boxOf(page, quote);
      if (tag === null) throw new Error(`${slug} has no tag`);
      const edge = side === 'right' ? tag.x + tag.width : tag.x;
      expect(Math.abs(edge - letters[side])).toBeLessThanOrEqual(1);
      // Above the letters: their tops lie a quarter of their box below its top.
      expect(tag.y + tag.height).toBeLessThanOrEqual(letters.top + (letters.bottom - letters.top) / 4);
    }
    const [claim, time] = await Promise.all(
      ['claim', 'time'].map((slug) => page.locator(`[data-tag-of][data-span-label=${slug}]`).boundingBox()),
    );
    expect((claim?.x ?? 0) - (time?.x ?? 0)).toBeCloseTo(claim?.width ?? 0, 0);
  };
  await placesAreRight();
  await page.setViewportSize({ width: 800, height: 640 });
  await expect(placesAreRight).toPass();
  const letter = await page
    .locator('[data-tag-of][data-span-label=claim]')
    .evaluate((tag) => getComputedStyle(tag, '::before').content);
  expect(letter).toBe('"C"');
});

test('a handle is dragged from word to word, with Alt by letters, and Escape leaves it', async ({ page, isnad }) => {
  const id = await open(page, isnad, [['claim', 'ولم يتضرر المدنيون', 'يتضرر المدنيون']]);
  const mine = async (): Promise<string | undefined> => {
    return (await isnad.call('spans.list', { document: id })).find((span) => span.label === 'claim')?.quote;
  };
  await press(page, await boxOf(page, 'ولم يتضرر المدنيون', 'المدنيون'));
  await expect(page.locator('[data-edge]')).toHaveCount(2);
  const start = page.locator('[data-edge=start]');
  const grip = async (): Promise<{ x: number; y: number }> => {
    const box = await start.boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) };
  };
  // The start of a right-to-left span is its right edge.
  const letters = await boxOf(page, 'ولم يتضرر', 'يتضرر');
  expect(Math.abs((await grip()).x - letters.right)).toBeLessThanOrEqual(1);

  const from = await grip();
  const word = await boxOf(page, 'ولم');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((word.left + word.right) / 2 + 4, from.y, { steps: 4 });
  await expect.poll(async () => (await paintedText(page))['isnad-provisional']).toEqual(['ولم يتضرر المدنيون']);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await paintedText(page))['isnad-provisional']).toBeUndefined();
  await page.mouse.up();
  expect(await mine()).toBe('يتضرر المدنيون');
  // Escape was the drag's: the document is still open and the span chosen.
  await expect.poll(() => chosen(page)).toEqual(['يتضرر المدنيون']);

  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const joined = await boxOf(page, 'ولم يتضرر', 'م');
  await page.keyboard.down('Alt');
  await page.mouse.move(joined.right - 1, from.y, { steps: 4 });
  await expect.poll(async () => (await paintedText(page))['isnad-provisional']).toEqual(['م يتضرر المدنيون']);
  await page.mouse.up();
  await page.keyboard.up('Alt');
});

test('letters keep joining across the edges of spans, of a chosen one too', async ({ page, isnad }) => {
  const id = await open(page, isnad, []);
  const widths = async (): Promise<number[]> =>
    page.locator('article p').evaluateAll((paragraphs) =>
      paragraphs.flatMap((paragraph) => {
        const range = new Range();
        range.selectNodeContents(paragraph);
        return [...range.getClientRects()].map(({ width }) => width);
      }),
    );
  const before = await widths();
  // Edges between letters that join: after a clitic, before a suffix, in the middle of a word.
  await label(isnad, harbour, id, [
    ['source', 'لوكالة الساحل', 'وكالة الساح'],
    ['claim', 'ولم يتضرر المدنيون', 'تضرر المدني'],
    ['time', 'ولم يتضرر المدنيون', 'ضرر'],
  ]);
  await expect(page.locator('[data-tag-of]')).toHaveCount(3);
  await press(page, await boxOf(page, 'ولم يتضرر المدنيون', 'ضرر'));
  await expect.poll(() => chosen(page)).toEqual(['ضرر']);
  const after = await widths();
  expect(after).toHaveLength(before.length);
  after.forEach((width, line) => expect(Math.abs(width - (before[line] ?? 0))).toBeLessThanOrEqual(0.5));
});
