import { defaultScheme } from '../../src/domain/default-scheme.ts';
import { harbour, hospital } from './articles.ts';
import { chooseByKey, exportByKey, introduceByKey, labelName, languages, selectByKey } from './by-key.ts';
import { look, photograph } from './screens/look.ts';
import { expect, rangeOf, row, test } from './support.ts';

const denied = 'ولم يتضرر المدنيون';
const counted = 'مقتل 27 شخصًا بينهم مدنيون';

/** A value of an attribute of the contradiction, as the interface names it. */
function valueName(attribute: string, value: string, language: 'ar' | 'en'): string {
  const contradicts = defaultScheme.relations.find(({ id }) => id === 'contradicts');
  const found = contradicts?.attributes.find(({ id }) => id === attribute)?.values.find(({ id }) => id === value);
  if (found === undefined) throw new Error(`the scheme has no ${attribute} ${value}`);
  return found.names[language];
}

const kinds = [
  ['strength', 'direct'],
  ['kind', 'negation'],
  ['verdict', 'real-conflict'],
] as const;

for (const language of languages) {
  test(`two claims in two articles are linked as a contradiction, by keyboard alone, and exported (${language}) @picture`, async ({
    page,
    isnad,
  }) => {
    await page.goto(await isnad.serve());
    await introduceByKey(page, language);
    await page.keyboard.press('ArrowDown');
    await expect(row(page, 'لم يتضرر المدنيون')).toBeFocused();
    await page.keyboard.press('Enter');

    // The denial, in the first article.
    await expect(page.locator('article')).toContainText(denied);
    await page.keyboard.press('Control+Home');
    await selectByKey(page, harbour, { anchor: 0, focus: 0 }, denied);
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('option').first()).toContainText(denied);

    // The count, in another article beside it.
    await page.keyboard.press('F8');
    await page.keyboard.type('مستشفى المدينة');
    await expect(page.getByRole('option', { name: /مستشفى المدينة/u })).toHaveCount(1);
    await page.keyboard.press('Enter');
    const second = page.getByRole('application').nth(1);
    await expect(second).toBeFocused();
    await page.keyboard.press('Control+Home');
    await selectByKey(page, hospital, { anchor: 0, focus: 0 }, counted);
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('option').first()).toContainText(counted);

    // From here the link; its other end is chosen in the first article.
    await page.keyboard.press('BracketLeft');
    await page.keyboard.press('Slash');
    await page.keyboard.press('F9');
    await expect(page.getByRole('application').first()).toBeFocused();
    await page.keyboard.press('BracketRight');
    const foot = page.getByRole('region', { name: language === 'ar' ? 'الوسم' : 'Labelling' });
    await expect(foot).toContainText(denied);
    await expect(foot).toContainText(counted);
    await look(page, `contradiction-link-${language}`);
    await page.keyboard.press('KeyX');

    // The card, on either side, says what stands against what; strength, kind and verdict are chosen in it.
    const inspector = page.getByRole('region', { name: language === 'ar' ? 'المدى المحدد' : 'Selected span' });
    await expect(inspector).toContainText(labelName('contradicts', language));
    await expect(inspector).toContainText(counted);
    await page.keyboard.press('Enter');
    for (const [attribute, value] of kinds) await chooseByKey(page, valueName(attribute, value, language));
    await photograph(page, `contradiction-card-${language}`);

    // Out.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const exported = await exportByKey(page);
    const spans = exported.filter(({ type }) => type === 'span');
    expect(spans.map(({ fragments, quote }) => ({ fragments, quote }))).toEqual(
      expect.arrayContaining([
        { fragments: [rangeOf(harbour, denied)], quote: denied },
        { fragments: [rangeOf(hospital, counted)], quote: counted },
      ]),
    );
    expect(exported.filter(({ type }) => type === 'relation')).toEqual([
      expect.objectContaining({ label: 'contradicts', attributes: Object.fromEntries(kinds) }),
    ]);
  });
}
