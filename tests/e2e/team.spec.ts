import path from 'node:path';
import type { Page } from '@playwright/test';
import { withProject } from '../../src/cli/project.ts';
import { beginFromBundle } from '../../src/engine/exchange/exchange.ts';
import { harbour, hospital } from './articles.ts';
import { selectByKey } from './by-key.ts';
import { looks, picture } from './looks.ts';
import { look } from './screens/look.ts';
import { expect, introduce, rangeOf, row, test } from './support.ts';
import type { Isnad } from './support.ts';

const denied = 'ولم يتضرر المدنيون';
const counted = 'مقتل 27 شخصًا بينهم مدنيون';

const words = {
  ar: {
    exchange: 'التبادل', blind: 'المشرف والمحكّمون وحدهم', bundleFor: (name: string) => new RegExp(`حزمة لـ.?${name}`, 'u'), begin: 'ابدأ من حزمة…',
    back: 'اكتب طبقاتي في حزمة', choose: 'اختر حزمًا…', report: 'ما جاءت به الحزم', headline: 'الرقم وما يقوم عليه', close: 'إغلاق',
  },
  en: {
    exchange: 'Exchange', blind: 'Leads and adjudicators only', bundleFor: (name: string) => new RegExp(`Bundle for .?${name}`, 'u'), begin: 'Begin from a bundle…',
    back: 'Write my layers to a bundle', choose: 'Choose bundles…', report: 'What the bundles brought', headline: 'The figure and what it rests on', close: 'Close',
  },
} as const;

/** Presses a button by key and keeps what it gives. */
async function saved(page: Page, isnad: Isnad, name: string | RegExp, file: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  const target = path.join(isnad.folder, file);
  await (await download).saveAs(target);
  return target;
}

/** Opens a chooser by key and gives it files. */
async function give(page: Page, name: string, files: string[]): Promise<void> {
  await page.getByRole('button', { name }).focus();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(files);
}

async function toExchange(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+KeyK');
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
}

for (const { language, theme } of looks) {
  const said = words[language];

  test(`work is assigned, done by two, exchanged and measured, ${language} ${theme}`, picture, async ({ page, isnad }) => {
    test.slow();
    page.on('filechooser', () => undefined);
    await page.emulateMedia({ colorScheme: theme });
    const lead = 'ليلى';
    const [salem, huda] = [
      await isnad.call('annotators.create', { name: 'سالم' }, lead),
      await isnad.call('annotators.create', { name: 'هدى' }, lead),
    ];
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: lead });
    const [{ id: first }, { id: second }] = [await isnad.documentFrom('harbour.txt'), await isnad.documentFrom('hospital.txt')];

    // The lead makes it blind and hands out two articles.
    await toExchange(page, said.exchange);
    await page.getByRole('radio', { name: said.blind }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('radio', { name: said.blind })).toBeChecked();
    await expect.poll(async () => (await isnad.call('project.get', {}, lead)).blind).toBe(true);
    await isnad.call('assignments.create', { documents: [first, second], annotators: [salem.id, huda.id] }, lead);
    await look(page, `exchange-${language}-${theme}`);
    const toSalem = await saved(page, isnad, said.bundleFor('سالم'), 'to-salem.isnad-bundle');
    const toHuda = await saved(page, isnad, said.bundleFor('هدى'), 'to-huda.isnad-bundle');

    // Salem begins his copy from the bundle, in a window, and annotates one article.
    await page.goto('about:blank');
    await page.goto(await isnad.serve(null));
    await give(page, said.begin, [toSalem]);
    await row(page, 'لم يتضرر المدنيون').waitFor();
    await expect(page.getByRole('row')).toHaveCount(2);
    await row(page, 'لم يتضرر المدنيون').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('article')).toContainText(denied);
    await page.keyboard.press('Control+Home');
    await selectByKey(page, harbour, { anchor: 0, focus: 0 }, denied);
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('option').first()).toContainText(denied);
    await page.keyboard.press('Control+Enter');
    await toExchange(page, said.exchange);
    await look(page, `exchange-copy-${language}-${theme}`);
    const fromSalem = await saved(page, isnad, said.back, 'from-salem.isnad-bundle');

    // Huda works on a desktop of her own, without a window here: more words of one claim, and one of the other article.
    const copy = path.join(isnad.folder, 'huda.isnad');
    await beginFromBundle(copy, toHuda);
    const fromHuda = path.join(isnad.folder, 'from-huda.isnad-bundle');
    await withProject(copy, 'هدى', async ({ call }) => {
      await call('spans.create', { document: first, label: 'claim', fragments: [rangeOf(harbour, `${denied}» في أي من الأحياء`)] });
      await call('spans.create', { document: second, label: 'claim', fragments: [rangeOf(hospital, counted)] });
      for (const document of [first, second]) await call('layers.update', { document, status: 'done' });
      await call('bundles.write', { annotator: huda.id, path: fromHuda });
    });

    // Both come back; the lead reads what they brought, and how far the two agree.
    await page.goto('about:blank');
    await page.goto(await isnad.serve());
    await row(page, 'لم يتضرر المدنيون').waitFor();
    await toExchange(page, said.exchange);
    await give(page, said.choose, [fromSalem, fromHuda]);
    const report = page.getByRole('dialog', { name: said.report });
    await expect(report).toContainText('سالم');
    await look(page, `exchange-report-${language}-${theme}`);
    await page.keyboard.press('Enter');
    await expect(report).toBeHidden();
    const merged = await isnad.call('spans.list', { document: first }, lead);
    expect(merged.map(({ annotator }) => annotator).toSorted()).toEqual([salem.id, huda.id].toSorted());
    const { measures } = await isnad.call('agreement.measure', { measures: ['alpha-nominal'], unit: 'word', samples: 0 }, lead);
    const [alpha] = measures;
    if (alpha?.value === undefined || alpha.value === null) throw new Error(`α is not available: ${alpha?.reason ?? ''}`);
    // Salem has done one of the two articles.
    expect(alpha.documents).toBe(1);
    await page.keyboard.press('Control+Shift+KeyA');
    await expect(page.getByRole('group', { name: said.headline })).toContainText(alpha.value.toFixed(2));
    await look(page, `agreement-story-${language}-${theme}`);
  });
}
