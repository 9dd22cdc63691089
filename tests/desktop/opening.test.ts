import path from 'node:path';
import { expect, test } from 'vitest';
import type { Program } from './program.ts';
import { launch, makeDesk, newProject } from './program.ts';

async function titleIn(program: Program, window: number): Promise<string | undefined> {
  const page = await program.page(window);
  return (await page.call('host.state', {})).project?.title;
}

test('a file on the command line is shown, and so is one of a second start, in a window of its own', async () => {
  const desk = makeDesk();
  const one = newProject(desk.inFolder('one.isnad'), 'الأول');
  const two = newProject(desk.inFolder('two.isnad'), 'الثاني');
  const program = launch(desk, { arguments: ['--no-first-run', path.relative(process.cwd(), one)] });
  expect(await titleIn(program, 1)).toBe('الأول');
  await program.ask('secondInstance', { files: [two] });
  expect(await titleIn(program, 2)).toBe('الثاني');
  const windows = await program.ask('windows');
  expect(windows.map(({ shown }) => shown)).toEqual([true, true]);
  await program.quit();
});

test('a second start without a file brings a window to the front; one that says nonsense does no more', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  await program.page(1);
  for (const data of [{ files: [] }, {}, null, 'text', { files: [7] }]) await program.ask('secondInstance', data);
  const windows = await program.ask('windows');
  expect(windows.map(({ id, focused }) => [id, focused])).toEqual([[1, true]]);
  await program.quit();
});

test('where another instance runs, this one passes its file on and ends without a window', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [file], lock: false });
  const { code, calls, faults } = await program.ended;
  expect({ code, faults, errors: program.errors() }).toEqual({ code: 0, faults: [], errors: '' });
  expect(calls.find(({ name }) => name === 'app.requestSingleInstanceLock')?.given).toEqual([{ files: [file] }]);
  expect(calls.map(({ name }) => name)).toContain('app.quit');
  expect(calls.map(({ name }) => name)).not.toContain('new BrowserWindow');
});

test('files that the system hands over before the program is ready are all shown once it is', async () => {
  const desk = makeDesk();
  const one = newProject(desk.inFolder('one.isnad'), 'الأول');
  const two = newProject(desk.inFolder('two.isnad'), 'الثاني');
  const program = launch(desk, { filesToOpen: [one, two] });
  expect([await titleIn(program, 1), await titleIn(program, 2)]).toEqual(['الأول', 'الثاني']);
  const three = newProject(desk.inFolder('three.isnad'), 'الثالث');
  expect(await program.ask('openFile', three)).toBe(true);
  expect(await titleIn(program, 3)).toBe('الثالث');
  await program.quit();
});

test('a file that is no project, or is not there, is named in a window that shows none', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [desk.inFolder('nowhere.isnad')] });
  const page = await program.page(1);
  await page.hearsProblem('project-missing');
  expect((await page.call('host.state', {})).project).toBeNull();
  await program.quit();
});

test('the program ends with its last window, and everything is closed', async ({ skip }) => {
  skip(process.platform === 'darwin', 'on macOS programs outlive their windows');
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  await program.page(1);
  await program.ask('close', 1);
  const { code, faults } = await program.ended;
  expect({ code, faults, errors: program.errors() }).toEqual({ code: 0, faults: [], errors: '' });
});

test('a file that is opened while the program ends is what the next one begins with', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  await program.page(1);
  // One after the other, without waiting: the engine takes its time to close.
  void program.ask('quit');
  void program.ask('secondInstance', { files: ['/next.isnad'] });
  const { code, faults, calls } = await program.ended;
  expect({ code, faults, errors: program.errors() }).toEqual({ code: 0, faults: [], errors: '' });
  const [relaunch] = calls.find(({ name }) => name === 'app.relaunch')?.given ?? [];
  expect(relaunch).toMatchObject({ args: expect.arrayContaining(['/next.isnad']) });
});

test('what is set in one window the others hear of', async () => {
  const desk = makeDesk();
  const one = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [one, newProject(desk.inFolder('two.isnad'), 'الثاني')] });
  const first = await program.page(1);
  const second = await program.page(2);
  await first.call('host.settings', { language: 'ar' });
  await second.hears((event) => event.type === 'settings');
  await program.quit();
});
