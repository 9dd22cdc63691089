import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { defaultScheme } from '../../src/domain/default-scheme.ts';
import { moveSelection } from '../../src/domain/text/selection-moves.ts';
import type { TextSelection } from '../../src/domain/text/selection.ts';
import { expect, focusIsSomewhere, openPalette, rangeOf } from './support.ts';

/** What a person does by keyboard alone. */

export const languages = ['ar', 'en'] as const;
type Language = (typeof languages)[number];

const languageNames = { ar: 'العربية', en: 'English' } as const;

/** The name of a label of the scheme that projects start with. */
export function labelName(id: string, language: Language): string {
  const label = [...defaultScheme.spans, ...defaultScheme.relations].find((each) => each.id === id);
  if (label === undefined) throw new Error(`the scheme has no label ${id}`);
  return label.names[language];
}

/** The person's first words: her name, and the language she reads. */
export async function introduceByKey(page: Page, language: Language): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('ليلى');
  await page.keyboard.press('Tab');
  const radio = dialog.getByRole('radio', { name: languageNames[language] });
  if (!(await radio.isChecked())) await page.keyboard.press('ArrowRight');
  await expect(radio).toBeChecked();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await focusIsSomewhere(page);
}

/** From one place of the text to a stretch of it, by words, and over it with Shift held: what a person would press. */
export async function selectByKey(page: Page, text: string, from: TextSelection, quote: string): Promise<TextSelection> {
  const [start, end] = rangeOf(text, quote);
  let selection = from;
  const step = async (keys: string, towards: 'forward' | 'backward', extend: boolean): Promise<void> => {
    const unit = keys.includes('Control') ? 'word' : 'clitic';
    selection = moveSelection(text, selection, { unit, towards, extend });
    await page.keyboard.press(keys);
  };
  const there = (offset: number): boolean => selection.focus === offset;
  for (let presses = 0; !there(start); presses += 1) {
    if (presses > 200) throw new Error(`“${quote}” was not reached`);
    if (selection.focus < start) await step('Control+ArrowLeft', 'forward', false);
    else await step('Control+ArrowRight', 'backward', false);
  }
  while (!there(end)) await step('Control+Shift+ArrowLeft', 'forward', true);
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(quote);
  return selection;
}

/** Walks by Tab and arrows to a value of a choice, and takes it. */
export async function chooseByKey(page: Page, value: string): Promise<void> {
  const radio = page.getByRole('radio', { name: value, exact: true });
  await radio.waitFor();
  const group = page.getByRole('radiogroup').filter({ has: radio });
  for (const [key, most] of [
    ['Shift+Tab', 2],
    ['Tab', 24],
  ] as const) {
    for (let presses = 0; presses < most; presses += 1) {
      if (await group.evaluate((element) => element.contains(document.activeElement))) break;
      await page.keyboard.press(key);
    }
  }
  for (const arrow of ['ArrowRight', 'ArrowLeft']) {
    for (let presses = 0; presses < 8; presses += 1) {
      if (await radio.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press(arrow);
    }
  }
  await expect(radio).toBeFocused();
  if ((await radio.getAttribute('aria-checked')) !== 'true') await page.keyboard.press('Space');
  await expect(radio).toBeChecked();
}

/** Takes the project out as isnad-jsonl, through the palette, and answers its records. */
export async function exportByKey(page: Page): Promise<Record<string, unknown>[]> {
  await openPalette(page);
  await page.keyboard.type('jsonl');
  await expect(page.getByRole('option', { name: /jsonl/u })).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const lines = fs.readFileSync(await (await download).path(), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const value: Record<string, unknown> = JSON.parse(line);
    return value;
  });
}
