import type { Locator, Page } from '@playwright/test';
import { defaultScheme } from '../../src/domain/default-scheme.ts';
import { labelName } from './by-key.ts';
import { picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { expect, introduce, row, test } from './support.ts';

const words = {
  ar: {
    between: 'بين وثيقتين',
    mine: 'علاقاتي',
    reach: 'بين أي طرفين',
    whose: 'علاقات مَن تُعرض',
    details: 'العلاقة المحددة',
    notOwn: 'هذه العلاقة لواسِم آخر',
    noMatch: 'لا علاقة توافق هذه التصفية',
    inspector: 'المدى المحدد',
    removed: 'وثيقة مُزالة',
    incomplete: 'ينقصها شيء',
  },
  en: {
    between: 'Between two documents',
    mine: 'Mine',
    reach: 'Between which ends',
    whose: 'Whose relations are shown',
    details: 'Selected relation',
    notOwn: 'This relation is another annotator’s',
    noMatch: 'No relation matches this filter',
    inspector: 'Selected span',
    removed: 'document removed',
    incomplete: 'Incomplete',
  },
} as const;

type Language = keyof typeof words;

// Long walks, on machines that do other things as well.
test.describe.configure({ timeout: 120_000 });

const denial = 'ولم يتضرر أي مدني';
const toll = 'بينهم مدنيان على الأقل من عمال الميناء';

/** The name of a value of an attribute of the contradictions. */
function valueName(attribute: string, value: string, language: Language): string {
  const contradicts = defaultScheme.relations.find(({ id }) => id === 'contradicts');
  const found = contradicts?.attributes.find(({ id }) => id === attribute)?.values.find(({ id }) => id === value);
  if (found === undefined) throw new Error(`there is no ${value}`);
  return found.names[language];
}

/** The sample as one of its annotators, on the page of all relations. */
async function openRelations(page: Page, link: string, language: Language, theme: 'light' | 'dark'): Promise<Locator> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(link);
  await introduce(page, { language, theme, name: 'هند الراوي' });
  await expect(page.getByRole('row')).toHaveCount(14);
  return page.getByRole('listbox').getByRole('option');
}

async function chooseInList(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${list}$`, 'u') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: option, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: option, exact: true })).toHaveCount(0);
}

test('all relations are found, read, opened at both ends, changed, removed and brought back by key (ar)', picture, async ({
  page,
  isnad,
}) => {
  const said = words.ar;
  const rows = await openRelations(page, await isnad.begin(), 'ar', 'light');
  await page.keyboard.press('Control+Shift+KeyG');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('العلاقات337 علاقة');
  await look(page, 'relations-ar-light');

  // Spelt otherwise than in the text; of one kind; one's own.
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type('ولم يتضرّر اي مدنى');
  await page.getByRole('radio', { name: new RegExp(labelName('contradicts', 'ar'), 'u') }).focus();
  await page.keyboard.press('Space');
  await expect(rows).toHaveCount(2);
  await chooseInList(page, said.whose, said.mine);
  await expect(rows).toHaveCount(1);
  await chooseInList(page, said.reach, said.between);
  const [contradiction] = await rows.all();
  if (contradiction === undefined) throw new Error('no row');
  for (const part of [denial, toll, 'صوت الضفتين', 'وكالة نورادا', valueName('kind', 'negation', 'ar')]) {
    await expect(contradiction).toContainText(part);
  }

  // Both articles, each at its claim.
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(contradiction).toBeFocused();
  await page.keyboard.press('F8');
  await expect(page).toHaveURL(/#\/document\/[0-9a-f-]+\/beside\/[0-9a-f-]+$/u);
  const quote = page.getByRole('region', { name: said.inspector }).locator('blockquote');
  await expect(page.locator('article')).toHaveCount(2);
  await expect(quote).toHaveText(toll);
  await page.getByRole('application').nth(1).focus();
  await expect(quote).toHaveText(denial);
  // The page is as it was left.
  await page.keyboard.press('Control+Shift+KeyG');
  await expect(contradiction).toBeFocused();

  const details = page.getByRole('region', { name: said.details });
  await page.keyboard.press('Enter');
  await expect(details.locator(':focus')).toHaveCount(1);
  await details.getByRole('radio', { name: valueName('strength', 'framing', 'ar') }).focus();
  await page.keyboard.press('Space');
  await expect(contradiction).toContainText(valueName('strength', 'framing', 'ar'));
  await photograph(page, 'relations-details-ar-light');
  await page.keyboard.press('Escape');
  await expect(contradiction).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: said.noMatch })).toBeVisible();
  await page.keyboard.press('Control+KeyZ');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Control+KeyZ');
  await expect(contradiction).toContainText(valueName('strength', 'direct', 'ar'));

  // What somebody else said stays, and it is said why.
  await page.getByRole('button', { name: 'إلغاء التصفية' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('العلاقات337 علاقة');
  await page.keyboard.press('ArrowDown');
  await expect(rows.first()).toContainText('كريم عبّود');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('status').filter({ hasText: said.notOwn })).toBeVisible();
  // To the end and back: only what is in sight is read.
  await page.keyboard.press('End');
  await expect(page.locator('[aria-posinset="337"]')).toBeFocused();
  await expect(page.locator('[aria-posinset="337"]')).toHaveAttribute('data-relation', /./u);
});

test('a relation whose other end was removed says so; its ends open; both can be left (en)', picture, async ({ page, isnad }) => {
  const said = words.en;
  const rows = await openRelations(page, await isnad.begin(), 'en', 'dark');
  await row(page, 'الداخلية: لا صحة لأنباء').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('row')).toHaveCount(13);
  await page.keyboard.press('Control+Shift+KeyG');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type(toll);
  await page.getByRole('button', { name: said.incomplete }).focus();
  await page.keyboard.press('Space');
  const mine = rows.filter({ hasNotText: 'كريم' });
  await expect(mine).toHaveCount(1);
  await expect(mine).toContainText(said.removed);
  await mine.focus();
  const details = page.getByRole('region', { name: said.details });
  await expect(details).toContainText('Restoring it makes the relation whole again');
  await look(page, 'relations-removed-en-dark');

  // The end that is gone leads nowhere; the one that is there does.
  await page.keyboard.press('BracketLeft');
  await expect(mine).toBeFocused();
  await page.keyboard.press('BracketRight');
  await expect(page.getByRole('region', { name: said.inspector }).locator('blockquote')).toHaveText(toll);
  await page.keyboard.press('Control+Shift+KeyG');
  await expect(mine).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(mine).toHaveCount(0);
});
