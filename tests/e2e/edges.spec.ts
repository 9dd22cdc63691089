import type { Locator, Page } from '@playwright/test';
import { moveEdgeBy } from '../../src/domain/text/edge-moves.ts';
import type { EdgeMove, EdgeOfFragment } from '../../src/domain/text/edge-moves.ts';
import type { TextRange } from '../../src/domain/text/range.ts';
import { harbour } from './articles.ts';
import { labelHere } from './desk-support.ts';
import { lookInBothThemes, photograph } from './screens/look.ts';
import { openDocument, selected, textOf } from './selection-support.ts';
import { expect, introduce, paintedText, rangeOf, test } from './support.ts';
import type { Isnad } from './support.ts';

const quote = 'ولم يتضرر المدنيون';

/** What the selected span holds, fragment by fragment, as it is painted. */
async function held(page: Page): Promise<string[]> {
  const painted = await paintedText(page);
  const name = Object.keys(painted).find((each) => each.startsWith('isnad-marked-'));
  return name === undefined ? [] : (painted[name] ?? []);
}

function expectHeld(page: Page, wanted: readonly string[]) {
  return expect.poll(() => held(page)).toEqual(wanted);
}

/** What stands in the file of the document's claim. */
function expectWritten(isnad: Isnad, document: string, wanted: readonly string[]) {
  const inFile = async (): Promise<string | undefined> =>
    (await isnad.call('spans.list', { document })).find(({ label }) => label === 'claim')?.quote;
  return expect.poll(inFile).toBe(wanted.join(' … '));
}

/** What the foot says that a unit would take in (+) or leave out (−). */
function promised(page: Page, unit: string, sign: '+' | '−'): Locator {
  return page.locator(`[data-edge-line] [data-unit="${unit}"] [data-part="${sign}"] bdi`);
}

/** Walks an edge by keys, and holds after each that the page shows what the rules say. */
function edgeWalk(page: Page, from: readonly TextRange[], edge: EdgeOfFragment) {
  let fragments = from;
  const texts = (): string[] => fragments.map((each) => harbour.slice(each.start, each.end));
  const step = (move: EdgeMove): void => {
    const outcome = moveEdgeBy(harbour, fragments, edge, move);
    if ('refused' in outcome) throw new Error(`the test moves an edge where it cannot go: ${outcome.refused}`);
    ({ fragments } = outcome);
  };
  return {
    texts,
    fragments: () => fragments,
    press: async (key: string, unit: EdgeMove['unit'], towards: EdgeMove['towards']): Promise<void> => {
      step({ unit, towards });
      await page.keyboard.press(key);
      await expectHeld(page, texts());
    },
    hold: async (key: string, count: number, move: EdgeMove): Promise<void> => {
      await page.keyboard.down('Shift');
      // The second and all after it are told as repeated.
      for (let times = 0; times < count; times += 1) await page.keyboard.down(key);
      await page.keyboard.up(key);
      await page.keyboard.up('Shift');
      for (let times = 0; times < count; times += 1) step(move);
      await expectHeld(page, texts());
    },
  };
}

/** What the file holds of a document's spans, by another process. */
async function written(isnad: Isnad, document: string): Promise<string[]> {
  const spans = await isnad.call('spans.list', { document });
  for (const { fragments, quote: words } of spans) {
    expect(words).toBe(fragments.map(([start, end]) => harbour.slice(start, end)).join(' … '));
  }
  return spans.map(({ label, quote: words }) => `${label}: ${words}`).sort();
}

async function putCaretBefore(page: Page, words: string): Promise<void> {
  // The last place: what the title says too is meant in the text.
  const at = harbour.lastIndexOf(words);
  await page.evaluate(
    ([paragraph, offset]) => {
      const node = document.querySelectorAll('article p')[paragraph ?? 0]?.firstChild?.firstChild;
      if (node !== null && node !== undefined) document.getSelection()?.collapse(node, offset);
    },
    [harbour.slice(0, at).split('\n').length - 1, at - (harbour.lastIndexOf('\n', at) + 1)],
  );
  await expect.poll(() => selected(page)).toEqual({ anchor: at, focus: at });
}

test('edges by every unit, divided, joined, repeated: what a key will do stands there before (ar) @picture', async ({ page, isnad }) => {
  test.slow();
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar' });
  await openDocument(page, 'لم يتضرر المدنيون');
  await labelHere(page, id, harbour, [['claim', quote], ['source', 'الرئاسة في بيان']]);
  const list = page.getByRole('listbox', { name: 'المديات' });
  await expect(list.getByRole('option')).toHaveCount(2);
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('BracketRight');
  await page.keyboard.press('BracketRight');
  await expectHeld(page, [quote]);
  const [start, end] = rangeOf(harbour, quote);

  // The end is at hand. Each unit says what it would take in and leave out, and does so.
  await expect(promised(page, 'word', '+')).toHaveText('» في');
  await expect(promised(page, 'word', '−')).toHaveText('المدنيون');
  await expect(promised(page, 'cluster', '−')).toHaveText('ن');
  await expect(promised(page, 'clitic', '−')).toHaveText('مدنيون');
  await expect(page.locator('[data-at-hand]')).toHaveAttribute('data-edge', 'end');
  await expect(page.locator('[data-tick="word"]:visible')).toHaveCount(2);
  await lookInBothThemes(page, 'edges-ar');
  const last = edgeWalk(page, [{ start, end }], { fragment: 0, edge: 'end' });
  // Moves that are made while one is being written go with the next; each of these is to be a step of its own.
  await last.press('Control+Shift+ArrowLeft', 'word', 'forward');
  await expectWritten(isnad, id, last.texts());
  await last.press('Control+Shift+ArrowRight', 'word', 'backward');
  await expectWritten(isnad, id, last.texts());
  await last.press('Shift+ArrowRight', 'cluster', 'backward');
  // One move, one step back; whoever is quicker than the file waits for it.
  await page.keyboard.press('Control+KeyZ');
  await expectHeld(page, [quote]);
  const again = edgeWalk(page, [{ start, end }], { fragment: 0, edge: 'end' });
  await again.press('Alt+Shift+ArrowRight', 'clitic', 'backward');
  await again.press('Control+Shift+ArrowDown', 'sentence', 'forward');
  // A key held down loses nothing.
  await again.hold('ArrowRight', 14, { unit: 'cluster', towards: 'backward' });

  // The other edge; nothing would be left of the span by a sentence, and that is said.
  await page.keyboard.press('Semicolon');
  await expect(page.locator('[data-at-hand]')).toHaveAttribute('data-edge', 'start');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(page.getByText('لن يبقى شيء من المدى')).toBeVisible();
  const first = edgeWalk(page, again.fragments(), { fragment: 0, edge: 'start' });
  await first.press('Alt+Shift+ArrowLeft', 'clitic', 'forward');
  await first.press('Control+Shift+ArrowRight', 'word', 'backward');
  await first.press('Control+Shift+ArrowRight', 'word', 'backward');

  // Divided at the caret: the second part is selected, and joined to the first again.
  const whole = first.texts();
  await expectWritten(isnad, id, whole);
  await page.keyboard.press('Escape');
  await putCaretBefore(page, 'يتضرر');
  await page.keyboard.press('Minus');
  await expect(page.getByText('هذا الثاني')).toBeVisible();
  const [before, after] = (whole[0] ?? '').split(' يتضرر');
  await expectHeld(page, [`يتضرر${after}`]);
  await page.keyboard.press('BracketLeft');
  await expectHeld(page, [before ?? '']);
  await page.keyboard.press('Equal');
  await expectHeld(page, whole);

  // A stretch is cut out; of the two fragments the one of the edge at hand goes; one more is added.
  await putCaretBefore(page, 'يتضرر');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Minus');
  await expectHeld(page, [before ?? '', (after ?? '').trim()]);
  await photograph(page, 'edges-fragments-ar');
  await page.keyboard.press('Shift+Delete');
  await expectHeld(page, [before ?? '']);
  await page.keyboard.press('Comma');
  await putCaretBefore(page, 'القريبة');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expectHeld(page, [before ?? '', 'القريبة']);

  // The last label again, with its attributes.
  await putCaretBefore(page, '78');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('KeyF');
  await expect(list.getByRole('option')).toHaveCount(3);
  await expectHeld(page, ['78']);
  await putCaretBefore(page, '4:20');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Backquote');
  await expect(list.getByRole('option')).toHaveCount(4);
  await expect(page.getByRole('banner')).toContainText('محفوظ');
  expect(await written(isnad, id)).toEqual(
    [`claim: ${before} … القريبة`, 'source: الرئاسة في بيان', 'figure: 78', 'figure: 4'].sort(),
  );
});

test('edges in an English window: a right arrow goes forward in English text (en) @picture', async ({ page, isnad }) => {
  const { id } = await isnad.documentFrom('harbour.txt');
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await labelHere(page, id, harbour, [['claim', 'the reports']]);
  await expect(page.getByRole('listbox', { name: 'Spans' }).getByRole('option')).toHaveCount(1);
  await textOf(page).focus();
  await page.keyboard.press('BracketRight');
  await expectHeld(page, ['the reports']);
  await expect(promised(page, 'word', '+')).toHaveText('from');
  const [start, end] = rangeOf(harbour, 'the reports');
  const walk = edgeWalk(page, [{ start, end }], { fragment: 0, edge: 'end' });
  await walk.press('Control+Shift+ArrowRight', 'word', 'forward');
  await walk.press('Shift+ArrowLeft', 'cluster', 'backward');
  await walk.press('Control+Shift+ArrowDown', 'sentence', 'forward');
  await photograph(page, 'edges-en');
  await page.keyboard.press('Escape');
  await putCaretBefore(page, 'from');
  await page.keyboard.press('Minus');
  await page.keyboard.press('BracketLeft');
  await expectHeld(page, ['the reports']);
  await page.keyboard.press('Equal');
  await expectHeld(page, walk.texts());
  await expect(page.getByRole('banner')).toContainText('Saved');
  expect(await written(isnad, id)).toEqual([`claim: ${walk.texts().join('')}`]);
});
