import type { Page } from '@playwright/test';
import { openWorkbench } from '../../src/engine/workbench.ts';
import type { Workbench } from '../../src/engine/workbench-types.ts';
import { picture } from './looks.ts';
import { lookInBothThemes } from './screens/look.ts';
import { expect, introduce, row, test } from './support.ts';

const wires = [
  ['الدفاع المدني: إخماد الحريق في المستودع الشرقي', 'وكالة الساحل', '2031-05-03T06:40Z'],
  ['مستشفى المدينة يطلب التبرع بالدم', 'صحيفة الرصيف', '2031-05-03'],
  ['Harbour authority: no civilians were hurt', 'Harbour Watch', '2031-05-03T09:15Z'],
  ['ناطق: الأرقام المتداولة «مبالغ فيها»', 'وكالة الساحل', '2031-05-04'],
  ['شهود: سيارات الإسعاف لم تتوقف حتى الظهر', 'إذاعة المرفأ', '2031-05'],
  ['البلدية تشكل لجنة لحصر الأضرار', 'صحيفة الرصيف', '2031-05-05T18:00Z'],
  ['وزارة الصحة: 29 مدنيًا بين الجرحى', 'وكالة الساحل', '2031-05-05'],
  ['أهالي العمال ينتظرون القوائم أمام البوابة', 'إذاعة المرفأ', null],
] as const;

/** What somebody did to the project before, all of it in one go: each call of the command line is a process. */
async function workAs(name: string, project: string, work: (workbench: Workbench) => Promise<void>): Promise<void> {
  const workbench = await openWorkbench(project, { actor: () => ({ name }), backups: 'off' });
  try {
    await work(workbench);
  } finally {
    await workbench.close();
  }
}

/** A dozen documents of several publishers, on which two people have worked. */
async function fill(project: string): Promise<void> {
  await workAs('عمر', project, async ({ call }) => {
    for (const [title, publisher, publishedAt] of wires) {
      await call('documents.create', { text: `${title}\nنص الخبر.`, publisher, publishedAt });
    }
    const { documents } = await call('documents.list', {});
    for (const [position, { id }] of documents.entries()) {
      if (position % 2 === 0) await call('layers.update', { document: id, status: position % 4 === 0 ? 'done' : 'in-progress' });
    }
  });
  await workAs('سلمى حداد', project, async ({ call }) => {
    const { documents } = await call('documents.list', {});
    for (const [position, { id }] of documents.entries()) {
      if (position % 3 === 0) await call('layers.update', { document: id, status: 'done' });
    }
  });
}

/**
 * Of these, which hold all that axe could find on the others, pictures are always taken; of the others only where
 * pictures are wanted: a look takes seconds.
 */
const always = [
  'library-people-ar', 'library-status-ar', 'details-problems-ar', 'new-document-ar', 'removed-ar',
  'library-people-en', 'new-document-en',
];

async function look(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== undefined || always.includes(name)) await lookInBothThemes(page, name);
}

for (const language of ['ar', 'en'] as const) {
  const screen = (name: string): string => `${name}-${language}`;
  const say = (arabic: string, english: string): string => (language === 'ar' ? arabic : english);

  test(`every screen of the library, ${language}`, picture, async ({ page, isnad }) => {
    // Each look is two pictures, held against the rules of axe.
    test.slow();
    await fill(isnad.project);
    await page.goto(await isnad.serve());
    // The theme stays the system’s, which the pictures change.
    await introduce(page, { language, name: say('ليلى منصور', 'Layla Mansour') });
    const setStatus = async (title: string, status: RegExp): Promise<void> => {
      await row(page, title).getByRole('button', { name: /My status|حالتي/ }).click();
      await page.getByRole('menuitemradio', { name: status }).click();
      await expect(row(page, title).getByRole('button', { name: status })).toBeVisible();
    };
    await setStatus('إخماد الحريق', /^(حالتي: |My status: )?(منجزة|Done)$/);
    await setStatus('التبرع بالدم', /^(حالتي: |My status: )?(قيد العمل|In progress)$/);
    await row(page, 'سوق السمك').hover();
    await look(page, screen('library-people'));

    await row(page, 'لم يتضرر').getByRole('button', { name: /My status|حالتي/ }).click();
    await look(page, screen('library-status'));
    await page.keyboard.press('Escape');

    await page.setViewportSize({ width: 900, height: 720 });
    await look(page, screen('library-900'));
    await page.setViewportSize({ width: 1280, height: 720 });

    await row(page, 'no civilians').focus();
    await page.keyboard.press('F2');
    const details = page.getByRole('dialog');
    await details.getByRole('textbox', { name: say('رابط الصفحة', 'Web address') }).fill('javascript:alert(1)');
    await details.getByRole('textbox', { name: say('وقت النشر', 'Publication time') }).fill('2031-02-30');
    await details.getByRole('textbox', { name: say('العنوان', 'Title') }).fill('No civilians \u202Eneht');
    await look(page, screen('details-problems'));
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+Shift+KeyN');
    await page.getByRole('dialog').getByRole('textbox', { name: say('النص', 'Text') }).fill('عودة الحركة إلى سوق السمك\nفتح سوق السمك أبوابه بعد يومين من الإغلاق.');
    await page.getByRole('dialog').getByRole('status').waitFor();
    await page.getByRole('dialog').getByRole('textbox', { name: say('وقت النشر', 'Publication time') }).fill('٢٠٣١-٠٥-٠٤ ١٨:٣٠');
    await look(page, screen('new-document'));
    await page.keyboard.press('Escape');

    await row(page, 'سوق السمك').focus();
    await page.keyboard.press('Delete');
    await page.getByRole('alertdialog').waitFor();
    await page.getByRole('radio', { name: say('المُزالة', 'Removed') }).click();
    await row(page, 'سوق السمك').waitFor();
    await look(page, screen('removed'));
    await page.getByRole('button', { name: /^(استعادة|Restore) / }).click();
    await page.getByRole('heading', { level: 2 }).waitFor();
    await look(page, screen('removed-none'));
  });
}
