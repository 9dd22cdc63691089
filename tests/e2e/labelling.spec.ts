import { harbour } from './articles.ts';
import { chooseByKey, exportByKey, introduceByKey, labelName, languages, selectByKey } from './by-key.ts';
import { expect, paintedText, rangeOf, row, test } from './support.ts';

const words = {
  ar: { spans: 'المديات', negated: 'منفي', affirmed: 'مثبت', asserted: 'جازم', saved: 'محفوظ' },
  en: { spans: 'Spans', negated: 'negated', affirmed: 'affirmed', asserted: 'asserted', saved: 'Saved' },
} as const;

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
    const exported = await exportByKey(again);
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
