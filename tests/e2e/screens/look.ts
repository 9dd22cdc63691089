import path from 'node:path';
import type { Page } from '@playwright/test';
import { axeOn } from '../axe.ts';
import { expect } from '../support.ts';

const folder = path.resolve(process.env['SCREENSHOTS'] ?? 'test-results/screenshots');

/** What of a screen is held against the rules of axe. */
interface Part {
  /** A selector; the whole screen where there is none. */
  readonly within?: string;
  /** Only what a theme can break: contrast. */
  readonly contrastOnly?: boolean;
}

/** Whether pictures are wanted for their own sake (`npm run screenshots`), and not only to be looked at after a failure. */
const isForPictures = process.env['SCREENSHOTS'] !== undefined;

/** Takes a picture of a screen as it is; for their own sake in both themes, unless the name says which it is in. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!isForPictures || /-(?:light|dark)$/u.test(name)) {
    await takePicture(page, name);
    return;
  }
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await takePicture(page, `${name}-${theme}`);
  }
}

async function takePicture(page: Page, name: string): Promise<void> {
  // A picture in the middle of a change of colours shows neither.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    // What is drawn over the text follows a frame later.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Takes a picture of a screen and holds it against the rules of axe: nothing serious may be found. */
export async function look(page: Page, name: string, { within, contrastOnly = false }: Part = {}): Promise<void> {
  await photograph(page, name);
  // Parts of a window scroll, the window never does.
  const spare = await page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    return [scrollHeight - clientHeight, scrollWidth - clientWidth];
  });
  expect.soft(spare, `${name}: how much taller and wider the page is than its window`).toEqual([0, 0]);
  const axe = axeOn(page);
  if (within !== undefined) axe.include(within);
  if (contrastOnly) axe.withRules(['color-contrast']);
  // It takes a label that is scrolled out of its pane for a hidden one; that there is a name is another rule.
  else axe.disableRules(['label-title-only']);
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect.soft(found).toEqual([]);
}

/** Looks at a screen in both themes, as the system’s theme changes. */
export async function lookInBothThemes(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await look(page, `${name}-${theme}`, { contrastOnly: theme === 'dark' });
  }
}
