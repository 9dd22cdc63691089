import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../support.ts';

const folder = path.resolve(process.env['SCREENSHOTS'] ?? 'test-results/screenshots');

/**
 * Takes pictures of a screen in both themes, as the system’s theme changes, and holds each against the rules of axe:
 * nothing serious may be found. What a theme can break is its contrast, so the other rules are asked once.
 */
export async function look(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    // A picture in the middle of a change of colours shows neither.
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme });
    await page.evaluate(async () => {
      await document.fonts.ready;
      // What is drawn over the text follows a frame later.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    await page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
    // Parts of a window scroll, the window never does.
    const spare = await page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return [scrollHeight - clientHeight, scrollWidth - clientWidth];
    });
    expect.soft(spare, `${name}: how much taller and wider the page is than its window`).toEqual([0, 0]);
    const axe = new AxeBuilder({ page });
    if (theme === 'dark') axe.withRules(['color-contrast']);
    // It takes a label that is scrolled out of its pane for a hidden one; that there is a name is another rule.
    else axe.disableRules(['label-title-only']);
    const { violations } = await axe.analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const found = serious.map(({ id, nodes }) => `${name}-${theme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect.soft(found).toEqual([]);
  }
}
