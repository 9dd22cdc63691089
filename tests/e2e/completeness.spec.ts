import type { Page } from '@playwright/test';
import { labelName } from './by-key.ts';
import { picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { expect, introduce, openPalette, row, test } from './support.ts';

const words = {
  ar: {
    incomplete: 'ناقصة',
    gaps: 'ما ينقص عملي في هذه الوثيقة',
    add: 'إضافتها',
    inspector: 'المدى المحدد',
    done: 'وُضعت عليها علامة «منجزة»، وفيها مدى أو علاقة ينقصها شيء',
    reverse: 'عكس اتجاه العلاقة',
    linked: 'ما يرتبط أيضًا بـ',
    filter: 'المديات التي ينقصها شيء',
    note: 'ملاحظتي على الوثيقة',
    noteCommand: 'ملاحظة على الوثيقة',
    beside: 'فتح إلى الجانب',
  },
  en: {
    incomplete: 'Incomplete',
    gaps: 'What my work in this document lacks',
    add: 'Add it',
    inspector: 'Selected span',
    done: 'Marked as done, though 1 of your spans and relations lacks something',
    reverse: 'Turn the relation',
    linked: 'What else is linked to',
    filter: 'Only spans that lack something',
    note: 'My note on the document',
    noteCommand: 'Note on the document',
    beside: 'Open beside',
  },
} as const;

// Long walks, on machines that do other things as well.
test.describe.configure({ timeout: 120_000 });

const unsaid = 'القصف الذي شنته زوارق حرس السواحل على الرصيف القديم';

async function clipboard(page: Page): Promise<{ plain: string; html: string }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    if (item === undefined) throw new Error('the clipboard is empty');
    const read = async (type: string) => (await item.getType(type)).text();
    return { plain: await read('text/plain'), html: await read('text/html') };
  });
}

for (const [language, theme] of [['ar', 'light'], ['en', 'dark']] as const) {
  test(`what is missing is listed, gone to and mended by key; cards lead on; a span is quoted (${language})`, picture, async ({
    page,
    isnad,
    context,
  }) => {
    const said = words[language];
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(await isnad.begin());
    await introduce(page, { language, theme, name: 'كريم عبّود' });

    // In the library: only where something is missing.
    await page.getByRole('radio', { name: new RegExp(said.incomplete, 'u') }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('row')).toHaveCount(9);
    await photograph(page, `completeness-library-${language}-${theme}`);
    await row(page, 'مجزرة الرصيف القديم').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('application')).toBeFocused();

    // Nobody is kept from being done, but it is said what is missing, and one goes there.
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: said.done })).toBeVisible();
    await page.keyboard.press('Control+Shift+KeyM');
    const gaps = page.getByRole('dialog', { name: said.gaps });
    await expect(gaps.getByRole('option')).toHaveCount(1);
    await expect(gaps).toContainText(labelName('attributed-to', language));
    await look(page, `completeness-gaps-${language}-${theme}`, { within: '[role="dialog"]' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const inspector = page.getByRole('region', { name: said.inspector });
    await expect(inspector.locator('blockquote')).toHaveText(unsaid);
    await expect(inspector.getByRole('button', { name: said.add, exact: true })).toBeFocused();
    const filter = page.getByRole('button', { name: new RegExp(said.filter, 'u') });
    await filter.focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('option').filter({ hasText: labelName('attributed-to', language) })).toHaveCount(2);
    await photograph(page, `completeness-spans-${language}-${theme}`);
    await page.keyboard.press('Space');

    // A card: turned round and back, followed one step further, and its other article opened beside this one.
    const supports = inspector.getByRole('listitem', { name: new RegExp(labelName('supports', language), 'u') });
    const before = await supports.getAttribute('aria-label');
    await supports.getByRole('button', { name: new RegExp(said.reverse, 'u') }).focus();
    await page.keyboard.press('Enter');
    await expect(supports).not.toHaveAttribute('aria-label', before ?? '');
    const undo = page.getByRole('button', { name: /^(?:Undo: |تراجع عن: )/u });
    await expect(undo).toBeEnabled();
    await page.keyboard.press('Control+KeyZ');
    await expect(supports).toHaveAttribute('aria-label', before ?? '');
    await supports.getByRole('button', { name: new RegExp(said.linked, 'u') }).first().focus();
    await page.keyboard.press('Enter');
    await expect(supports.getByRole('listitem').filter({ hasText: labelName('attributed-to', language) })).toContainText('شاهد يعمل على رافعة قريبة');
    await look(page, `completeness-chain-${language}-${theme}`);

    // The span with outlet, date and link, for plain text and for formatted.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('application')).toBeFocused();
    await page.keyboard.press('Control+Shift+KeyX');
    const { plain, html } = await clipboard(page);
    expect(plain.startsWith(`«${unsaid}» — صوت الضفتين، `)).toBe(true);
    expect(plain).toContain('2026');
    expect(plain.endsWith('https://aldiffatayn.example/2026/10/13/quay')).toBe(true);
    expect(plain).not.toMatch(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
    expect(html).toContain(`<bdi dir="rtl">${unsaid}</bdi>`);
    expect(html).toContain('href="https://aldiffatayn.example/2026/10/13/quay"');

    // A note on the document as a whole.
    await openPalette(page);
    await page.keyboard.type(said.noteCommand);
    await page.keyboard.press('Enter');
    const note = page.getByRole('textbox', { name: said.note });
    await expect(note).toBeFocused();
    await note.fill('يُراجع مع المستشفى');
    await page.keyboard.press('Control+Enter');
    await expect(undo).toBeEnabled();

    const restates = inspector.getByRole('listitem', { name: new RegExp(labelName('restates', language), 'u') });
    await restates.getByRole('button', { name: new RegExp(said.beside, 'u') }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('article')).toHaveCount(2);
    // Seen from there it is the same relation: the span that one came from, with its outlet.
    await expect(restates.filter({ hasText: unsaid })).toContainText('صوت الضفتين');
  });
}
