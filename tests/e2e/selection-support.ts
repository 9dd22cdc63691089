import type { Locator, Page } from '@playwright/test';
import { expect, row } from './support.ts';

/** The element of a document that has the keyboard. */
export function textOf(page: Page): Locator {
  return page.getByRole('application', { name: /نص الوثيقة|Text of the document/ });
}

/** Opens a document from the library by words of its title and waits for its text and faces. */
export async function openDocument(page: Page, words: string): Promise<void> {
  await row(page, words).click();
  await page.locator('article p').first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/** What the page has selected, in offsets of the text: each paragraph is one newline away from the next. */
export async function selected(page: Page): Promise<{ anchor: number; focus: number } | null> {
  return page.evaluate(() => {
    const selection = document.getSelection();
    const paragraphs = [...document.querySelectorAll('article p')];
    const offsetOf = (node: Node | null, offset: number): number | null => {
      let before = 0;
      for (const paragraph of paragraphs) {
        if (node !== null && paragraph.contains(node)) return before + (node instanceof Text ? offset : 0);
        before += paragraph.textContent.length + 1;
      }
      return null;
    };
    const anchor = offsetOf(selection?.anchorNode ?? null, selection?.anchorOffset ?? 0);
    const focus = offsetOf(selection?.focusNode ?? null, selection?.focusOffset ?? 0);
    return anchor === null || focus === null ? null : { anchor, focus };
  });
}

/** Waits until this is what the page has selected of a text. */
export async function expectSelected(page: Page, text: string, quote: string): Promise<void> {
  const quoteSelected = async (): Promise<string | null> => {
    const at = await selected(page);
    return at === null ? null : text.slice(Math.min(at.anchor, at.focus), Math.max(at.anchor, at.focus));
  };
  await expect.poll(quoteSelected).toBe(quote);
}

/** The boxes of a stretch of the first paragraph that has the words, from left to right, brought into view. */
export async function boxesOf(page: Page, quote: string): Promise<{ left: number; right: number; top: number; bottom: number }[]> {
  return page.evaluate((words) => {
    for (const paragraph of document.querySelectorAll('article p')) {
      const start = paragraph.textContent.indexOf(words);
      const node = paragraph.firstChild?.firstChild;
      if (start < 0 || !(node instanceof Text)) continue;
      paragraph.scrollIntoView({ block: 'nearest' });
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, start + words.length);
      return [...range.getClientRects()]
        .map(({ left, right, top, bottom }) => ({ left, right, top, bottom }))
        .sort((one, other) => one.left - other.left);
    }
    throw new Error(`“${words}” is not on the page`);
  }, quote);
}

/** The middle of the leftmost box of a stretch, or a part of its width from its left. */
export async function pointIn(page: Page, quote: string, part = 0.5): Promise<{ x: number; y: number }> {
  const [box] = await boxesOf(page, quote);
  if (box === undefined) throw new Error(`“${quote}” has no box`);
  return { x: box.left + (box.right - box.left) * part, y: (box.top + box.bottom) / 2 };
}

/** Where the drawn caret stands; null while none is to be seen. */
export async function caretOf(page: Page): Promise<{ x: number; top: number; bottom: number } | null> {
  return page.evaluate(async () => {
    // It is drawn a frame after the key.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const caret = document.querySelector('[data-caret]');
    if (caret === null || getComputedStyle(caret).visibility !== 'visible') return null;
    const { left, width, top, bottom } = caret.getBoundingClientRect();
    return width === 0 ? null : { x: left + width / 2, top, bottom };
  });
}

/** Selects Arabic words of one line by the mouse, from their first letter to their last. */
export async function dragOver(page: Page, quote: string): Promise<void> {
  const [box] = await boxesOf(page, quote);
  if (box === undefined) throw new Error(`“${quote}” has no box`);
  const y = (box.top + box.bottom) / 2;
  await page.mouse.move(box.right - 1, y);
  await page.mouse.down();
  await page.mouse.move((box.left + box.right) / 2, y, { steps: 3 });
  await page.mouse.move(box.left + 1, y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(quote);
}
