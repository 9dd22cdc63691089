import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { picture } from './looks.ts';
import { axeOn } from './axe.ts';
import { choose, expect, introduce, row, setTheme, test } from './support.ts';

const projectOf = (folder: string): string => path.join(folder, 'home', 'projects', 'isnad-sample.isnad');
const screenshots = process.env['SCREENSHOTS'];

/** A picture where pictures are wanted. */
async function takePicture(page: Page, name: string): Promise<void> {
  if (screenshots !== undefined) await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
}

/** Nothing serious in what is shown. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

const words = {
  ar: { heading: 'الوثائق14 وثيقة', button: 'فتح مشروع العيّنة' },
  en: { heading: 'Documents14 documents', button: 'Open the sample project' },
} as const;

for (const language of ['ar', 'en'] as const) {
  test(`the first opening shows the sample, and the next one the list of recents, ${language}`, picture, async ({ page, isnad }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(await isnad.begin());
    await introduce(page, { language, name: 'ليلى' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[language].heading);
    await expect(page.getByRole('row')).toHaveCount(14);
    await takePicture(page, `sample-library-${language}-light`);
    await row(page, 'مجزرة الرصيف القديم').click();
    const claim = page.getByRole('option').filter({ hasText: 'بينهم مدنيان على الأقل من عمال الميناء' });
    await claim.first().click();
    await takePicture(page, `sample-document-${language}-light`);
    if (screenshots !== undefined) {
      await setTheme(page, 'dark');
      await takePicture(page, `sample-document-${language}-dark`);
      await page.goBack();
      await page.getByRole('row').first().waitFor();
      await takePicture(page, `sample-library-${language}-dark`);
    }

    // Away first: the page would complain that its host is gone.
    await page.goto('about:blank');
    await page.goto(await isnad.begin());
    const button = page.getByRole('button', { name: words[language].button });
    await button.waitFor();
    await takePicture(page, `sample-start-${language}`);
    await expectAccessible(page);
    await button.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[language].heading);
    expect(fs.readdirSync(path.dirname(projectOf(isnad.folder))).filter((name) => name.endsWith('.isnad'))).toEqual(['isnad-sample.isnad']);
  });
}

test('where the sample cannot be made the start screen says why', async ({ page, isnad }) => {
  // A file where the projects’ folder should be.
  fs.mkdirSync(path.join(isnad.folder, 'home'), { recursive: true });
  fs.writeFileSync(path.join(isnad.folder, 'home', 'projects'), 'mine');
  await page.goto(await isnad.begin());
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Layla');
  await choose(dialog, 'English');
  await dialog.getByRole('textbox').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect(page.getByRole('alertdialog')).toContainText(/could not be written|تعذرت الكتابة/);
  await expect(page.getByRole('button', { name: words.en.button })).toBeVisible();
  expect(fs.readFileSync(path.join(isnad.folder, 'home', 'projects'), 'utf8')).toBe('mine');
});

test('the sample is opened by keyboard from the start screen', async ({ page, isnad }) => {
  await page.goto(await isnad.serve(null));
  await page.getByRole('dialog').getByRole('textbox').fill('ليلى');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const button = page.getByRole('button', { name: /فتح مشروع العيّنة|Open the sample project/ });
  for (let step = 0; step < 20 && !(await button.evaluate((element) => element === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row')).toHaveCount(14);
  expect(fs.existsSync(projectOf(isnad.folder))).toBe(true);
});
