import type { Page } from '@playwright/test';
import type { WindowMenu } from '../../src/domain/desktop-api.ts';
import { electronBinary } from './electron-support.ts';
import { expect, introduce, row, test } from './support.ts';

test.skip(electronBinary !== undefined, 'in Electron the door is the program’s own');

/** What the page asked of the desktop program, in order. */
interface Asked {
  readonly method: string;
  readonly input: unknown;
}

/**
 * Puts a desktop program's door into the page: what every host does the loopback host behind the page does; what the
 * desktop program alone does is written down here, and answered with `answers`.
 */
async function openDoor(page: Page, answers: Readonly<Record<string, unknown>> = {}): Promise<() => Promise<Asked[]>> {
  await page.addInitScript((given) => {
    const asked: Asked[] = [];
    const listeners = new Set<(event: unknown) => void>();
    const known = sessionStorage.getItem('isnad.window') ?? crypto.randomUUID();
    sessionStorage.setItem('isnad.window', known);
    const door = {
      async call(method: string, input: unknown): Promise<unknown> {
        if (method.startsWith('desktop.')) {
          const files = typeof input === 'object' && input !== null && 'files' in input ? input.files : undefined;
          asked.push({ method, input: Array.isArray(files) ? files.map((file: File) => file.name) : input });
          return method in given ? given[method] : { ok: true, output: {} };
        }
        const body = JSON.stringify({ window: known, method, input });
        const response = await fetch('/call', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
        const answer: unknown = await response.json();
        return typeof answer === 'object' && answer !== null && 'output' in answer
          ? { ok: true, output: answer.output }
          : { ok: false, ...(answer as object) };
      },
      subscribe(listener: (event: unknown) => void): () => void {
        listeners.add(listener);
        const source = new EventSource(`/events?window=${known}`);
        source.addEventListener('message', ({ data }: MessageEvent<string>) => listener(JSON.parse(data)));
        return () => {
          listeners.delete(listener);
          source.close();
        };
      },
    };
    const choose = (id: string): void => {
      for (const listener of listeners) listener({ type: 'command', id });
    };
    Object.assign(window, { isnad: door, asked, choose });
  }, answers);
  return () => page.evaluate(() => (window as unknown as { asked: Asked[] }).asked);
}

async function menusOf(asked: () => Promise<Asked[]>): Promise<WindowMenu[]> {
  const last = (await asked()).findLast(({ method }) => method === 'desktop.menus');
  return (last?.input as { menus: WindowMenu[] } | undefined)?.menus ?? [];
}

/** Chooses the entry with this label in the system's menus. */
async function chooseEntry(page: Page, asked: () => Promise<Asked[]>, label: string): Promise<void> {
  const entry = (await menusOf(asked)).flatMap(({ sections }) => sections.flat()).find((each) => each.label === label);
  if (entry === undefined) throw new Error(`no entry “${label}” in the menus`);
  await page.evaluate((id) => (window as unknown as { choose: (id: string) => void }).choose(id), entry.id);
}

/** What was asked for last, but for the menus, which are handed over whenever they change. */
function lastWish(asked: readonly Asked[]): Asked | undefined {
  return asked.findLast(({ method }) => method !== 'desktop.menus');
}

test('the system shows the menus, in the person’s language, and what is chosen there is done', async ({ page, isnad }) => {
  const asked = await openDoor(page);
  await page.goto(await isnad.serve());
  await introduce(page);
  await expect(page.getByRole('toolbar', { name: 'Menus' })).toHaveCount(0);
  await expect.poll(async () => (await menusOf(asked)).map(({ label }) => label)).toContain('Project');
  const entries = (await menusOf(asked)).flatMap(({ sections }) => sections.flat());
  expect(entries.find(({ label }) => label === 'Settings…')?.shortcut).toEqual({ code: 'Comma', control: true });

  await chooseEntry(page, asked, 'العربية');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect.poll(async () => (await menusOf(asked)).map(({ label }) => label)).toContain('المشروع');

  await chooseEntry(page, asked, 'الإعدادات…');
  await expect(page.getByRole('dialog')).toBeVisible();
  // What stands before the window wants its answer first.
  await chooseEntry(page, asked, 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await page.keyboard.press('Escape');

  await chooseEntry(page, asked, 'إظهار المشروع في مجلّده');
  await expect.poll(async () => lastWish(await asked())).toEqual({ method: 'desktop.showInFolder', input: { what: 'project' } });
});

test('a document brings its own entries, and they go with it', async ({ page, isnad }) => {
  const asked = await openDoor(page);
  await page.goto(await isnad.serve());
  await introduce(page);
  const menus = async (): Promise<string[]> => (await menusOf(asked)).map(({ id }) => id);
  await expect.poll(menus).not.toContain('annotate');
  await row(page, 'لم يتضرر المدنيون').click();
  await expect.poll(menus).toContain('annotate');
  await page.getByRole('link', { name: 'Library' }).click();
  await expect.poll(menus).not.toContain('annotate');
});

test('a project is chosen with the system’s dialog; closing that again is no event', async ({ page, isnad }) => {
  const cancelled = { ok: false, problem: { code: 'cancelled', details: {} } };
  const asked = await openDoor(page, { 'desktop.chooseProject': cancelled, 'desktop.createProject': cancelled });
  await page.goto(await isnad.serve(null));
  await introduce(page);
  await page.getByRole('button', { name: 'Choose a project file…' }).click();
  await expect.poll(async () => (await asked()).some(({ method }) => method === 'desktop.chooseProject')).toBe(true);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Title' }).fill('الميناء');
  await page.getByRole('button', { name: 'Somewhere else…' }).click();
  const creation = async () => (await asked()).find(({ method }) => method === 'desktop.createProject')?.input;
  await expect.poll(creation).toMatchObject({ title: 'الميناء', path: expect.stringContaining('الميناء.isnad') });
});

test('the original page opens in the person’s own browser', async ({ page, isnad }) => {
  const address = 'https://wire.example/2031/05/03';
  const { id } = await isnad.documentFrom('harbour.txt');
  await isnad.call('documents.update', { id, url: address });
  const asked = await openDoor(page);
  await page.goto(await isnad.serve());
  await introduce(page);
  await row(page, 'لم يتضرر المدنيون').click();
  await page.getByRole('button', { name: 'Open the original page' }).press('Enter');
  await expect.poll(async () => lastWish(await asked())).toEqual({ method: 'desktop.openAddress', input: { address } });
});

test('projects dropped on the window are opened, not imported', async ({ page, isnad }) => {
  const asked = await openDoor(page);
  await page.goto(await isnad.serve());
  await introduce(page);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'الجسر.isnad'));
    transfer.items.add(new File(['x'], 'note.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect.poll(async () => lastWish(await asked())).toEqual({ method: 'desktop.openFiles', input: ['الجسر.isnad'] });
});
