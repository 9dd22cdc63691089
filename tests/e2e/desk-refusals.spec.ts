import { harbour } from './articles.ts';
import { dragOver, openDocument } from './selection-support.ts';
import { expect, forgiveComplaints, introduce, rangeOf, test } from './support.ts';

const claim = 'ولم يتضرر المدنيون';

test('a label key without a selection says what to do and makes nothing', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await page.keyboard.press('KeyC');
  await expect(page.getByRole('status').filter({ hasText: 'Select some text first' })).toBeVisible();
  // A caret is no selection.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('KeyC');
  await expect(page.getByRole('status').filter({ hasText: 'Select some text first' })).toBeVisible();
  const { id } = await isnad.documentFrom('harbour.txt');
  expect(await isnad.call('spans.list', { document: id })).toEqual([]);
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();
});

test('a span that crosses an excluded segment is refused; the selection stays', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  const [start, end] = rangeOf(harbour, 'ولم يتضرر');
  await isnad.call('segments.set', {
    document: id,
    segments: [{ start, end, role: 'related', excluded: true, direction: null }],
  });
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await dragOver(page, claim);
  await page.keyboard.press('KeyC');
  await expect(page.getByRole('alertdialog')).toContainText('excluded from annotation (related articles)');
  expect(await isnad.call('spans.list', { document: id })).toEqual([]);
  expect(await page.evaluate(() => String(getSelection()))).toBe(claim);
  // Beside it the same key labels.
  await dragOver(page, 'قالت الرئاسة');
  await page.keyboard.press('KeyS');
  await expect(page.getByRole('listbox', { name: 'Spans' }).getByRole('option')).toHaveCount(1);
});

test('a document removed elsewhere while it is open says so, and comes back when it is restored', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  await isnad.call('spans.create', { document: id, label: 'claim', fragments: [rangeOf(harbour, claim)] });
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await dragOver(page, 'قالت الرئاسة');
  await isnad.call('documents.remove', { id });
  await expect(page.getByRole('heading', { name: 'This document is not in the project' })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('button', { name: /library/i })).toBeFocused();
  // The key does nothing to what is not there.
  await page.keyboard.press('KeyS');
  await isnad.call('documents.restore', { id });
  await expect(page.locator('article')).toContainText(claim, { timeout: 15_000 });
  await expect(page.getByRole('listbox', { name: 'Spans' }).getByRole('option')).toHaveCount(1);
  expect(await isnad.call('spans.list', { document: id })).toHaveLength(1);
});

test('a label key while the connection is lost says so and is not done later; afterwards it works', async ({
  page,
  isnad,
  complaints,
}) => {
  await page.route('**/events?*', (route) => route.abort('connectionrefused'));
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await dragOver(page, claim);
  await page.keyboard.press('KeyC');
  await expect(page.getByRole('alertdialog')).toContainText('was not saved');
  await expect(page.locator('[data-save="failed"]')).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe(claim);

  await page.unroute('**/events?*');
  await expect(page.getByRole('alert').filter({ hasText: 'engine is lost' })).toBeHidden({ timeout: 20_000 });
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  const { id } = await isnad.documentFrom('harbour.txt');
  expect(await isnad.call('spans.list', { document: id })).toEqual([]);
  await page.keyboard.press('KeyC');
  await expect(page.getByRole('listbox', { name: 'Spans' }).getByRole('option')).toHaveCount(1);
  // The browser reports every failed request by itself.
  await forgiveComplaints(page, complaints);
});

test('direction controls are refused in a title and kept in a note, where they turn nothing around', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog');
  const title = dialog.getByRole('textbox', { name: 'Title' });
  await title.fill('الميناء \u202Eabc');
  await expect(dialog).toContainText('invisible characters that turn the direction');
  await title.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await isnad.documentFrom('harbour.txt')).title).not.toContain('\u202E');

  await dragOver(page, claim);
  await page.keyboard.press('KeyC');
  const inspector = page.getByRole('region', { name: 'Selected span' });
  const note = inspector.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeVisible();
  const boxes = () =>
    inspector.evaluate((element) =>
      [...element.querySelectorAll('h3, header')].map((each) => {
        const { left, right } = each.getBoundingClientRect();
        return [left, right];
      }),
    );
  const before = await boxes();
  await note.fill('\u202Eقال 12 abc');
  await note.press('Control+Enter');
  await expect.poll(async () => (await isnad.call('spans.list', { document: id }))[0]?.note).toBe('\u202Eقال 12 abc');
  await expect(inspector).toContainText('RLO');
  expect(await boxes()).toEqual(before);
});
