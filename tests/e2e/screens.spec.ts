import { harbour, longTitle } from './articles.ts';
import { truncate } from './damage.ts';
import { labelHere } from './desk-support.ts';
import { arabicLook, englishLook, looks, picture } from './looks.ts';
import { look, photograph } from './screens/look.ts';
import { textOf } from './selection-support.ts';
import { choose, expect, forgiveComplaints, introduce, openSettings, rangeOf, row, setTheme, test } from './support.ts';

/** Wide enough for one column more or less, as at twice the size of letters. */
const narrow = { width: 800, height: 640 };
const usual = { width: 1280, height: 720 };

for (const { language, theme } of looks) {
  const screen = (name: string): string => `${name}-${language}-${theme}`;

  test(`every screen of a project, ${language}, ${theme}`, picture, async ({ page, isnad }) => {
    test.slow();
    const { id } = await isnad.documentFrom('harbour.txt');
    for (const [label, quote] of [
      ['claim', 'ولم يتضرر المدنيون'],
      ['source', 'الرئاسة في بيان'],
      ['cue', 'قالت'],
    ] as const) {
      await isnad.call('spans.create', { document: id, label, fragments: [rangeOf(harbour, quote)] });
    }
    const [start, end] = rangeOf(harbour, 'المصدر: وكالة الساحل');
    await isnad.call('segments.set', {
      document: id,
      segments: [{ start, end, role: 'credit-line', excluded: true }],
    });

    await page.goto(await isnad.serve());
    await introduce(page, { language, theme, name: language === 'ar' ? 'ليلى منصور' : 'Layla Mansour' });
    await row(page, 'سوق السمك').waitFor();
    await labelHere(page, id, harbour, [
      ['claim', 'الانفجار  وقع فجرًا، «ولم يتضرر المدنيون» في أي من الأحياء القريبة'],
      ['source', 'وكالة الساحل'],
      ['figure', 'الـ78 عاملًا'],
      ['time', 'قبل الساعة 4:20'],
      ['claim', 'We are aware of the reports from the harbour'],
      ['source', 'We'],
    ]);
    await look(page, screen('library'));

    await row(page, 'لم يتضرر المدنيون').click();
    // Another's: it can only be read.
    await page.getByRole('option').filter({ hasText: 'عمر' }).last().click();
    await look(page, screen('document'));

    // The states of the desk: what is selected, what is put by, what is being linked and moved.
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const extend = 'Control+Shift+ArrowLeft';
    await textOf(page).focus();
    await press('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown', extend, extend);
    await photograph(page, screen('selection'));
    await press('Comma', 'Control+ArrowLeft', 'Control+ArrowLeft', extend, extend);
    await photograph(page, screen('kept-fragments'));
    await press('KeyC');
    const selected = page.locator('[role=option][aria-selected=true]');
    await expect(selected).toContainText('2');
    await press('Control+Home', extend, 'KeyS');
    await expect(selected).not.toContainText('2');
    await press('Slash');
    await photograph(page, screen('link'));
    await press('BracketRight');
    await page.getByRole('toolbar', { name: language === 'ar' ? 'العلاقات' : 'Relations' }).waitFor();
    await look(page, screen('link-candidate'));
    await press('Escape', 'Backslash');
    await expect(page.getByRole('button', { name: language === 'ar' ? 'اعتماد التحديد' : 'Use this selection' })).toBeVisible();
    await photograph(page, screen('reshape'));
    await press('Escape');

    await page.goBack();
    await openSettings(page);
    await look(page, screen('settings'));
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: language === 'ar' ? 'تصدير' : 'Export' }).click();
    await look(page, screen('formats'));
    await page.getByRole('menuitem', { name: 'csv' }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, screen('losses'));
    await page.keyboard.press('Escape');

    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([{ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') }]);
    // Not while the file is still being read.
    await page.getByText(language === 'ar' ? 'ورُفض ملف واحد' : '1 was refused').waitFor();
    await look(page, screen('report'));

    await row(page, 'سوق السمك').focus();
    await page.keyboard.press('Delete');
    await page.getByRole('alertdialog').waitFor();
    await look(page, screen('removal'));
  });
}

for (const { language, theme } of englishLook) {
  const screen = (name: string): string => `${name}-${language}-${theme}`;

  test(`screens that are hard to fill well, ${language}, ${theme}`, picture, async ({ page, isnad, complaints }) => {
    const { id } = await isnad.documentFrom('market.txt');
    await isnad.call('documents.update', {
      id,
      title: longTitle,
      publisher: 'وكالة أنباء الساحل والمرافئ الشمالية',
      publishedAt: '2031-05-04T18:30:00Z',
      url: 'https://news.example/2031/05/04/a-long-address-of-an-article-that-nobody-would-type',
    });
    await page.goto(await isnad.serve());
    await introduce(page, { language, theme, name: 'ليلى' });
    await row(page, 'سوق السمك').waitFor();
    await page.setViewportSize(narrow);
    await look(page, screen('narrow-library'));
    await row(page, 'سوق السمك').click();
    await page.locator('article p').first().waitFor();
    await look(page, screen('narrow-document'));
    await page.setViewportSize(usual);
    await look(page, screen('long-title'));
    await page.goBack();
    await row(page, 'يوميات الميناء').click();
    await page.locator('article p').first().waitFor();
    await page.keyboard.press('PageDown');
    await look(page, screen('long-article'));
    await page.goBack();

    await page.getByRole('searchbox').fill('لا شيء كهذا');
    await page.getByRole('heading', { level: 2 }).waitFor();
    await look(page, screen('no-match'));
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      window.location.hash = '#/document/01931b00-0000-7000-8000-000000000000';
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, screen('missing'));
    // The browser reports the refused request by itself.
    await forgiveComplaints(page, complaints);
  });
}

for (const { language, theme } of arabicLook) {
  const screen = (name: string): string => `${name}-${language}-${theme}`;

  test(`the screens of a damaged project, ${language}, ${theme}`, picture, async ({ page, isnad, complaints }) => {
    await isnad.call('project.backup', {});
    truncate(isnad.project);
    await page.goto(await isnad.serve());
    const dialog = page.getByRole('dialog');
    await choose(dialog, language === 'ar' ? 'العربية' : 'English');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await dialog.getByRole('textbox').fill('ليلى');
    await dialog.getByRole('textbox').press('Enter');
    const recover = page.getByRole('button', { name: language === 'ar' ? 'استعادة' : 'Recover' });
    await recover.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await choose(page.getByRole('main'), theme === 'light' ? /^(Light|فاتح)$/ : /^(Dark|داكن)$/);

    const place = page.getByLabel(language === 'ar' ? 'مسار الملف' : 'Path of the file');
    await place.fill('مجلد طويل الاسم/ملفات القضية/النسخة الأخيرة من مشروع حادث الميناء الشمالي وما تلاه من بيانات.isnad');
    await place.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await look(page, screen('problem'));
    await page.getByRole('alertdialog').getByRole('button').click();

    await place.fill(isnad.project);
    await place.press('Enter');
    await recover.waitFor();
    await look(page, screen('damaged'));
    await recover.click();
    await page.getByRole('button', { name: language === 'ar' ? 'فتح المشروع' : 'Open the project' }).waitFor();
    await look(page, screen('recovered'));
    // The browser reports the refused requests by itself.
    await forgiveComplaints(page, complaints);
  });
}

for (const { language, theme } of englishLook) {
  const screen = (name: string): string => `${name}-${language}-${theme}`;

  test(`the screens before a project, ${language}, ${theme}`, picture, async ({ page, isnad }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(await isnad.serve(null));
    const dialog = page.getByRole('dialog');
    await choose(dialog, language === 'ar' ? 'العربية' : 'English');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await look(page, screen('name'));
    await dialog.getByRole('textbox').fill('Layla');
    await dialog.getByRole('textbox').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await choose(page.getByRole('main'), theme === 'light' ? /^(Light|فاتح)$/ : /^(Dark|داكن)$/);
    await look(page, screen('start'));
    await page.getByLabel(language === 'ar' ? 'العنوان' : 'Title').fill('قضية');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: language === 'ar' ? 'لا وثائق في هذا المشروع' : 'no documents yet' }).waitFor();
    await look(page, screen('empty'));
    await setTheme(page, theme);
  });
}
