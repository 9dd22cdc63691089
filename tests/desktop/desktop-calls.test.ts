import fs from 'node:fs';
import { expect, test } from 'vitest';
import type { DesktopEvent } from '../../src/domain/desktop-door.ts';
import { launch, makeDesk, newProject } from './program.ts';

const projectMenu = (label: string, disabled: boolean) => ({
  id: 'project',
  label: 'المشروع',
  sections: [[{ id: 'project.new', label, shortcut: { code: 'KeyN', control: true }, disabled }]],
});

test('a project is chosen in the system’s dialog and shown in this window, and one is made where the person says', async () => {
  const desk = makeDesk();
  const one = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [newProject(desk.inFolder('zero.isnad'), 'قبله')] });
  const page = await program.page(1);
  await program.ask('answerOpen', [one]);
  expect(await page.ask('desktop.chooseProject', {})).toMatchObject({ ok: true, output: { project: { title: 'الأول' } } });
  await program.ask('answerOpen', null);
  expect(await page.ask('desktop.chooseProject', {})).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  const place = desk.inFolder('documents', 'جديد.isnad');
  await program.ask('answerSave', place);
  const made = await page.ask('desktop.createProject', { title: 'جديد', path: 'جديد.isnad' });
  expect(made).toMatchObject({ ok: true, output: { project: { title: 'جديد' } } });
  expect(fs.existsSync(place)).toBe(true);
  expect(await page.ask('desktop.createProject', { title: 'بلا مكان' })).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
  expect(await page.ask('desktop.nowhere', {})).toMatchObject({ ok: false, problem: { code: 'unknown-method' } });
  await program.quit();
});

test('project files that are dropped on a window get windows of their own; anything else is refused', async () => {
  const desk = makeDesk();
  const one = newProject(desk.inFolder('one.isnad'), 'الأول');
  const two = newProject(desk.inFolder('two.isnad'), 'الثاني');
  fs.writeFileSync(desk.inFolder('note.txt'), 'ملاحظة');
  const program = launch(desk, { arguments: [one] });
  await program.page(1);
  expect(await program.ask('callWithFiles', 1, 'desktop.openFiles', [two, one])).toEqual({ ok: true, output: {} });
  const second = await program.page(2);
  expect((await second.call('host.state', {})).project?.title).toBe('الثاني');
  expect((await program.ask('windows')).map(({ id }) => id)).toEqual([1, 2]);
  expect(await program.ask('callWithFiles', 1, 'desktop.openFiles', [desk.inFolder('note.txt')])).toMatchObject({ ok: false });
  expect(await program.ask('windows')).toHaveLength(2);
  await program.quit();
});

test('a project that another window shows comes to the front there', async () => {
  const desk = makeDesk();
  const [one, two] = [newProject(desk.inFolder('one.isnad'), 'الأول'), newProject(desk.inFolder('two.isnad'), 'الثاني')];
  const program = launch(desk, { filesToOpen: [one, two] });
  const [first] = [await program.page(1), await program.page(2)];
  expect((await first.call('host.open', { path: two })).project?.title).toBe('الأول');
  const focused = (await program.ask('windows')).filter((window) => window.focused);
  expect(focused.map(({ id }) => id)).toEqual([2]);
  await program.ask('secondInstance', { files: [one] });
  expect((await program.ask('windows')).filter((window) => window.focused).map(({ id }) => id)).toEqual([1]);
  await program.quit();
});

test('the menus are what the page says; choosing an entry reaches that page alone', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  const page = await program.page(1);
  expect(await page.ask('desktop.menus', { menus: [projectMenu('مشروع جديد…', false)] })).toMatchObject({ ok: true });
  const bar = await program.ask('menu', 1);
  const entry = bar.find(({ label }) => label === 'المشروع')?.submenu[0];
  expect(entry).toMatchObject({ label: 'مشروع جديد…', accelerator: 'CommandOrControl+N', enabled: true });
  await program.ask('choose', 1, 'مشروع جديد…');
  expect(await page.hears((event: DesktopEvent) => event.type === 'command')).toEqual({ type: 'command', id: 'project.new' });
  await page.ask('desktop.menus', { menus: [projectMenu('مشروع جديد…', true)] });
  const [now] = (await program.ask('menu', 1)).find(({ label }) => label === 'المشروع')?.submenu ?? [];
  expect(now).toMatchObject({ enabled: false });
  expect(await page.ask('desktop.menus', { menus: [{ id: 'other', label: 'x', sections: [] }] })).toMatchObject({ ok: false });
  await program.quit();
});

test('the folder shows this window’s project and what it wrote last; addresses go to the browser only where harmless', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [file] });
  const page = await program.page(1);
  await page.call('host.state', {});
  expect(await page.ask('desktop.showInFolder', { what: 'written' })).toMatchObject({ ok: false, problem: { code: 'file-missing' } });
  await program.ask('answerSave', desk.inFolder('documents', 'نسخة.isnad'));
  await page.call('host.saveCopy', {});
  for (const what of ['project', 'written']) expect(await page.ask('desktop.showInFolder', { what })).toMatchObject({ ok: true });
  expect(await page.ask('desktop.openAddress', { address: 'https://example.org/' })).toMatchObject({ ok: true });
  for (const address of ['file:///etc/passwd', 'javascript:alert(1)', 'isnad://app/', 'smb://host/share', 'not an address']) {
    expect(await page.ask('desktop.openAddress', { address }), address).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
  }
  const calls = await program.quit();
  const shown = calls.filter(({ name }) => name === 'shell.showItemInFolder').map(({ given }) => given[0]);
  expect(shown).toEqual([file, desk.inFolder('documents', 'نسخة.isnad')]);
  expect(calls.filter(({ name }) => name === 'shell.openExternal').map(({ given }) => given[0])).toEqual(['https://example.org/']);
});

test('dialogs and the window’s colours follow the person’s settings', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  const page = await program.page(1);
  for (const [language, theme] of [['ar', 'dark'], ['en', 'light']] as const) {
    await page.call('host.settings', { language, theme });
    await program.ask('answerOpen', null);
    await page.ask('desktop.chooseProject', {});
  }
  const calls = await program.quit();
  const titles = calls.filter(({ name }) => name === 'dialog.showOpenDialog').map(({ given }) => JSON.stringify(given[1]));
  expect(titles).toHaveLength(2);
  expect(titles[0]).toMatch(/\p{Script=Arabic}/u);
  expect(titles[1]).not.toMatch(/\p{Script=Arabic}/u);
  expect(calls.filter(({ name }) => name === 'nativeTheme.themeSource').map(({ given }) => given[0]).slice(-2)).toEqual(['dark', 'light']);
});

test('a window stands where the last one stood, and shows in the task bar how far an import is', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const first = launch(desk, { arguments: [file] });
  const page = await first.page(1);
  const sources = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const bytes = new TextEncoder().encode(`خبر ${index}\n${'كلمة '.repeat(500)}`);
      return (await page.call('host.upload', { name: `خبر-${index}.txt`, bytes })).source;
    }),
  );
  await page.call('documents.import', { sources, task: '01990000-0000-7000-8000-0000000000aa' });
  expect((await first.ask('windows'))[0]?.progress).toBe(-1);
  const bounds = { x: 200, y: 150, width: 1000, height: 700 };
  await first.ask('resize', 1, bounds);
  const calls = await first.quit();
  const progress = calls.filter(({ name }) => name === 'BrowserWindow.setProgressBar').map(({ given }) => given[0]);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toBe(-1);
  const second = launch(desk, { arguments: [file] });
  await second.page(1);
  expect((await second.ask('windows'))[0]?.bounds).toEqual(bounds);
  await second.quit();
});

test('a page that crashed is asked about: closing its window leaves the others', async () => {
  const desk = makeDesk();
  const [one, two] = [newProject(desk.inFolder('one.isnad'), 'الأول'), newProject(desk.inFolder('two.isnad'), 'الثاني')];
  const program = launch(desk, { filesToOpen: [one, two] });
  const [, other] = [await program.page(1), await program.page(2)];
  await program.ask('answerMessage', 1);
  await program.ask('crash', 1);
  expect((await program.ask('windows')).map(({ id }) => id)).toEqual([2]);
  expect((await other.call('host.state', {})).project?.title).toBe('الثاني');
  await program.quit();
});

test('the page gets no device, no screen, nothing from another machine and no download that it has not made', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  await program.page(1);
  expect(await program.ask('chooseDevice', 1)).toBe('');
  expect(await program.ask('mayLoad', 'isnad://app/assets/x.js')).toBe(true);
  for (const address of ['https://example.org/x.js', 'http://127.0.0.1/', 'ws://example.org/', 'file:///etc/passwd']) {
    expect([address, await program.ask('mayLoad', address)]).toEqual([address, false]);
  }
  expect(await program.ask('mayDownload', 1, 'https://example.org/x.zip')).toBe(false);
  await program.quit();
});
