import type { Locator, Page } from '@playwright/test';
import { harbour } from './articles.ts';
import { dragOver, openDocument, pointIn, textOf } from './selection-support.ts';
import { expect, introduce, test } from './support.ts';
import type { Isnad } from './support.ts';

const claim = 'ولم يتضرر المدنيون';
const source = 'قالت الرئاسة';

const rows = (page: Page) => page.getByRole('listbox', { name: 'Spans' }).getByRole('option');
const inspector = (page: Page) => page.getByRole('region', { name: 'Selected span' });

/** What stands in the file: label and pieces of text of each span. */
async function spansIn(isnad: Isnad): Promise<string[]> {
  const { id } = await isnad.documentFrom('harbour.txt');
  const spans = await isnad.call('spans.list', { document: id });
  return spans
    .map(({ label, fragments }) => `${label}: ${fragments.map(([start, end]) => harbour.slice(start, end)).join(' | ')}`)
    .toSorted();
}

/** Where something stands that is drawn over the text, once it moves no more. */
async function restingBox(drawn: Locator) {
  let before = await drawn.boundingBox();
  await expect
    .poll(async () => {
      const last = JSON.stringify(before);
      before = await drawn.boundingBox();
      return JSON.stringify(before) === last;
    }, { intervals: [100] })
    .toBe(true);
  return before;
}

async function open(page: Page, isnad: Isnad): Promise<void> {
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
}

async function labelByMouse(page: Page, quote: string, key: string, count: number): Promise<void> {
  await dragOver(page, quote);
  await page.keyboard.press(key);
  await expect(rows(page)).toHaveCount(count);
}

test('spans may overlap, nest and coincide, and . goes through those at the caret', async ({ page, isnad }) => {
  await open(page, isnad);
  await labelByMouse(page, 'قالت الرئاسة في', 'KeyC', 1);
  await labelByMouse(page, 'في بيان', 'KeyF', 2);
  await labelByMouse(page, 'الرئاسة في بيان', 'KeyS', 3);
  // The same words twice.
  await dragOver(page, 'قالت الرئاسة');
  await page.keyboard.press('KeyQ');
  await expect(rows(page)).toHaveCount(4);
  await dragOver(page, 'قالت الرئاسة');
  await page.keyboard.press('KeyT');
  await expect(rows(page)).toHaveCount(5);
  expect(await spansIn(isnad)).toEqual([
    'claim: قالت الرئاسة في',
    'cue: قالت الرئاسة',
    'figure: في بيان',
    'source: الرئاسة في بيان',
    'time: قالت الرئاسة',
  ]);

  const point = await pointIn(page, 'قالت');
  await page.mouse.click(point.x, point.y);
  const seen = new Set<string>();
  for (let step = 0; step < 3; step += 1) {
    const chosen = rows(page).and(page.locator('[aria-selected="true"]'));
    await expect(chosen).toHaveCount(1);
    seen.add((await chosen.getAttribute('data-span')) ?? '');
    await page.keyboard.press('Period');
  }
  expect(seen.size).toBe(3);
});

test('a span of two fragments is gathered with a comma, and a press between them selects nothing else', async ({ page, isnad }) => {
  await open(page, isnad);
  await labelByMouse(page, 'الأحياء القريبة', 'KeyF', 1);
  await dragOver(page, source);
  await page.keyboard.press('Comma');
  const point = await pointIn(page, 'الأحياء');
  await page.mouse.click(point.x, point.y);
  await dragOver(page, claim);
  await page.keyboard.press('KeyC');
  await expect(rows(page)).toHaveCount(2);
  expect(await spansIn(isnad)).toContain(`claim: ${source} | ${claim}`);
});

test('a span is given another label, removed and brought back by an undo that names it', async ({ page, isnad }) => {
  await open(page, isnad);
  await labelByMouse(page, claim, 'KeyC', 1);
  // At once: the span is at hand before the page has read it again.
  await page.keyboard.press('KeyF');
  await expect.poll(() => spansIn(isnad)).toEqual([`figure: ${claim}`]);
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Undo.*removing spans/i })).toBeVisible();
  await page.keyboard.press('Control+KeyZ');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('alertdialog').filter({ hasText: 'removing spans' })).toBeVisible();
  expect(await spansIn(isnad)).toEqual([`figure: ${claim}`]);
});

test('keys that come faster than the file is written are all taken, in their order', async ({ page, isnad }) => {
  await open(page, isnad);
  await dragOver(page, claim);
  // No key waits for the one before it, nor for the page.
  await page.evaluate(() => {
    for (const code of ['KeyQ', 'KeyF', 'KeyC', 'Backslash', 'Escape', 'Slash']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true }));
    }
  });
  await expect.poll(() => spansIn(isnad)).toEqual([`claim: ${claim}`]);
  await expect(page.getByText('choose the other end', { exact: true })).toBeVisible();
});

test('edges are moved by key and by handle, and saved', async ({ page, isnad }) => {
  await open(page, isnad);
  await labelByMouse(page, claim, 'KeyC', 1);
  await page.keyboard.press('Backslash');
  // While edges are moved, Delete is not for the span.
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => spansIn(isnad)).toEqual(['claim: ولم يتضرر']);

  const grip = page.locator('[data-edge="end"]');
  const from = await restingBox(grip);
  if (from === null) throw new Error('the handle is not drawn');
  const target = await pointIn(page, claim, 0);
  // Its knob hangs at the foot of the line.
  await page.mouse.move(from.x + from.width / 2, from.y + from.height);
  await page.mouse.down();
  await page.mouse.move(target.x, from.y + from.height, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => spansIn(isnad)).toEqual([`claim: ${claim}`]);

  // Held at the edge of a low view, a handle takes the text along, and stands where it was let go.
  await page.setViewportSize({ width: 1280, height: 420 });
  const text = page.getByRole('application');
  await pointIn(page, claim);
  const held = await restingBox(grip);
  const pane = await page.locator('#text').boundingBox();
  const foot = await page.getByRole('region', { name: 'Labelling' }).boundingBox();
  if (held === null || pane === null || foot === null) throw new Error('the handle is not drawn');
  const before = (await text.boundingBox())?.y ?? 0;
  await page.mouse.move(held.x + held.width / 2, held.y + held.height);
  await page.mouse.down();
  await page.mouse.move(pane.x + pane.width / 2, foot.y - 6, { steps: 6 });
  await expect.poll(async () => before - ((await text.boundingBox())?.y ?? 0)).toBeGreaterThan(150);
  await page.mouse.up();
  await expect.poll(async () => (await spansIn(isnad))[0]?.length ?? 0).toBeGreaterThan(150);
});

test('links are made by mouse, by key from the other end, and to the document', async ({ page, isnad }) => {
  await open(page, isnad);
  await labelByMouse(page, source, 'KeyS', 1);
  await labelByMouse(page, claim, 'KeyC', 2);
  const { id } = await isnad.documentFrom('harbour.txt');
  const spans = await isnad.call('spans.list', { document: id });
  const idOf = (label: string): string => spans.find((span) => span.label === label)?.id ?? '';
  const links = async () =>
    (await isnad.call('relations.list', { document: id })).map(({ label, from, to }) => [label, from.id, to.id]);

  // By mouse, from the claim.
  await inspector(page).getByRole('button', { name: /Link/ }).click();
  const point = await pointIn(page, 'الرئاسة في بيان', 0.9);
  await page.mouse.click(point.x, point.y);
  await page.getByRole('toolbar', { name: 'Relations' }).getByRole('button', { name: /attributed to/ }).click();
  await expect.poll(links).toEqual([['attributed-to', idOf('claim'), idOf('source')]]);
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(links).toEqual([]);

  // By key, from the source: the relation runs the way that the scheme has it.
  await page.keyboard.press('BracketLeft');
  await page.keyboard.press('Slash');
  // Before there is another end there is nothing to choose from.
  await expect(page.getByRole('region', { name: 'Labelling' })).toContainText('choose the other end');
  await expect(page.getByRole('toolbar', { name: 'Relations' })).toHaveCount(0);
  // What it would remove is not what looks chosen.
  await page.keyboard.press('Delete');
  await page.keyboard.press('BracketRight');
  await page.keyboard.press('KeyA');
  await expect.poll(links).toEqual([['attributed-to', idOf('claim'), idOf('source')]]);

  // To the document as a whole.
  await page.keyboard.press('BracketRight');
  await page.keyboard.press('Slash');
  await page.keyboard.press('Equal');
  await page.keyboard.press('KeyR');
  await expect.poll(links).toContainEqual(['relayed-by', idOf('claim'), id]);

  // Escape leaves a link, and then the span, one step at a time.
  await page.keyboard.press('Slash');
  await expect(page.getByRole('toolbar', { name: 'Labels' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Labels' })).toBeVisible();
  await expect(rows(page).and(page.locator('[aria-selected="true"]'))).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(rows(page).and(page.locator('[aria-selected="true"]'))).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row').first()).toBeVisible();
});

test('done by Ctrl+Enter, and on to the next document', async ({ page, isnad }) => {
  await open(page, isnad);
  const { id } = await isnad.documentFrom('harbour.txt');
  await labelByMouse(page, claim, 'KeyC', 1);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('though 1 of your spans and relations lacks something')).toBeVisible();
  await expect
    .poll(async () => (await isnad.call('layers.list', { document: id })).map(({ status }) => status))
    .toEqual(['done']);
  const first = await page.locator('article').innerText();
  await page.keyboard.press('Alt+PageDown');
  await expect(page).not.toHaveURL(new RegExp(id, 'u'));
  // The address changes before the page does, which still shows the one before.
  await expect.poll(() => page.locator('article').innerText()).not.toBe(first);
  await page.keyboard.press('Alt+PageUp');
  await expect(page).toHaveURL(new RegExp(id, 'u'));
});
