import { exportByKey, introduceByKey } from './by-key.ts';
import { looks, picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { expect, introduce, paintedText, rangeOf, row, test } from './support.ts';
import { harbour } from './articles.ts';

const words = {
  ar: {
    labels: 'الوسوم', more: /المزيد: .القطبية/, split: 'تقسيم الوسم بهذه السمة…', where: /حيث .القطبية/, negated: 'منفي',
    do: 'تقسيم', what: 'ماذا يمس هذا التغيير', apply: 'اعتماد التغيير', applied: 'اعتُمد المخطط', name: 'الاسم بالعربية', id: 'negated-claim', redo: /إعادة/,
  },
  en: {
    labels: 'Labels', more: /More: .Polarity/, split: 'Split the label by this attribute…', where: /Where .Polarity/, negated: 'negated',
    do: 'Split', what: 'What this change touches', apply: 'Apply', applied: 'The scheme is applied', name: 'Name in English', id: 'negated-claim-2', redo: /Redo/,
  },
} as const;

type Spans = { type: string; label?: string; attributes?: Record<string, unknown> }[];
const labelsIn = (records: Record<string, unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const record of records as Spans) {
    if (record.type === 'span' && record.label !== undefined) counts[record.label] = (counts[record.label] ?? 0) + 1;
  }
  return counts;
};

for (const language of ['ar', 'en'] as const) {
  test(`a change of the scheme on the sample is previewed, applied, exported and undone by keyboard, ${language}`, async ({ page, isnad }) => {
    test.slow();
    page.setDefaultTimeout(20_000);
    const said = words[language];
    await page.goto(await isnad.begin());
    await introduceByKey(page, language);
    await page.getByRole('row').first().waitFor();
    const before = labelsIn(await exportByKey(page));
    // What the format could not carry is told first.
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
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
    await expect(list.getByRole('option', { selected: true })).toContainText(said.negated);

    await page.keyboard.press('Control+Enter');
    const preview = page.getByRole('dialog', { name: said.what });
    await expect(preview.getByRole('table')).toBeVisible();
    await photograph(page, `scheme-preview-${language}`);
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
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Control+KeyZ');
    await expect(page.getByRole('button', { name: said.redo })).toBeEnabled();
    expect(labelsIn(await exportByKey(page))).toEqual(before);
  });
}

for (const { language, theme } of looks) {
  test(`the scheme editor: a new label is painted at once, a bad file is refused, ${language}, ${theme}`, picture, async ({ page, isnad }) => {
    test.slow();
    page.setDefaultTimeout(20_000);
    const arabic = language === 'ar';
    const { id } = await isnad.documentFrom('harbour.txt');
    await isnad.call('spans.create', { document: id, label: 'source', fragments: [rangeOf(harbour, 'الرئاسة في بيان')] });
    await page.goto(await isnad.serve());
    await introduce(page, { language, theme, name: 'ليلى' });
    await row(page, 'لم يتضرر المدنيون').waitFor();
    await page.evaluate(() => {
      window.location.hash = '#/scheme';
    });
    await page.getByRole('option').first().waitFor();
    await look(page, `scheme-${language}-${theme}`);

    // Out of the scheme though it is in use: refused, and kept as retired.
    await page.getByRole('option').nth(1).click();
    await page.getByRole('button', { name: arabic ? 'دمج…' : 'Merge…' }).waitFor();
    await page.getByRole('option').nth(2).click();
    await page.getByRole('button', { name: arabic ? 'حذف' : 'Remove', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: arabic ? 'خطأ' : 'mistake' })).toBeVisible();
    await page.getByRole('button', { name: arabic ? 'خطوة إلى الوراء' : 'One step back' }).click();
    await expect(page.getByRole('option').nth(2)).toContainText(arabic ? 'لفظ الإسناد' : 'Cue');

    await page.getByRole('button', { name: arabic ? 'وسم جديد للمديات' : 'New label of spans' }).click();
    const fields = page.getByRole('dialog').getByRole('textbox');
    await fields.first().fill(arabic ? 'مكان' : 'Place');
    await fields.last().fill(arabic ? 'Place' : 'مكان');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { selected: true })).toContainText(arabic ? 'مكان' : 'Place');
    const guideline = page.getByRole('textbox', { name: arabic ? 'الدليل بالعربية' : 'Guideline in English', exact: true });
    await guideline.click();
    await page.keyboard.press('Control+KeyB');
    await page.keyboard.type('Only');
    await page.keyboard.press('Control+KeyB');
    await page.keyboard.type(' names.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- quarters');
    await expect(guideline.getByRole('listitem')).toHaveText('quarters');
    await look(page, `scheme-new-label-${language}-${theme}`);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByRole('button', { name: arabic ? 'اعتماد التغيير' : 'Apply' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();

    const { content } = await isnad.call('scheme.get', {});
    const place = content.spans.at(-1);
    expect(place).toMatchObject({ id: 'place', shortcut: 'p' });
    expect(place?.guideline[language]).toBe('**Only** names.\n\n- quarters');

    const wrong = JSON.stringify({ ...content, spans: [...content.spans, { ...place, names: { ar: 'م\u202e', en: 'Place' } }] }, null, 2);
    await page.locator('input[type=file]').setInputFiles({ name: 'مخطط.json', mimeType: 'application/json', buffer: Buffer.from(wrong) });
    const refused = page.getByRole('dialog');
    await expect(refused).toContainText('spans › place › id');
    await look(page, `scheme-bad-file-${language}-${theme}`, { within: '[role=dialog]' });
    await page.keyboard.press('Escape');
    expect((await isnad.call('scheme.get', {})).version).toBe(2);

    // Painted by its key at once, and its guideline stands beside the text.
    await page.goBack();
    await row(page, 'لم يتضرر المدنيون').click();
    await page.locator('article p').first().waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('KeyP');
    await expect.poll(async () => Object.keys(await paintedText(page)).some((name) => name.startsWith('isnad-place-'))).toBe(true);
    await page.keyboard.press('Shift+F1');
    const panel = page.getByRole('region', { name: arabic ? 'الدليل' : 'Guideline', exact: true });
    await expect(panel.getByRole('listitem')).toHaveText('quarters');
    await look(page, `guideline-${language}-${theme}`);
    await page.keyboard.type(arabic ? 'الاسناد' : 'cue');
    await expect(panel.getByRole('button', { name: arabic ? /لفظ الإسناد/ : /Cue/ }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading')).toContainText(arabic ? 'لفظ الإسناد' : 'Cue');
    await page.keyboard.press('Shift+F1');
    await expect(panel).toBeHidden();
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
