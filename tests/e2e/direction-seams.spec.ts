import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { labelHere } from './desk-support.ts';
import { boxesOf, caretOf, expectSelected, openDocument, pointIn, selected } from './selection-support.ts';
import { expect, introduce, paintedText, rangeOf, test } from './support.ts';
import type { Isnad } from './support.ts';

/** Every kind of seam that a press, a key or an edge of a span may come to. */
const seams = [
  'خبر عن اللحامات',
  'نقلت قناة RT news عن مُحَمَّدٍ أن العدد 90،000 في عالم23-9-2023 تقريبًا.',
  'They wrote «ولم يتضرر المدنيون» and left it there.',
  'كتب 👩‍👩‍👧‍👦 الـ78 عـــاجل ثم RT انتهى',
].join('\n');

const arabic = seams.split('\n')[1] ?? '';

async function openSeams(page: Page, isnad: Isnad): Promise<void> {
  const source = path.join(isnad.folder, 'seams.txt');
  fs.writeFileSync(source, seams);
  await isnad.call('documents.import', { sources: [source] });
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'خبر عن اللحامات');
}

/** Presses where the first letter of the words begins, and holds that the caret has come to stand there. */
async function putCaret(page: Page, words: string, part: number): Promise<number> {
  const { x, y } = await pointIn(page, words, part);
  await page.mouse.click(x, y);
  const offset = seams.indexOf(words);
  await expect.poll(() => selected(page)).toEqual({ anchor: offset, focus: offset });
  return offset;
}

test('a stretch across a seam is two boxes, and is selected as one', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  const boxes = await boxesOf(page, 'قناة RT');
  expect(boxes).toHaveLength(2);
  // The word that follows them is shown between the two.
  const [between] = await boxesOf(page, 'news');
  expect(boxes[0]?.right).toBeLessThan(between?.left ?? 0);
  expect(boxes[1]?.left).toBeGreaterThanOrEqual((between?.right ?? Infinity) - 0.5);
  await putCaret(page, 'قناة', 0.97);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expectSelected(page, seams, 'قناة RT');
});

test('a left arrow goes forward in an Arabic paragraph, also inside Latin words', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  const start = await putCaret(page, 'قناة', 0.97);
  const offsets: number[] = [];
  for (let step = 0; step < 'قناة RT news عن'.length; step += 1) {
    await page.keyboard.press('ArrowLeft');
    offsets.push((await selected(page))?.focus ?? -1);
  }
  expect(offsets).toEqual(Array.from({ length: 'قناة RT news عن'.length }, (_, step) => start + step + 1));
  await page.keyboard.press('ArrowRight');
  expect((await selected(page))?.focus).toBe(offsets.at(-2));
});

test('a right arrow goes forward in an English paragraph, also inside Arabic words', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  const start = await putCaret(page, 'wrote', 0.02);
  for (let step = 1; step <= 'wrote «ولم يتضرر'.length; step += 1) {
    await page.keyboard.press('ArrowRight');
    expect((await selected(page))?.focus).toBe(start + step);
  }
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expectSelected(page, seams, 'المدنيون');
});

test('the first letter of a run is reached, and an edge moved over it, by key and by pointer', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  // The browser's own answer for the left half of the R is the end of the run.
  const [start, end] = rangeOf(seams, 'RT news');
  const first = await pointIn(page, 'RT news', 0.02);
  const native = await page.evaluate(({ x, y }) => document.caretPositionFromPoint(x, y)?.offset, first);
  const inParagraph = start - seams.indexOf(arabic);
  expect(native).not.toBe(inParagraph);
  await page.mouse.click(first.x, first.y);
  await expect.poll(() => selected(page)).toEqual({ anchor: start, focus: start });

  await page.keyboard.press('Shift+ArrowLeft');
  await expectSelected(page, seams, 'R');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expectSelected(page, seams, 'RT');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  expect(await selected(page)).toEqual({ anchor: start, focus: end });
  await page.keyboard.press('Shift+ArrowRight');
  await expectSelected(page, seams, 'RT new');

  // Drawn by pointer over the first two letters, with Alt by letters.
  const letters = await boxesOf(page, 'RT');
  const [box] = letters;
  await page.keyboard.down('Alt');
  await page.mouse.move((box?.left ?? 0) + 1, first.y);
  await page.mouse.down();
  await page.mouse.move((box?.right ?? 0) - 2, first.y, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expectSelected(page, seams, 'RT');
});

test('one step covers a letter with its marks, an emoji and a tatweel', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  const name = await putCaret(page, 'مُحَمَّدٍ', 0.97);
  const steps: string[] = [];
  let last = name;
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('ArrowLeft');
    const focus = (await selected(page))?.focus ?? -1;
    steps.push(seams.slice(last, focus));
    last = focus;
  }
  expect(steps).toEqual(['مُ', 'حَ', 'مَّ', 'دٍ']);

  last = await putCaret(page, 'كتب', 0.97);
  steps.length = 0;
  for (let step = 0; step < 16; step += 1) {
    await page.keyboard.press('ArrowLeft');
    const focus = (await selected(page))?.focus ?? -1;
    steps.push(seams.slice(last, focus));
    last = focus;
  }
  expect(steps).toEqual(['ك', 'ت', 'ب', ' ', '👩‍👩‍👧‍👦', ' ', 'ا', 'لـ', '7', '8', ' ', 'عـــ', 'ا', 'ج', 'ل', ' ']);
});

test('at a seam the caret is drawn on the side of the paragraph’s direction', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  const edges = async (words: string): Promise<{ left: number; right: number }> => {
    const [box] = await boxesOf(page, words);
    if (box === undefined) throw new Error(`“${words}” has no box`);
    return box;
  };
  // Before «RT» in Arabic: left of the space before it, which is right of the whole Latin run.
  const start = await putCaret(page, 'RT news', 0.02);
  const run = await edges('RT news');
  expect(Math.abs(((await caretOf(page))?.x ?? 0) - run.right)).toBeLessThan(1.5);
  // Inside the run it stands between its letters.
  await page.keyboard.press('ArrowLeft');
  expect(Math.abs(((await caretOf(page))?.x ?? 0) - (await edges('R')).right)).toBeLessThan(1.5);
  // After it: right of the space behind it, which is left of the run.
  for (let step = 1; step < 'RT news'.length; step += 1) await page.keyboard.press('ArrowLeft');
  expect((await selected(page))?.focus).toBe(start + 'RT news'.length);
  expect(Math.abs(((await caretOf(page))?.x ?? 0) - run.left)).toBeLessThan(1.5);

  // Before Arabic in English: right of the quotation mark that opens it.
  await putCaret(page, 'ولم يتضرر المدنيون', 0.98);
  const quoted = await edges('ولم يتضرر المدنيون');
  expect(Math.abs(((await caretOf(page))?.x ?? 0) - quoted.left)).toBeLessThan(1.5);
});

test('glued words and dates are taken by our rules where directions meet', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  for (const [quote, part, word] of [
    ['عالم', 0.5, 'عالم'],
    ['9-2023', 0.9, '23-9-2023'],
    ['90،000', 0.5, '90،000'],
    ['RT news', 0.1, 'RT'],
  ] as const) {
    const { x, y } = await pointIn(page, quote, part);
    await page.mouse.dblclick(x, y);
    await expectSelected(page, seams, word);
  }
});

test('a span’s edges go over seams by key and by grip to where the letters are', async ({ page, isnad }) => {
  await openSeams(page, isnad);
  const { id } = await isnad.documentFrom('seams.txt');
  await labelHere(page, id, seams, [['source', 'قناة RT']]);
  await expect(page.getByRole('listbox', { name: 'Spans' }).getByRole('option')).toHaveCount(1);
  await putCaret(page, 'عن مُحَمَّدٍ', 0.97);
  await page.keyboard.press('BracketLeft');
  const held = async (): Promise<string | undefined> => (await paintedText(page))['isnad-marked-source']?.join(' … ');
  await expect.poll(held).toBe('قناة RT');

  // The end stands inside the Latin run, which runs the other way: by key a left arrow goes forward all the same.
  const grip = page.locator('[data-edge="end"]');
  const gripAt = async (): Promise<number> => {
    const box = await grip.boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  const edgeOf = async (words: string, side: 'left' | 'right'): Promise<number> => (await boxesOf(page, words))[0]?.[side] ?? -1;
  await expect.poll(async () => Math.abs((await gripAt()) - (await edgeOf('RT', 'right')))).toBeLessThan(2);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(held).toBe('قناة R');
  await expect.poll(async () => Math.abs((await gripAt()) - (await edgeOf('R', 'right')))).toBeLessThan(2);
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect.poll(held).toBe('قناة RT news');
  await expect.poll(async () => Math.abs((await gripAt()) - (await edgeOf('RT news', 'right')))).toBeLessThan(2);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect.poll(held).toBe('قناة RT news عن');
  await expect.poll(async () => Math.abs((await gripAt()) - (await edgeOf('عن مُحَمَّدٍ', 'right') - ((await edgeOf('عن', 'right')) - (await edgeOf('عن', 'left')))))).toBeLessThan(3);

  // Dragged to the near half of the run's first letter, where the browser's own answer is the run's far end.
  await expect(page.getByRole('banner')).toContainText('Saved');
  const box = await grip.boundingBox();
  const target = await pointIn(page, 'RT news', 0.02);
  await page.keyboard.down('Alt');
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0));
  await page.mouse.down();
  await page.mouse.move(target.x, target.y, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect.poll(held).toBe('قناة ');
});
