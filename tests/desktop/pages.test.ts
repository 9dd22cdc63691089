import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../src/engine/host/page-policy.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { launch, makeDesk, newProject } from './program.ts';

const own = { url: 'isnad://app/', parent: null };

test('a page that reloads comes back to its project and hears what happened meanwhile', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const program = launch(desk, { arguments: [file] });
  const page = await program.page(1);
  const made = await page.call('documents.create', { text: 'قبل إعادة التحميل' });
  await program.ask('reload', 1);
  // The new page does not take events yet.
  const other = await openWorkbench(file, { actor: { name: 'عمر' }, backups: 'off' });
  await other.call('documents.create', { text: 'من برنامج آخر' });
  await other.close();
  const reloaded = await program.page(1);
  await reloaded.hears((event) => event.type === 'changed' && event.elsewhere);
  expect((await reloaded.call('host.state', {})).project?.path).toBe(file);
  expect((await reloaded.call('documents.get', { id: made.id })).text).toBe('قبل إعادة التحميل');
  await program.quit();
});

test('a renderer that crashes takes nothing with it: its window comes back to all that was done', async () => {
  const desk = makeDesk();
  const file = newProject(desk.inFolder('one.isnad'), 'الأول');
  const other = newProject(desk.inFolder('two.isnad'), 'الثاني');
  const program = launch(desk, { arguments: [file], filesToOpen: [other] });
  const [page, neighbour] = [await program.page(1), await program.page(2)];
  const made = await page.call('documents.create', { text: 'قبل الانهيار' });
  const next = program.nextPage(1);
  // Where the program asks what is to become of the page: load it again.
  await program.ask('answerMessage', 0);
  const isGone = await program.ask('crash', 1);
  await neighbour.call('documents.create', { text: 'يعمل كما كان' });
  if (isGone) await program.ask('reload', 1);
  const back = await next;
  expect((await back.call('host.state', {})).project?.path).toBe(file);
  expect((await back.call('documents.get', { id: made.id })).text).toBe('قبل الانهيار');
  await program.quit();
});

test('what comes from any other page or frame is refused, and it hears nothing', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  const page = await program.page(1);
  for (const frame of [
    { url: 'https://example.org/', parent: null },
    { url: 'isnad://app.example.org/', parent: null },
    { url: 'file:///etc/passwd', parent: null },
    { url: 'isnad://app/', parent: own },
    null,
  ]) {
    const refused = await program.ask(
      'invokeFrom',
      1,
      frame,
      'isnad:call',
      ['documents.create', { text: 'دخيل' }],
    );
    expect(refused, JSON.stringify(frame)).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    await program.ask('sendFrom', 1, frame, 'isnad:event');
  }
  expect(await page.call('documents.list', {})).toMatchObject({ total: 0 });
  await program.quit();
});

/** What a page of ours might call by mistake, or a page that was taken over on purpose. */
const badCalls: readonly (readonly [method: string, input: unknown, code: string])[] = [
  ['shell.openExternal', { url: 'https://example.org' }, 'unknown-method'],
  ['constructor', {}, 'unknown-method'],
  ['', {}, 'unknown-method'],
  ['documents.get', undefined, 'invalid-input'],
  ['documents.create', { text: 7 }, 'invalid-input'],
  ['documents.list', { limit: 1, extra: true }, 'invalid-input'],
  ['project.export', { format: 'isnad-jsonl', path: '/tmp/x' }, 'invalid-input'],
  ['host.state', [], 'invalid-input'],
  ['host.upload', { name: 'a.txt', bytes: [1, 2] }, 'invalid-input'],
];

test('an unknown method and malformed input are refused by their problem, and the program goes on', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  const page = await program.page(1);
  for (const [method, input, code] of badCalls) {
    expect(await page.ask(method, input), method).toMatchObject({ ok: false, problem: { code } });
  }
  for (const given of [[], [null], [{ method: 'host.state' }], [['host.state'], {}], [7, {}]]) {
    const refused = await program.ask('invokeFrom', 1, own, 'isnad:call', given);
    expect(refused, JSON.stringify(given)).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
  }
  expect(await page.call('documents.list', {})).toMatchObject({ total: 0 });
  await program.quit();
});

const elsewhere = [
  'https://example.org/',
  'file:///etc/passwd',
  'data:text/html,x',
  'isnad://other/',
  'http://localhost:5173/',
];

test('the page goes nowhere else, opens no window, takes none in, and is permitted nothing', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  await program.page(1);
  for (const kind of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    for (const address of elsewhere) {
      expect([kind, address, await program.ask('mayGo', 1, kind, address)]).toEqual([kind, address, false]);
    }
    expect(await program.ask('mayGo', 1, kind, 'isnad://app/#/library')).toBe(true);
  }
  expect(await program.ask('mayGo', 1, 'will-attach-webview', 'isnad://app/')).toBe(false);
  for (const address of ['https://example.org/', 'isnad://app/']) {
    expect(await program.ask('mayOpen', 1, address)).toBe(false);
  }
  expect(await program.ask('granted', 1)).toEqual([]);
  const [window] = await program.ask('windows');
  expect(window?.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  await program.quit();
});

test('the custom scheme serves the built window with its policy, and nothing besides', async () => {
  const desk = makeDesk();
  const program = launch(desk, { arguments: [newProject(desk.inFolder('one.isnad'), 'الأول')] });
  await program.page(1);
  const index = await program.ask('get', 'isnad://app/');
  expect(index.status).toBe(200);
  expect(index.headers).toMatchObject({
    'content-security-policy': contentSecurityPolicy,
    'content-type': 'text/html; charset=utf-8',
  });
  const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(index.text)?.[1];
  expect(
    await program.ask('get', `isnad://app${script}`),
  ).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  for (const address of [
    'isnad://app/nowhere.html',
    'isnad://app/../main/main.js',
    'isnad://app/%2e%2e/main/main.js',
    'isnad://app/..%2fmain%2fmain.js',
    'isnad://other/',
    'isnad://app:8080/',
  ]) {
    const refused = await program.ask('get', address);
    expect([address, refused.status, refused.text]).toEqual([address, 404, '']);
    expect(refused.headers['content-security-policy']).toBe(contentSecurityPolicy);
  }
  expect(await program.ask('get', 'isnad://app/', 'POST')).toMatchObject({ status: 405, text: '' });
  expect(await program.ask('get', 'isnad://app/', 'HEAD')).toMatchObject({ status: 200, text: '' });
  await program.quit();
});
