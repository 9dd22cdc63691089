import { quotations } from '../../src/domain/scheme-templates/quotations.ts';
import { hospital } from './articles.ts';
import { chooseByKey, exportByKey, introduceByKey, languages, selectByKey } from './by-key.ts';
import { look } from './screens/look.ts';
import { expect, rangeOf, row, test } from './support.ts';

const source = 'الرئاسة';
const cue = 'وقالت إن';
const content = ['الأرقام', 'مبالغ فيها'] as const;

const words = {
  ar: { inspector: 'المدى المحدد', indirect: 'مختلط' },
  en: { inspector: 'Selected span', indirect: 'mixed' },
} as const;

for (const language of languages) {
  test(`source, cue and content of a quotation are labelled and linked inside one article, and exported (${language}) @picture`, async ({
    page,
    isnad,
  }) => {
    const said = words[language];
    await isnad.call('scheme.change', { content: quotations, steps: [], from: 1 });
    await page.goto(await isnad.serve());
    await introduceByKey(page, language);
    await row(page, 'مستشفى المدينة').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('article')).toContainText(source);
    await page.keyboard.press('Control+Home');

    // In the order of the text: who, by which words, and what: the last in two fragments around a mark.
    let caret = await selectByKey(page, hospital, { anchor: 0, focus: 0 }, source);
    await page.keyboard.press('KeyS');
    await expect(page.getByRole('option')).toHaveCount(1);
    caret = await selectByKey(page, hospital, { anchor: caret.focus, focus: caret.focus }, cue);
    await page.keyboard.press('KeyQ');
    await expect(page.getByRole('option')).toHaveCount(2);
    caret = await selectByKey(page, hospital, { anchor: caret.focus, focus: caret.focus }, content[0]);
    await page.keyboard.press('Comma');
    await selectByKey(page, hospital, { anchor: caret.focus, focus: caret.focus }, content[1]);
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('option')).toHaveCount(3);

    // The content is linked to both, one after the other: what a key offers depends on the two ends.
    const inspector = page.getByRole('region', { name: said.inspector });
    await page.keyboard.press('Slash');
    await page.keyboard.press('BracketLeft');
    await page.keyboard.press('KeyQ');
    const relation = (id: string): string => {
      const label = quotations.relations.find((each) => each.id === id);
      if (label === undefined) throw new Error(`the scheme has no ${id}`);
      return label.names[language];
    };
    await expect(inspector).toContainText(relation('signalled-by'));
    await page.keyboard.press('Slash');
    await page.keyboard.press('BracketLeft');
    await page.keyboard.press('BracketLeft');
    await page.keyboard.press('Enter');
    await expect(inspector).toContainText(relation('said-by'));
    await page.keyboard.press('Enter');
    await chooseByKey(page, said.indirect);
    await look(page, `quotation-${language}`);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const exported = await exportByKey(page);
    const spans = exported.filter(({ type }) => type === 'span');
    expect(spans).toEqual([
      expect.objectContaining({ label: 'source', fragments: [rangeOf(hospital, source)], quote: source }),
      expect.objectContaining({ label: 'cue', fragments: [rangeOf(hospital, cue)], quote: cue }),
      expect.objectContaining({
        label: 'content',
        fragments: content.map((part) => rangeOf(hospital, part)),
        quote: content.join(' … '),
        attributes: { form: 'mixed' },
      }),
    ]);
    const relations = exported.filter(({ type }) => type === 'relation');
    expect(new Set(relations.map(({ label }) => label))).toEqual(new Set(['said-by', 'signalled-by']));
    expect(relations).toHaveLength(2);
  });
}
