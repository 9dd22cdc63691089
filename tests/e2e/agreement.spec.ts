import fs from 'node:fs';
import path from 'node:path';
import type { Download, Locator, Page } from '@playwright/test';
import { withProject } from '../../src/cli/project.ts';
import type { Output } from '../../src/domain/api.ts';
import { labelName } from './by-key.ts';
import { electronBinary } from './electron-support.ts';
import { picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { expect, introduce, test } from './support.ts';
import type { Isnad } from './support.ts';

const words = {
  ar: {
    headline: 'الرقم وما يقوم عليه',
    why: 'لماذا هذا الرقم',
    confusion: 'الالتباس',
    labels: 'الوسوم',
    save: 'حفظ «حسب الوسم: ألفا كريبندورف (اسمية)» ملفًّا',
    table: 'جدول',
    unavailable: 'غير متاح',
    oneAnnotator: 'يلزم للاتفاق واسِمان على الأقل، وليس هنا إلا واحد.',
    everyone: 'الواسِمون المحتسَبون',
    everyDocument: 'كل الوثائق',
    chooseDocuments: 'الوثائق المحتسَبة',
    twoDocuments: 'وثيقتان',
    inTwo: 'في وثيقتين',
    samples: 'عدد العينات',
    seed: 'البذرة',
    wrongSamples: 'عدد من 0 إلى 10000',
    noSamples: 'لا فترة ثقة: عدد العينات صفر.',
    interval: 'فترة الثقة 95',
    clear: 'احتساب الكل من جديد',
    inspector: 'المدى المحدد',
  },
  en: {
    headline: 'The figure and what it rests on',
    why: 'Why this number',
    documents: 'Documents',
    measure: 'Measure',
    exact: 'Span F₁, exact',
    gamma: 'γ (Mathet et al.)',
    cancel: 'Cancel',
    stale: 'These figures are of what was chosen before.',
    alone: 'Agreement needs two annotators',
    hidden: 'The figures are hidden for now',
  },
} as const;

const samplePath = ({ folder }: Isnad): string => path.join(folder, 'home', 'projects', 'isnad-sample.isnad');

async function measured(isnad: Isnad): Promise<Output<'agreement.measure'>> {
  return withProject(samplePath(isnad), 'هند الراوي', (workbench) =>
    workbench.call('agreement.measure', { measures: ['alpha-nominal'], unit: 'word', samples: 0 }),
  );
}

function alphaOf({ measures: [alpha] }: Output<'agreement.measure'>): string {
  if (alpha === undefined || alpha.value === null) throw new Error('the sample has no α');
  return alpha.value.toFixed(2);
}

async function toTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true });
  await page.getByRole('tab', { selected: true }).focus();
  for (let presses = 0; presses < 7; presses += 1) {
    if (await tab.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press(await page.evaluate(() => (document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight')));
  }
  await page.keyboard.press('Enter');
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

async function saved(page: Page, button: string, entry: number): Promise<Buffer> {
  await page.getByRole('button', { name: button }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').nth(entry).focus();
  const download: Promise<Download> = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  return fs.readFileSync(await (await download).path());
}

/** A step that this run cannot make is named in its report, and printed. */
function leaveOut(step: string): void {
  test.info().annotations.push({ type: 'left out', description: step });
  console.log(`left out: ${step}`);
}

async function cancelGamma(page: Page, headline: Locator): Promise<void> {
  const said = words.en;
  const choose = async (measure: string): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(`${said.measure}$`, 'u') }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: measure }).focus();
    await page.keyboard.press('Enter');
  };
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  await page.route('**/call', async (route) => {
    if (route.request().postData()?.includes('"measures":["gamma"]') === true) await released;
    await route.fallback();
  });
  await choose(said.gamma);
  await page.getByRole('button', { name: said.cancel }).click();
  const stale = page.getByRole('status').filter({ hasText: said.stale });
  await expect(stale).toBeVisible();
  await expect(headline).toContainText(said.exact);
  release(undefined);
  await choose(said.exact);
  await expect(stale).toBeHidden();
  await page.unroute('**/call');
}

// Long walks, on machines that do other things as well.
test.describe.configure({ timeout: 120_000 });

test('agreement is read, taken apart, kept as files and followed to its spans by key (ar)', picture, async ({ page, isnad }) => {
  const said = words.ar;
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(await isnad.begin());
  await introduce(page, { language: 'ar', theme: 'light', name: 'هند الراوي' });
  const report = await measured(isnad);
  await page.keyboard.press('Control+Shift+KeyA');
  const headline = page.getByRole('group', { name: said.headline });
  await expect(headline).toContainText(alphaOf(report));
  await expect(page.getByRole('region', { name: said.why })).toContainText('Krippendorff');
  await look(page, 'agreement-pairs-ar-light');

  // By label: each figure of the report, on the page and in each file.
  await toTab(page, said.labels);
  await photograph(page, 'agreement-labels-ar-light');
  const claim = report.byLabel.find(({ name, label }) => name === 'alpha-nominal' && label === 'claim')?.value ?? Number.NaN;
  const svg = (await saved(page, said.save, 0)).toString('utf8');
  expect(svg).toContain(`>${labelName('claim', 'ar')}</text>`);
  expect(svg).not.toMatch(/class=|style=|var\(/u);
  const png = await saved(page, said.save, 1);
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.readUInt32BE(16)).toBeGreaterThan(1500);
  const csv = (await saved(page, said.save, 2)).toString('utf8');
  expect(csv.startsWith('\u{FEFF}')).toBe(true);
  expect(csv).toContain(`\r\n${labelName('claim', 'ar')},${claim},`);
  await page.getByRole('radio', { name: said.table }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('row').filter({ hasText: labelName('claim', 'ar') })).toContainText(claim.toFixed(3));

  // From a cell of the confusion matrix to the spans behind it, and from there to the document.
  await toTab(page, said.confusion);
  const cell = page.getByRole('gridcell').first();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(cell).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('row').nth(2).getByRole('gridcell').nth(1)).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  const list = page.getByRole('region').filter({ has: page.getByRole('listitem') }).getByRole('listitem').getByRole('button');
  await expect(list.first()).toBeFocused();
  await look(page, 'agreement-confusion-ar-light');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(list.first()).toBeFocused();
  const quote = await list.first().locator('[dir=auto]').first().textContent();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/document\//u);
  await expect(page.getByRole('region', { name: said.inspector }).locator('blockquote')).toHaveText(quote ?? '');

  // Of two documents only, and back; without samples there is no interval, with another seed it says which.
  await page.keyboard.press('Control+Shift+KeyA');
  await expect(page.getByRole('tab', { name: said.confusion })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: said.everyDocument, exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: said.chooseDocuments });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('option').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await look(page, 'agreement-documents-ar-light', { within: '[role="dialog"]' });
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: said.twoDocuments, exact: true })).toBeVisible();
  await expect(headline).toContainText(said.inTwo);
  await page.getByRole('button', { name: said.clear }).focus();
  await page.keyboard.press('Enter');
  await expect(headline).toContainText(alphaOf(report));
  const why = page.getByRole('region', { name: said.why });
  const samples = why.getByRole('textbox', { name: said.samples });
  await expect(headline).toContainText(said.interval);
  await samples.focus();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('مئة');
  await page.keyboard.press('Enter');
  await expect(why).toContainText(said.wrongSamples);
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('٠');
  await page.keyboard.press('Enter');
  await expect(why).toContainText(said.noSamples);
  await expect(headline).not.toContainText(said.interval);
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('200');
  await page.keyboard.press('Tab');
  await expect(why.getByRole('textbox', { name: said.seed })).toBeFocused();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(why).toContainText('200 عينة، البذرة 7');

  // The page is as it was left. With one annotator there is nothing to agree on, and it is said why.
  await page.keyboard.press('Control+Shift+KeyL');
  await page.keyboard.press('Control+Shift+KeyA');
  await expect(page.getByRole('tab', { name: said.confusion })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: new RegExp(said.everyone, 'u') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'هند الراوي' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(headline).toContainText(said.unavailable);
  await expect(headline).toContainText(said.oneAnnotator);
  await photograph(page, 'agreement-unavailable-ar-light');
  await page.getByRole('button', { name: said.clear }).focus();
  await page.keyboard.press('Enter');
  await expect(headline).toContainText(alphaOf(report));
});

test('another measure, the worst document, and what to do where there is nothing to compare (en)', picture, async ({ page, isnad }) => {
  const said = words.en;
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(await isnad.begin());
  await introduce(page, { language: 'en', theme: 'dark', name: 'هند الراوي' });
  await page.keyboard.press('Control+Shift+KeyA');
  const headline = page.getByRole('group', { name: said.headline });
  await expect(headline).toContainText(/\d words in \d+ documents/u);
  await page.getByRole('button', { name: new RegExp(`${said.measure}$`, 'u') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: said.exact }).focus();
  await page.keyboard.press('Enter');
  await expect(headline).toContainText(said.exact);
  await expect(headline).toContainText(/\d spans in \d+ documents/u);
  // What takes long is stopped, and it is said whose the figures are that stay. In a browser a question can be held back,
  // so that it takes long on any machine; Electron's own windows ask through no network.
  if (electronBinary === undefined) await cancelGamma(page, headline);
  else leaveOut('cancelling a computation: only in a browser can a question be held back until it is cancelled');
  await toTab(page, said.documents);
  await look(page, 'agreement-documents-en-dark');
  const documents = page.getByRole('figure').getByRole('listitem');
  const values = (await documents.allTextContents()).map((text) => Number(/\d\.\d\d/u.exec(text)?.[0]));
  expect(values.length).toBeGreaterThan(1);
  expect(values).toEqual(values.toSorted((one, other) => one - other));
  const worst = documents.first().getByRole('button');
  const title = (await worst.locator('bdi').first().textContent()) ?? '';
  await worst.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);

  // A project in which nobody has worked yet.
  await page.goto('about:blank');
  await page.goto(await isnad.serve());
  await expect(page.getByRole('row').first()).toBeVisible();
  await page.keyboard.press('Control+Shift+KeyA');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.alone);
  await photograph(page, 'agreement-empty-en-dark');
  // Blind, it is not said that nobody has worked: it is not hers to see.
  await isnad.call('project.update', { blind: true });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.hidden);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/library$/u);
});
