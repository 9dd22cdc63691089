import { harbour, hospital } from './articles.ts';
import { languages } from './by-key.ts';
import { labelHere } from './desk-support.ts';
import { look } from './screens/look.ts';
import { expect, introduce, row, test } from './support.ts';

const words = {
  ar: { foot: 'الوسم', pinned: 'مثبّتة', recent: 'حديثة', everywhere: 'في المشروع كله', waits: 'ربطٌ ينتظر', inspector: 'المدى المحدد', contradicts: 'يناقض' },
  en: { foot: 'Labelling', pinned: 'Pinned', recent: 'Recent', everywhere: 'In the whole project', waits: 'A link waits', inspector: 'Selected span', contradicts: 'contradicts' },
} as const;

for (const language of languages) {
  test(`the other end of a link is taken from pinned, recent and found spans of other articles (${language}) @picture`, async ({
    page,
    isnad,
  }) => {
    const said = words[language];
    await page.goto(await isnad.serve());
    await introduce(page, { language });
    const one = (await isnad.documentFrom('harbour.txt')).id;
    const other = (await isnad.documentFrom('hospital.txt')).id;
    await labelHere(page, one, harbour, [['claim', 'ولم يتضرر المدنيون'], ['claim', 'خرجوا سالمين']]);
    await labelHere(page, other, hospital, [['claim', 'مقتل 27 شخصًا بينهم مدنيون'], ['time', 'انفجار الميناء']]);

    // The first is pinned, the second only looked at.
    await row(page, 'لم يتضرر المدنيون').press('Enter');
    await expect(page.getByRole('option')).toHaveCount(2);
    await page.keyboard.press('BracketRight');
    await page.keyboard.press('Control+KeyD');
    await page.keyboard.press('BracketRight');
    await expect(page.getByRole('region', { name: said.inspector })).toContainText('خرجوا سالمين');

    // The link begins in another article, and does not end when the article is left.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await row(page, 'مستشفى المدينة').press('Enter');
    await expect(page.getByRole('option')).toHaveCount(2);
    const claim = page.getByRole('option').filter({ hasText: 'مقتل 27' });
    await claim.click();
    await page.getByRole('application').focus();
    await page.keyboard.press('Slash');
    await page.keyboard.press('Control+Shift+KeyL');
    await expect(page.getByRole('status').filter({ hasText: said.waits })).toContainText('مقتل 27 شخصًا بينهم مدنيون');
    await look(page, `link-waiting-${language}`);
    await page.getByRole('status').filter({ hasText: said.waits }).getByRole('button').first().press('Enter');
    await expect(page.getByRole('application')).toBeFocused();
    await page.keyboard.press('Slash');

    // Spans that can be no end (times, and the first end itself) are not offered.
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('group', { name: said.pinned }).getByRole('option')).toHaveText([/ولم يتضرر المدنيون/u]);
    await expect(dialog.getByRole('group', { name: said.recent }).getByRole('option')).toHaveText([/خرجوا سالمين/u]);
    await expect(dialog.getByRole('option')).toHaveCount(2);
    await look(page, `link-end-${language}`);
    // Where nothing fits, the field names no entry that has gone.
    const field = dialog.getByRole('combobox');
    await page.keyboard.type('سالمينظ');
    await expect(dialog.getByRole('option')).toHaveCount(0);
    await expect(field).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('Backspace');
    await expect(dialog.getByRole('group', { name: said.everywhere }).getByRole('option')).toHaveText([/خرجوا سالمين/u]);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: said.foot })).toContainText('خرجوا سالمين');
    await page.keyboard.press('KeyX');
    await expect(page.getByRole('region', { name: said.inspector })).toContainText(said.contradicts);
    await expect
      .poll(async () => (await isnad.call('relations.list', {})).map(({ label, from, to }) => [label, from.kind, to.kind]))
      .toEqual([['contradicts', 'span', 'span']]);
  });
}
