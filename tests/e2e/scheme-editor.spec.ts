import type { Page } from '@playwright/test';
import { harbour } from './articles.ts';
import { exportByKey, introduceByKey } from './by-key.ts';
import { looks, picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { expect, focusIsSomewhere, introduce, paintedText, rangeOf, row, test, type Isnad } from './support.ts';

const said = {
  labels: 'الوسوم', more: /المزيد: .القطبية/, split: 'تقسيم الوسم بهذه السمة…', where: /حيث .القطبية/, negated: 'منفي',
  do: 'تقسيم', what: 'ماذا يمس هذا التغيير', apply: 'اعتماد التغيير', applied: 'اعتُمد المخطط', name: 'الاسم بالعربية', id: 'negated-claim', redo: /إعادة/,
} as const;

type Spans = { type: string; label?: string; attributes?: Record<string, unknown> }[];
const labelsIn = (records: Record<string, unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const record of records as Spans) {
    if (record.type === 'span' && record.label !== undefined) counts[record.label] = (counts[record.label] ?? 0) + 1;
  }
  return counts;
};

test('a change of the scheme on the sample is previewed, applied, exported and undone by keyboard @picture', async ({ page, isnad }) => {
  test.slow();
  page.setDefaultTimeout(20_000);
  await page.goto(await isnad.begin());
  await introduceByKey(page, 'ar');
  await page.getByRole('row').first().waitFor();
  const before = labelsIn(await exportByKey(page));
  // What the format could not carry is told first.
  await closeDialog(page);
  await page.keyboard.press('Control+Shift+KeyE');
  const list = page.getByRole('navigation', { name: said.labels });
  await list.getByRole('option').first().waitFor();
  await list.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(list.getByRole('option').first()).toBeFocused();

  // Renamed: what touches nothing is the same draft.
  await page.getByRole('textbox', { name: said.name }).first().focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' 2');
  await page.getByRole('button', { name: said.more }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: said.split }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: said.split })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: said.where }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: said.negated }).waitFor();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: said.negated })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: said.do, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  // Whatever the dialog was opened from may be gone with what it did.
  await focusIsSomewhere(page);
  await expect(list.getByRole('option', { selected: true })).toContainText(said.negated);
  await expect(list.getByRole('option', { selected: true })).toBeFocused();

  await expect(page.getByRole('button', { name: /ماذا يمس هذا؟/u })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  const preview = page.getByRole('dialog', { name: said.what });
  await expect(preview.getByRole('table')).toBeVisible();
  await photograph(page, 'scheme-preview-ar');
  await preview.getByRole('button', { name: said.apply }).focus();
  await page.keyboard.press('Enter');
  await expect(preview).toBeHidden();
  await expect(page.getByText(said.applied)).toBeVisible();

  await page.goBack();
  await page.getByRole('row').first().waitFor();
  const after = labelsIn(await exportByKey(page));
  const denials = after[said.id] ?? 0;
  expect(denials).toBeGreaterThan(0);
  expect(after).toEqual({ ...before, claim: (before['claim'] ?? 0) - denials, [said.id]: denials });

  // What the format could not carry is told first.
  await closeDialog(page);
  await page.keyboard.press('Control+KeyZ');
  await expect(page.getByRole('button', { name: said.redo })).toBeEnabled();
  expect(labelsIn(await exportByKey(page))).toEqual(before);
});

/** By key, once the dialog has it. */
async function closeDialog(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** The scheme with one label more, and a span of it and of another in the harbour’s article. */
async function withPlace(isnad: Isnad): Promise<void> {
  const { content } = await isnad.call('scheme.get', {});
  const [like] = content.spans;
  if (like === undefined) throw new Error('the scheme has no label');
  const guideline = { ar: '**Only** names.\n\n- quarters', en: '**Only** names.\n\n- quarters' };
  const place = { ...like, id: 'place', names: { ar: 'مكان', en: 'Place' }, shortcut: 'p', guideline, attributes: [], requires: [], examples: [] };
  await isnad.call('scheme.change', { content: { ...content, spans: [...content.spans, place] }, from: 1 });
}

/** Brings a file whose last label has a name that turns what stands beside it, and is told where. */
async function bringBadFile(page: Page, isnad: Isnad, name: string): Promise<void> {
  const { content } = await isnad.call('scheme.get', {});
  const wrong = content.spans.map((label) => (label.id === 'place' ? { ...label, names: { ar: 'م\u202e', en: 'Place' } } : label));
  const spans = [...wrong, ...wrong.slice(-1)];
  const buffer = Buffer.from(JSON.stringify({ ...content, spans }, null, 2));
  await page.locator('input[type=file]').setInputFiles({ name: 'مخطط.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('dialog')).toContainText('spans › place › id');
  await look(page, name, { within: '[role=dialog]' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await isnad.call('scheme.get', {})).version).toBe(2);
}

async function openScheme(page: Page, isnad: Isnad, { language, theme }: (typeof looks)[number]): Promise<void> {
  const { id } = await isnad.documentFrom('harbour.txt');
  await isnad.call('spans.create', { document: id, label: 'source', fragments: [rangeOf(harbour, 'الرئاسة في بيان')] });
  await page.emulateMedia({ colorScheme: theme });
  await page.goto(await isnad.serve());
  await introduce(page, { language, name: 'ليلى' });
  await row(page, 'لم يتضرر المدنيون').waitFor();
  await page.evaluate(() => {
    window.location.hash = '#/scheme';
  });
  await page.getByRole('option').first().waitFor();
}

async function openArticle(page: Page): Promise<void> {
  await page.goBack();
  await row(page, 'لم يتضرر المدنيون').click();
  await page.locator('article p').first().waitFor();
}

for (const one of looks.filter(({ language }) => language === 'ar')) {
  test(`the scheme editor: a new label is painted at once, a bad file is refused, ar, ${one.theme}`, picture, async ({ page, isnad }) => {
    test.slow();
    page.setDefaultTimeout(20_000);
    await openScheme(page, isnad, one);
    await look(page, `scheme-ar-${one.theme}`);

    // Out of the scheme though it is in use: refused.
    await page.getByRole('option').nth(2).click();
    await page.getByRole('button', { name: 'حذف', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'خطأ' })).toBeVisible();
    const back = page.getByRole('button', { name: 'خطوة إلى الوراء' });
    await back.click();
    await expect(page.getByRole('option').nth(2)).toContainText('لفظ الإسناد');

    await page.getByRole('button', { name: 'وسم جديد للمديات' }).click();
    const fields = page.getByRole('dialog').getByRole('textbox');
    await fields.first().fill('مكان');
    await fields.last().fill('Place');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { selected: true })).toContainText('مكان');

    // A new attribute takes its id from its name; a step back takes back one field.
    await page.getByRole('button', { name: 'سمة جديدة' }).press('Enter');
    const attribute = page.getByRole('region', { name: /السمة/ });
    await attribute.getByRole('textbox', { name: 'الاسم بالإنكليزية' }).press('Control+KeyA');
    await page.keyboard.type('Kind of it');
    await attribute.getByRole('textbox', { name: 'الاسم بالعربية' }).press('Control+KeyA');
    await page.keyboard.type('نوعه');
    await back.press('Enter');
    await expect(attribute.getByRole('textbox', { name: 'الاسم بالعربية' })).not.toHaveValue('نوعه');
    await expect(attribute.getByRole('textbox', { name: 'الاسم بالإنكليزية' })).toHaveValue('Kind of it');

    const guideline = page.getByRole('textbox', { name: 'الدليل بالعربية', exact: true });
    await guideline.click();
    await page.keyboard.press('Control+KeyB');
    await page.keyboard.type('Only');
    await page.keyboard.press('Control+KeyB');
    await page.keyboard.type(' names.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- quarters');
    await expect(guideline.getByRole('listitem')).toHaveText('quarters');
    await look(page, `scheme-new-label-ar-${one.theme}`);
    await page.keyboard.press('Control+Enter');
    // Pressed twice it is made once.
    await page.getByRole('dialog').getByRole('button', { name: said.apply }).dblclick();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText(said.applied)).toBeVisible();
    await expect(page.getByRole('alertdialog')).toHaveCount(1);

    const place = (await isnad.call('scheme.get', {})).content.spans.at(-1);
    expect(place).toMatchObject({ id: 'place', shortcut: 'p', attributes: [{ id: 'kind-of-it' }] });
    expect(place?.guideline.ar).toBe('**Only** names.\n\n- quarters');
    await bringBadFile(page, isnad, `scheme-bad-file-ar-${one.theme}`);

    // Painted by its key at once, and its guideline stands beside the text.
    await openArticle(page);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('KeyP');
    await expect.poll(async () => Object.keys(await paintedText(page)).some((name) => name.startsWith('isnad-place-'))).toBe(true);
    await page.keyboard.press('Shift+F1');
    const panel = page.getByRole('region', { name: 'الدليل', exact: true });
    await expect(panel.getByRole('listitem')).toHaveText('quarters');
    await look(page, `guideline-ar-${one.theme}`);
    await page.keyboard.type('الاسناد');
    await expect(panel.getByRole('button', { name: /لفظ الإسناد/ }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading')).toContainText('لفظ الإسناد');
    await page.keyboard.press('Shift+F1');
    await expect(panel).toBeHidden();
  });
}

for (const one of looks.filter(({ language }) => language === 'en')) {
  test(`the scheme editor, the bad file and the guideline in English, ${one.theme}`, picture, async ({ page, isnad }) => {
    page.setDefaultTimeout(20_000);
    await withPlace(isnad);
    await openScheme(page, isnad, one);
    await look(page, `scheme-en-${one.theme}`);
    await page.getByRole('option', { name: /Place/ }).click();
    await expect(page.getByRole('textbox', { name: 'Guideline in English', exact: true }).getByRole('listitem')).toHaveText('quarters');
    await photograph(page, `scheme-new-label-en-${one.theme}`);
    await bringBadFile(page, isnad, `scheme-bad-file-en-${one.theme}`);
    await openArticle(page);
    await page.keyboard.press('Shift+F1');
    await page.keyboard.type('cue');
    const panel = page.getByRole('region', { name: 'Guideline', exact: true });
    await expect(panel.getByRole('button', { name: /Cue/ }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading')).toContainText('Cue');
    await look(page, `guideline-en-${one.theme}`);
  });
}

test('a project begins with a template, and an empty scheme does no harm anywhere', async ({ page, isnad }) => {
  await page.goto(await isnad.serve(null));
  await introduce(page, { language: 'en' });
  await page.getByRole('textbox', { name: /Title|Name/ }).first().fill('Nothing yet');
  await page.getByRole('button', { name: /^Claims, sources and contradictions/ }).press('Enter');
  await page.getByRole('option', { name: 'New scheme' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: /empty|no documents/i }).first().waitFor();
  await page.evaluate(() => {
    window.location.hash = '#/scheme';
  });
  await expect(page.getByRole('heading', { name: 'The scheme is empty' })).toBeVisible();
  await page.getByRole('button', { name: 'Templates' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Named entities' }).press('Enter');
  await expect(page.getByRole('option').first()).toContainText('Person');
  await page.getByRole('button', { name: 'One step back' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'The scheme is empty' })).toBeVisible();
});
