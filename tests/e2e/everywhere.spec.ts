import type { Page } from '@playwright/test';
import { harbour, hospital } from './articles.ts';
import { introduceByKey, labelName, languages } from './by-key.ts';
import { look, lookInBothThemes, photograph } from './screens/look.ts';
import { expect, rangeOf, test } from './support.ts';

const words = {
  ar: {
    found: '5 مواضع في وثيقتين',
    none: 'لا موضع يطابق ذلك.',
    here: 'هذه الوثيقة',
    clitics: 'كلمات كاملة ولو اتصلت بها حروف',
    two: 'وسم موضعين',
    done: 'وُسم موضعان.',
    undone: 'وسم كل المواضع',
  },
  en: {
    found: '5 places in 2 documents',
    none: 'Nothing found.',
    here: 'This document',
    clitics: 'Whole words, clitics allowed',
    two: 'Label 2 occurrences',
    done: '2 occurrences labelled.',
    undone: 'labelling every occurrence',
  },
} as const;

/** Tab until something has the focus, and says which that is by its role and name. */
async function tabTo(page: Page, role: 'radio' | 'button' | 'option', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 30; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${role} ${String(name)}`);
}

for (const language of languages) {
  test(`a text is found in the corpus and labelled wherever it stands, by keyboard alone (${language}) @picture`, async ({ page, isnad }) => {
    const said = words[language];
    const { id: first } = await isnad.documentFrom('harbour.txt');
    const { id: second } = await isnad.documentFrom('hospital.txt');
    const headline = hospital.indexOf('\n');
    await isnad.call('segments.set', { document: second, segments: [{ start: 0, end: headline, role: 'headline', excluded: true }] });
    await page.goto(await isnad.serve());
    await introduceByKey(page, language);
    const already = rangeOf(hospital, 'مدنيون، وإصابة');
    const labelled: [number, number] = [already[0], already[0] + 'مدنيون'.length];
    await isnad.call('spans.create', { document: second, label: 'source', fragments: [labelled] }, 'ليلى');

    // The search: another spelling finds it, counts are said, one match opens its document.
    await page.keyboard.press('Control+Shift+KeyF');
    const search = page.getByRole('dialog');
    if (language === 'ar') {
      await photograph(page, 'corpus-search-empty');
      await page.keyboard.type('البحاره');
      await expect(search.getByRole('status')).toHaveText('180 موضعًا في وثيقة واحدة');
      await expect(search.getByRole('option')).toHaveCount(41);
      await page.keyboard.press('ArrowUp');
      await expect(search.locator('[role=option][aria-selected=true]')).toHaveText('إظهار المزيد (بقي 140 موضعًا)');
      await photograph(page, 'corpus-search-more');
      await page.keyboard.press('Enter');
      await expect(search.getByRole('option')).toHaveCount(180);
      await page.keyboard.press('Control+KeyA');
    }
    await page.keyboard.type('مَدَنيّون');
    await expect(search.getByRole('status')).toHaveText(said.found);
    await expect(search.getByRole('option')).toHaveCount(5);
    if (language === 'ar') await lookInBothThemes(page, 'corpus-search-ar');
    else await look(page, 'corpus-search-en');
    await page.keyboard.type('ظظظ');
    await expect(search.getByRole('status')).toHaveText(said.none);
    await expect(search.getByRole('option')).toHaveCount(0);
    for (let letters = 0; letters < 3; letters += 1) await page.keyboard.press('Backspace');
    await expect(search.getByRole('option')).toHaveCount(5);
    await page.keyboard.press('ArrowDown');
    await expect(search.locator('[role=option][aria-selected=true]')).toContainText('«ولم يتضرر المدنيون»');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('application')).toBeFocused();
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('مدنيون');

    // Everywhere: in all documents, whatever is attached to it; one is left out.
    await page.keyboard.press('Control+KeyE');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox').first()).toHaveValue('مدنيون');
    await expect(dialog.getByRole('option')).toHaveCount(0);
    await tabTo(page, 'radio', said.here);
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('option')).toHaveCount(3);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: said.clitics })).toBeChecked();
    await expect(dialog.getByRole('option')).toHaveCount(5);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: labelName('claim', language) })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: labelName('source', language) })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.locator('[role=option][aria-disabled=true]')).toHaveCount(2);
    await tabTo(page, 'option', /مدنيون/u);
    await page.keyboard.press('Space');
    await expect(dialog.getByRole('option').first()).toHaveAttribute('aria-selected', 'false');
    if (language === 'ar') await lookInBothThemes(page, 'occurrences-ar');
    else await look(page, 'occurrences-en');
    await expect(dialog.getByRole('button', { name: said.two })).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText(said.done)).toBeVisible();
    await photograph(page, `occurrences-done-${language}`);
    const made = async () => {
      const spans = await isnad.call('spans.list', {});
      return new Set(spans.map(({ document, fragments }) => `${document} ${fragments.join(' ')}`));
    };
    const place = (document: string, [start, end]: readonly [number, number]) => `${document} ${start},${end}`;
    const inHarbour = harbour.lastIndexOf('مدنيون');
    const inHospital = hospital.lastIndexOf('مدنيون');
    expect(await made()).toEqual(new Set([
      place(first, [inHarbour, inHarbour + 'مدنيون'.length]),
      place(second, labelled),
      place(second, [inHospital, inHospital + 'مدنيون'.length]),
    ]));

    // One step takes all of it back.
    await expect(page.getByRole('application')).toBeFocused();
    await page.keyboard.press('Control+KeyZ');
    await expect(page.getByText(said.undone).first()).toBeVisible();
    expect(await made()).toEqual(new Set([place(second, labelled)]));
  });
}
