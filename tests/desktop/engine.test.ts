import fs from 'node:fs';
import { expect, test } from 'vitest';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { launch, makeDesk, newProject, verified } from './program.ts';

test('an engine killed in the middle of an import: the page hears of it, and nothing acknowledged is lost', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [file] });
  const page = await program.page(1);
  const made = await page.call('documents.create', { text: 'ما قيل قبل الانقطاع' });
  const uploads = Array.from({ length: 300 }, (_, index) =>
    page.call(
      'host.upload',
      { name: `خبر-${index}.txt`, bytes: new TextEncoder().encode(`خبر ${index}\n${'كلمة '.repeat(2000)}`) },
    ),
  );
  const sources = (await Promise.all(uploads)).map(({ source }) => source);
  const importing = page.ask('documents.import', { sources, task: '01990000-0000-7000-8000-0000000000aa' });
  const progress = await page.hears((event) => event.type === 'progress');
  const [engine] = await program.ask('engines');
  process.kill(engine ?? 0, 'SIGKILL');
  expect(progress).toMatchObject({ type: 'progress', total: 300 });
  expect(await importing).toMatchObject({ ok: false, problem: { code: 'connection-lost' } });
  await page.hearsProblem('engine-failed');
  await page.hears((event) => event.type === 'connection' && event.state === 'restored');
  expect(
    page.heard.flatMap((event) => (event.type === 'connection' ? [event.state] : [])),
  ).toEqual(['lost', 'restored']);

  // So soon after its start the window begins without the file; opening it again is one step.
  const [next] = await program.ask('engines');
  expect(next).not.toBe(engine);
  await page.call('host.open', { path: file });
  expect((await page.call('documents.list', {})).documents.map(({ id }) => id)).toEqual([made.id]);
  const later = await page.call('documents.create', { text: 'ما قيل بعده' });
  await program.quit();
  expect(await verified(file)).toMatchObject({ documents: 2, sound: true, ids: [made.id, later.id] });
});

test('an engine that dies again and again is left alone until it is needed', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [file] });
  const page = await program.page(1);
  await page.call('host.state', {});
  const lost = (count: number) =>
    page.hears(
      () => page.heard.filter(
        (event) => event.type === 'connection' && event.state === 'lost',
      ).length >= count,
    );
  process.kill((await program.ask('engines'))[0] ?? 0, 'SIGKILL');
  await lost(1);
  await page.hears((event) => event.type === 'connection' && event.state === 'restored');
  await page.call('host.state', {});
  process.kill((await program.ask('engines'))[0] ?? 0, 'SIGKILL');
  await lost(2);
  expect(await program.ask('engines')).toEqual([]);
  await page.call('host.open', { path: file });
  expect(await program.ask('engines')).toHaveLength(1);
  await program.quit();
});

test('two programs on one project: what the other writes this window hears of, and reads', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [file] });
  const page = await program.page(1);
  await page.call('host.state', {});
  const other = await openWorkbench(file, { actor: { name: 'عمر' }, backups: 'off' });
  const made = await other.call('documents.create', { text: 'من برنامج آخر' });
  await page.hears((event) => event.type === 'changed' && event.elsewhere);
  expect((await page.call('documents.get', { id: made.id })).text).toBe('من برنامج آخر');
  // And the other way round.
  const mine = await page.call('documents.create', { text: 'من هنا' });
  expect((await other.call('documents.get', { id: mine.id })).text).toBe('من هنا');
  await other.close();
  await program.quit();
  expect(await verified(file)).toMatchObject({ documents: 2, sound: true });
});

test('a project on a drive that vanishes: a clear problem, no crash, and no loss once it is back', async ({ skip }) => {
  skip(process.platform === 'win32', 'Windows lets nobody rename a folder with an open file in it');
  const desk = makeDesk();
  fs.mkdirSync(desk.inFolder('drive'));
  const file = newProject(desk.inFolder('drive', 'one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [file] });
  const page = await program.page(1);
  const made = await page.call('documents.create', { text: 'قبل أن يغيب' });
  fs.renameSync(desk.inFolder('drive'), desk.inFolder('unplugged'));
  const refused = await page.ask('documents.create', { text: 'والقرص غائب' });
  expect(refused).toMatchObject({ ok: false, problem: { code: 'project-missing' } });
  // The program is there as before, for other projects too.
  const elsewhere = newProject(desk.inFolder('two.isnad'), 'الثاني');
  expect(await page.call('host.open', { path: elsewhere })).toMatchObject({ project: { title: 'الثاني' } });
  fs.renameSync(desk.inFolder('unplugged'), desk.inFolder('drive'));
  await page.call('host.open', { path: file });
  expect((await page.call('documents.list', {})).documents.map(({ id }) => id)).toEqual([made.id]);
  await program.quit();
  expect(await verified(file)).toMatchObject({ documents: 1, sound: true });
});
