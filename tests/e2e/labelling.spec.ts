import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { defaultScheme } from '../../src/domain/default-scheme.ts';
import { moveSelection } from '../../src/domain/text/selection-moves.ts';
import type { TextSelection } from '../../src/domain/text/selection.ts';
import { harbour } from './articles.ts';
import { expect, paintedText, rangeOf, row, test } from './support.ts';

const languages = ['ar', 'en'] as const;
type Language = (typeof languages)[number];

const words = {
  ar: { name: 'العربية', begin: /^ابدأ$/, spans: 'المديات', negated: 'منفي', affirmed: 'مثبت', asserted: 'جازم', saved: 'محفوظ' },
  en: { name: 'English', begin: /^Begin$/, spans: 'Spans', negated: 'negated', affirmed: 'affirmed', asserted: 'asserted', saved: 'Saved' },
} as const;

function labelName(id: string, language: Language): string {
  const label = [...defaultScheme.spans, ...defaultScheme.relations].find((each) => each.id === id);
  if (label === undefined) throw new Error(`the scheme has no label ${id}`);
  return label.names[language];
}

/** The person's first words: her name, and the language she reads. */
async function introduceByKey(page: Page, language: Language): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('ليلى');
  await page.keyboard.press('Tab');
  const radio = dialog.getByRole('radio', { name: words[language].name });
  if (!(await radio.isChecked())) await page.keyboard.press('ArrowRight');
  await expect(radio).toBeChecked();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** From one place of the text to a stretch of it, by words, and over it with Shift held: what a person would press. */
async function selectByKey(page: Page, text: string, from: TextSelection, quote: string): Promise<TextSelection> {
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

for (const language of languages) {
  test(`a claim, its source and their link are made, changed, undone and exported by keyboard alone (${language})`, async ({
    page,
    isnad,
  }) => {
    const said = words[language];
    const link = await isnad.serve();
    await page.goto(link);
    await introduceByKey(page, language);

    // Into the document.
    await expect(page.getByRole('row').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row(page, 'لم يتضرر المدنيون')).toBeFocused();
    await page.keyboard.press('Enter');
    const text = page.locator('article');
    await expect(text).toContainText('ولم يتضرر المدنيون');
    const list = page.getByRole('listbox', { name: said.spans });

    // The claim: its words selected, its label put on by one key.
    await page.keyboard.press('Control+Home');
    const claim = await selectByKey(page, harbour, { anchor: 0, focus: 0 }, 'ولم يتضرر المدنيون');
    await page.keyboard.press('KeyC');
    await expect(list.getByRole('option')).toHaveCount(1);
    await expect(list.getByRole('option').first()).toHaveAccessibleName(
      new RegExp(`${labelName('claim', language)}.*ولم يتضرر المدنيون`, 'u'),
    );

    // Who said it.
    const caret = { anchor: claim.focus, focus: claim.focus };
    await selectByKey(page, harbour, caret, 'الرئاسة في بيان');
    await page.keyboard.press('KeyS');
    await expect(list.getByRole('option')).toHaveCount(2);

    // Linked: from the claim, which is the next span, to the source.
    await page.keyboard.press('BracketRight');
    await page.keyboard.press('Slash');
    await page.keyboard.press('BracketLeft');
    await page.keyboard.press('KeyA');
    const inspector = page.getByRole('region', { name: language === 'ar' ? 'المدى المحدد' : 'Selected span' });
    await expect(inspector).toContainText(labelName('attributed-to', language));

    // Polarity and modality, in the inspector.
    await page.keyboard.press('Enter');
    await chooseByKey(page, said.negated);
    await chooseByKey(page, said.asserted);

    // She changes her mind, and takes that back.
    await chooseByKey(page, said.affirmed);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyZ');
    const { id } = await isnad.documentFrom('harbour.txt');
    const spansNow = () => isnad.call('spans.list', { document: id });
    await expect
      .poll(async () => (await spansNow()).find((span) => span.label === 'claim')?.attributes)
      .toEqual({ polarity: 'negated', modality: 'asserted' });
    await expect(page.getByRole('banner')).toContainText(said.saved);

    // The window is closed and opened again: everything is there.
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
    const again = await page.context().newPage();
    await again.goto(await isnad.serve());
    await expect(again.getByRole('row').first()).toBeFocused();
    await again.keyboard.press('ArrowDown');
    await again.keyboard.press('Enter');
    await expect(again.getByRole('listbox', { name: said.spans }).getByRole('option')).toHaveCount(2);
    await expect.poll(async () => (await paintedText(again))['isnad-claim-0']).toEqual(['ولم يتضرر المدنيون']);

    // Out: every offset is right.
    await again.keyboard.press('Escape');
    await expect(row(again, 'لم يتضرر المدنيون')).toBeFocused();
    await again.keyboard.press('Control+KeyK');
    await again.keyboard.type('jsonl');
    const download = again.waitForEvent('download');
    await again.keyboard.press('Enter');
    const lines = fs.readFileSync(await (await download).path(), 'utf8').trimEnd().split('\n');
    const exported = lines.map((line) => {
      const value: Record<string, unknown> = JSON.parse(line);
      return value;
    });
    const spans = exported.filter(({ type }) => type === 'span');
    expect(spans).toHaveLength(2);
    const written = spans.map(({ fragments, quote }) => ({ fragments, quote }));
    expect(written).toEqual(
      expect.arrayContaining(
        ['ولم يتضرر المدنيون', 'الرئاسة في بيان'].map((quote) => ({ fragments: [rangeOf(harbour, quote)], quote })),
      ),
    );
    expect(exported.filter(({ type, label }) => type === 'relation' && label === 'attributed-to')).toHaveLength(1);
  });
}

/** Walks by Tab and arrows to a value of a choice, and takes it. */
async function chooseByKey(page: Page, value: string): Promise<void> {
  const radio = page.getByRole('radio', { name: value, exact: true });
  await radio.waitFor();
  const group = page.getByRole('radiogroup').filter({ has: radio });
  for (const [key, most] of [
    ['Shift+Tab', 2],
    ['Tab', 8],
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
