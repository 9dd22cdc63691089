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
  await program.ask('secondInstance', { file: two });
  expect(await titleIn(program, 2)).toBe('الثاني');
  const windows = await program.ask('windows');
  expect(windows.map(({ shown }) => shown)).toEqual([true, true]);
  await program.quit();
});

test('a second start without a file brings a window to the front; one that says nonsense does no more', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  await program.page(1);
  for (const data of [{ file: null }, {}, null, 'text', { file: 7 }]) await program.ask('secondInstance', data);
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
  expect(calls.find(({ name }) => name === 'app.requestSingleInstanceLock')?.given).toEqual([{ file }]);
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
