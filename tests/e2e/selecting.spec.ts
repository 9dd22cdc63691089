import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { isClusterBoundary } from '../../src/domain/text/graphemes.ts';
import { wordsIn } from '../../src/domain/text/words.ts';
import { chronicle, harbour } from './articles.ts';
import { boxesOf, caretOf, expectSelected, openDocument, pointIn, selected, textOf } from './selection-support.ts';
import { englishLook, picture } from './looks.ts';
import { expect, introduce, rangeOf, test } from './support.ts';

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let step = 0; step < times; step += 1) await page.keyboard.press(key);
}

/** Puts the caret before a quote by a press on the near half of its first letter. */
async function putCaretBefore(page: Page, text: string, quote: string): Promise<void> {
  const point = await pointIn(page, quote, 0.98);
  await page.mouse.click(point.x, point.y);
  const start = text.indexOf(quote);
  await expect.poll(() => selected(page)).toEqual({ anchor: start, focus: start });
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

test('a claim is selected by keyboard alone, word by word, and by what the keys widen', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page, { language: 'ar' });
  await openDocument(page, 'لم يتضرر المدنيون');
  await expect(textOf(page)).toBeFocused();
  expect(await caretOf(page)).toBe(null);
  const address = page.url();

  // The first key puts the caret where one has begun to read.
  await page.keyboard.press('ArrowDown');
  expect(await selected(page)).toEqual({ anchor: 0, focus: 0 });
  expect(await caretOf(page)).not.toBe(null);

  const start = harbour.indexOf('ولم يتضرر');
  await pressTimes(page, 'Control+ArrowDown', 2);
  for (let step = 0; step < 30 && (await selected(page))?.focus !== start; step += 1) {
    await page.keyboard.press('Control+ArrowLeft');
  }
  expect(await selected(page)).toEqual({ anchor: start, focus: start });
  for (const words of ['ولم', 'ولم يتضرر', 'ولم يتضرر المدنيون']) {
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await expectSelected(page, harbour, words);
  }
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expectSelected(page, harbour, 'ولم يتضرر');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  // A screen reader hears what is selected.
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'ولم يتضرر المدنيون' })).toHaveCount(1);

  // The quotation marks, in and out.
  await page.keyboard.press('Quote');
  await expectSelected(page, harbour, '«ولم يتضرر المدنيون»');
  await page.keyboard.press('Quote');
  await expectSelected(page, harbour, 'ولم يتضرر المدنيون');
  // By clitic from the start: Alt with an arrow must not leave the page.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  expect(await selected(page)).toEqual({ anchor: start + 1, focus: start + 1 });
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expectSelected(page, harbour, 'لم');
  expect(page.url()).toBe(address);

  // Word, sentence, paragraph, and no further.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expectSelected(page, harbour, 'ولم');
  const paragraph = harbour.split('\n')[3] ?? '';
  for (const words of [paragraph.slice(0, -1), paragraph, paragraph]) {
    await page.keyboard.press('Space');
    await expectSelected(page, harbour, words);
  }
});

test('a caret goes by lines in the column it began in, and pages stay in view', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'يوميات الميناء');
  const lines = chronicle.split('\n');
  const lastLine = chronicle.length - (lines.at(-1)?.length ?? 0);
  await page.keyboard.press('ArrowDown');

  const inView = async (): Promise<boolean> => {
    const [caret, view] = await Promise.all([
      caretOf(page),
      textOf(page).evaluate((text) => {
        const box = text.closest('div[class*="scroller"]')?.getBoundingClientRect();
        return { top: box?.top ?? 0, bottom: box?.bottom ?? 0 };
      }),
    ]);
    return caret !== null && caret.top >= view.top && caret.bottom <= view.bottom;
  };

  // Down from within the second line: the column stays, though the first line is shorter.
  await page.keyboard.press('ArrowDown');
  await pressTimes(page, 'Control+ArrowLeft', 4);
  const column = (await caretOf(page))?.x ?? Number.NaN;
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await pressTimes(page, 'ArrowDown', 3);
  expect(Math.abs(((await caretOf(page))?.x ?? 0) - column)).toBeLessThan(12);
  const there = await selected(page);
  await pressTimes(page, 'ArrowDown', 5);
  await pressTimes(page, 'ArrowUp', 5);
  expect(await selected(page)).toEqual(there);

  // The ends of a line and of the text, which lies far below what the browser has laid out.
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const at = await selected(page);
  expect(lines).toContain(chronicle.slice(at?.anchor, at?.focus));
  await page.keyboard.press('Control+End');
  await expect.poll(() => selected(page)).toEqual({ anchor: chronicle.length, focus: chronicle.length });
  await expect.poll(inView).toBe(true);
  await page.keyboard.press('Home');
  expect((await selected(page))?.focus).toBe(lastLine);
  await page.keyboard.press('PageUp');
  expect((await selected(page))?.focus).toBeLessThan(lastLine);
  await expect.poll(inView).toBe(true);

  // From the end to the start, line by line: each line once, and the caret always to be seen.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  for (let line = lines.length - 2; line >= lines.length - 60; line -= 1) {
    await page.keyboard.press('ArrowUp');
    const offset = (await selected(page))?.focus ?? -1;
    expect(chronicle.slice(0, offset).split('\n').length - 1).toBe(line);
  }
  await expect.poll(inView).toBe(true);
  await page.keyboard.press('Control+Home');
  await expect.poll(inView).toBe(true);
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('an empty paragraph holds the caret, and lines are left at their own ends', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  const empty = harbour.indexOf('\n\n') + 1;
  const date = await pointIn(page, 'تاريخ');
  await page.mouse.click(date.x, date.y);
  await page.keyboard.press('ArrowDown');
  expect((await selected(page))?.focus).toBe(empty);
  const caret = await caretOf(page);
  const box = await page.locator('article p').nth(2).boundingBox();
  expect(caret?.x).toBeCloseTo((box?.x ?? 0) + (box?.width ?? 0), 0);
  // The line is lower than one of text by a little.
  expect(caret?.top).toBeGreaterThanOrEqual((box?.y ?? Infinity) - 4);
  expect((caret?.bottom ?? 0) - (caret?.top ?? 0)).toBeGreaterThan(15);
  await page.keyboard.press('ArrowLeft');
  expect((await selected(page))?.focus).toBe(empty + 1);

  // The paragraph wraps: its first line ends before a space, and the next begins after it.
  await page.keyboard.press('End');
  const end = (await selected(page))?.focus ?? 0;
  expect(harbour.charAt(end)).toBe(' ');
  const atEnd = await caretOf(page);
  await page.keyboard.press('ArrowLeft');
  const atStart = await caretOf(page);
  expect(atStart?.top).toBeGreaterThan(atEnd?.bottom ?? Infinity - 20);
  expect(atStart?.x).toBeGreaterThan(atEnd?.x ?? Infinity);
  await page.keyboard.press('Home');
  expect((await selected(page))?.focus).toBe(end + 1);
});

test('the mouse selects words, with Alt letters, and shift extends', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await drag(page, await pointIn(page, 'يتضرر المدنيون»', 0.9), await pointIn(page, 'المدنيون» في', 0.6));
  await expectSelected(page, harbour, 'يتضرر المدنيون');
  await expect(textOf(page)).toBeFocused();
  // Drawn from its end to its start it says the same, the other way round.
  await drag(page, await pointIn(page, 'المدنيون» في', 0.6), await pointIn(page, 'يتضرر المدنيون»', 0.9));
  await expectSelected(page, harbour, 'يتضرر المدنيون');
  const [start, end] = rangeOf(harbour, 'يتضرر المدنيون»');
  expect(await selected(page)).toEqual({ anchor: end - 1, focus: start });

  await page.keyboard.down('Alt');
  await drag(page, await pointIn(page, 'احل إن', 0.98), await pointIn(page, 'إن الانفجار', 0.98));
  await page.keyboard.up('Alt');
  await expectSelected(page, harbour, 'احل ');

  await putCaretBefore(page, harbour, 'بيان نقلته');
  await page.keyboard.down('Shift');
  const shifted = await pointIn(page, 'الساحل إن', 0.6);
  await page.mouse.click(shifted.x, shifted.y);
  await page.keyboard.up('Shift');
  await expectSelected(page, harbour, 'بيان نقلته لوكالة الساحل');

  // A press selects nothing; a drag out of the text ends with it.
  const press = await pointIn(page, 'فجرًا');
  await page.mouse.click(press.x, press.y);
  await expectSelected(page, harbour, '');
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
  await drag(page, await pointIn(page, 'لم يتضرر', 0.02), { x: heading?.x ?? 0, y: (heading?.y ?? 0) + 5 });
  await expectSelected(page, harbour, 'الرئاسة: لم يتضرر');
});

test('double and triple clicks follow our words', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  for (const [quote, part, word] of [
    ['وقالت فرق', 0.9, 'وقالت'],
    ['May 3, 2031', 0.95, '2031'],
    ['3-5-2031', 0.4, '3-5-2031'],
    ['4:20', 0.5, '4:20'],
    ['ولم', 0.5, 'ولم'],
    ['@harbourwatch', 0.5, 'harbourwatch'],
  ] as const) {
    const point = await pointIn(page, quote, part);
    await page.mouse.dblclick(point.x, point.y);
    await expectSelected(page, harbour, word);
  }
  const point = await pointIn(page, 'ولم');
  await page.mouse.click(point.x, point.y, { clickCount: 3 });
  await expectSelected(page, harbour, harbour.split('\n')[3] ?? '');
});

test('what is copied is the text and nothing else', async ({ page, isnad, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(await isnad.serve());
  await introduce(page);
  await openDocument(page, 'لم يتضرر المدنيون');
  await page.keyboard.press('Control+KeyA');
  await expectSelected(page, harbour, harbour);
  await page.keyboard.press('Control+KeyC');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(harbour);
});

interface SelectedWord {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * Selects words of a document by two keys each, from the caret on, and answers what the page has selected each time:
 * every word, or so many from the start of each sentence on and all of the last one.
 */
async function selectWords(page: Page, textLength: number, eachSentence: number | null): Promise<SelectedWord[]> {
  return textOf(page).evaluate(async (element, { length, some }) => {
    const tell = (key: string, shiftKey: boolean): void => {
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: key, ctrlKey: true, shiftKey, bubbles: true, cancelable: true }),
      );
    };
    const selection = document.getSelection();
    const starts = new Map<Node, number>();
    let before = 0;
    for (const paragraph of document.querySelectorAll('article p')) {
      const node = paragraph.firstChild?.firstChild;
      if (node instanceof Text) starts.set(node, before);
      before += paragraph.textContent.length + 1;
    }
    const offset = (node: Node | null | undefined, inNode: number): number => (starts.get(node ?? element) ?? -1e9) + inNode;
    /** The arrow that goes forward in the paragraph at hand, which is not the same in all. */
    const forward = (): string =>
      (selection?.focusNode instanceof Text ? selection.focusNode.parentElement : element)?.closest('p')?.dir === 'ltr'
        ? 'ArrowRight'
        : 'ArrowLeft';
    // What a key changes is there after the microtasks; a thousand frames would take minutes.
    const settled = async (): Promise<void> => {
      await Promise.resolve();
      await Promise.resolve();
    };
    const at = (): number => offset(selection?.focusNode, selection?.focusOffset ?? 0);
    const found: { start: number; end: number; words: string }[] = [];
    const walk = async (most: number): Promise<void> => {
      for (let taken = 0; taken < most && found.length < length; taken += 1) {
        tell(forward(), true);
        await settled();
        const end = at();
        if (end === found.at(-1)?.end) return;
        found.push({ start: offset(selection?.anchorNode, selection?.anchorOffset ?? 0), end, words: selection?.toString() ?? '' });
        tell(forward(), false);
        await settled();
      }
    };
    const walkSentences = async (most: number): Promise<void> => {
      for (let reached = -1; at() > reached; ) {
        await walk(most);
        reached = at();
        tell('ArrowDown', false);
        await settled();
        if (at() < length) continue;
        // At the end: the last sentence is walked whole.
        tell('ArrowUp', false);
        await settled();
        return;
      }
    };
    if (some !== null) await walkSentences(some);
    await walk(Infinity);
    return found;
  }, { length: textLength, some: eachSentence });
}

/** The words of a text as a browser has them: Chromium's own rules, unlike those of ICU in Node, part a domain name. */
function wantedWords(text: string): SelectedWord[] {
  return wordsIn(text, { start: 0, end: text.length }).flatMap(({ start, end }) => {
    let from = start;
    return text.slice(start, end).split(/(?<=\p{L})\.(?=\p{L})/u).map((words) => {
      const word = { start: from, end: from + words.length, words };
      from = word.end + 1;
      return word;
    });
  });
}

async function showDocument(page: Page, id: string, text: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/document/${id}`);
  await expect(page.locator('article p')).toHaveText(text.split('\n'), { useInnerText: false });
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
}

/** Holds what was selected against the text, and answers what of it is words. */
function wordsOf(text: string, seen: readonly SelectedWord[]): SelectedWord[] {
  for (const { start, end, words } of seen) {
    expect(text.slice(start, end)).toBe(words);
    expect(isClusterBoundary(text, start) && isClusterBoundary(text, end)).toBe(true);
  }
  return seen.filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

const seeds = path.resolve(import.meta.dirname, '../../../shared/seeds');
const sources = fs.existsSync(seeds) ? fs.readdirSync(seeds).filter((name) => name.endsWith('.txt')) : [];

test('every word of an article is selected by keys, whole and exactly', async ({ page, isnad }) => {
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.getByRole('row').first().waitFor();
  for (const source of ['harbour.txt', 'hospital.txt']) {
    const { id } = await isnad.documentFrom(source);
    const { text } = await isnad.call('documents.get', { id });
    await showDocument(page, id, text);
    const wanted = wantedWords(text);
    expect(wanted.length).toBeGreaterThan(5);
    expect(wordsOf(text, await selectWords(page, text.length, null))).toEqual(wanted);
  }
});

if (sources.length === 0) console.log(`${seeds} is not there: words are selected in the articles of these tests only.`);
else {
  test('words of real articles are selected by keys, from the start of every sentence on', async ({ page, isnad }) => {
    test.setTimeout(180_000);
    await isnad.call('documents.import', { sources: sources.map((source) => path.join(seeds, source)) });
    await page.goto(await isnad.serve());
    await introduce(page);
    await page.getByRole('row').first().waitFor();
    for (const source of sources) {
      const { id } = await isnad.documentFrom(source);
      const { text } = await isnad.call('documents.get', { id });
      await showDocument(page, id, text);
      const wanted = wantedWords(text);
      const got = wordsOf(text, await selectWords(page, text.length, 3));
      const known = new Set(wanted.map(({ start, end }) => `${start}-${end}`));
      expect(got.filter(({ start, end }) => !known.has(`${start}-${end}`)), source).toEqual([]);
      expect(got.at(-1), source).toEqual(wanted.at(-1));
      // Of each paragraph that has words, the first.
      const begun = new Set(got.map(({ start }) => start));
      let before = 0;
      for (const paragraph of text.split('\n')) {
        const first = wanted.find(({ start }) => start >= before && start < before + paragraph.length);
        if (first !== undefined) expect(begun, `${source}: ${first.words}`).toContain(first.start);
        before += paragraph.length + 1;
      }
    }
  });
}

for (const { language, theme } of englishLook) {
  test(`the caret and a selection can be seen, ${language}, ${theme}`, picture, async ({ page, isnad }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(await isnad.serve());
    await introduce(page, { language, theme });
    await openDocument(page, 'لم يتضرر المدنيون');
    await putCaretBefore(page, harbour, 'ولم يتضرر');
    await pressTimes(page, 'Control+Shift+ArrowLeft', 3);
    await expectSelected(page, harbour, 'ولم يتضرر المدنيون');
    const [box] = await boxesOf(page, 'ولم يتضرر المدنيون');
    expect(Math.abs(((await caretOf(page))?.x ?? 0) - (box?.left ?? -9))).toBeLessThan(1.5);
    await page.screenshot({ path: `out/screenshots/selecting-${language}-${theme}.png` });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+ArrowLeft');
    await caretOf(page);
    await page.screenshot({ path: `out/screenshots/caret-${language}-${theme}.png` });
  });
}
