import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { api } from '../../../src/domain/api.ts';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { bare } from '../../support/project.ts';
import { bytesIn, commandLine, environment, mainProgram } from './support.ts';

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

it('makes a project, with a title, a scheme and a writer', async () => {
  const cli = commandLine();
  const scheme = cli.put('scheme.json', JSON.stringify(defaultScheme));
  const made = await cli.json('new', 'a.isnad', '--title', 'خبران', '--scheme', scheme, '--as', 'منى', '--json');
  expect(made).toMatchObject({ project: { title: 'خبران' }, counts: { documents: 0, operations: 2 } });
  expect(bare(cli.at('a.isnad'), (database) => database.prepare('SELECT name FROM people').pluck().all())).toEqual(['منى']);
  const plain = await cli.run(['new', 'b.isnad']);
  expect(plain).toMatchObject({ status: 0, errors: '' });
  expect(plain.out).toContain('b.isnad');
  expect(fs.readdirSync(cli.folder).filter((name) => name.includes('unfinished'))).toEqual([]);
});

it('makes no project over a file, from a scheme that is none, or where it cannot be', async () => {
  const cli = commandLine();
  cli.put('taken.isnad', 'شيء آخر');
  cli.put('broken.json', '{');
  cli.put('other.json', JSON.stringify({ ...defaultScheme, spans: 'none' }));
  const before = bytesIn(cli.folder);
  const refused: readonly (readonly [readonly string[], string])[] = [
    [['new', 'taken.isnad'], 'project-exists'],
    [['new', 'a.isnad', '--scheme', 'broken.json'], 'scheme-file-invalid'],
    [['new', 'a.isnad', '--scheme', 'other.json'], 'scheme-file-invalid'],
    [['new', 'a.isnad', '--scheme', 'missing.json'], 'file-missing'],
    [['new', 'taken.isnad/below.isnad'], 'destination-unwritable'],
    [['new', 'a.isnad', '--title', ' '], 'invalid-input'],
  ];
  for (const [words, code] of refused) {
    const ended = await cli.run(words);
    expect(ended, words.join(' ')).toMatchObject({ status: 1, out: '' });
    expect(ended.errors).toContain(`[${code}]`);
    expect(ended.errors, 'a foreseen problem shows no stack').not.toMatch(/\n\s+at /);
  }
  const after = bytesIn(cli.folder);
  for (const [name, bytes] of Object.entries(before)) expect(after[name], name).toBe(bytes);
  expect(Object.keys(after).filter((name) => name.endsWith('.isnad'))).toEqual(['taken.isnad']);
});

it('ends with 2 where the words are wrong, and says so on standard error only', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad']);
  const wrong: readonly (readonly string[])[] = [
    [],
    ['nonsense'],
    ['info'],
    ['info', 'a.isnad', '--unknown'],
    ['info', 'a.isnad', 'b.isnad'],
    ['import', 'a.isnad'],
    ['export', 'a.isnad', '--format', 'csv'],
    ['call', 'a.isnad'],
    ['call', 'a.isnad', 'project.get', '{'],
    ['call', 'a.isnad', 'project.nothing'],
    ['call', 'a.isnad', 'stories.create', '{"title":"قصة"}', '--as', ''],
    ['new', 'b.isnad', '--as', ' '],
    ['serve', '--port', '70000'],
  ];
  await Promise.all(
    [0, 1].map(async (half) => {
      for (const words of wrong.filter((_, index) => index % 2 === half)) {
        const ended = await cli.run(words);
        expect(ended.status, words.join(' ')).toBe(2);
        expect(ended.errors.trim(), words.join(' ')).not.toBe('');
      }
    }),
  );
  expect(fs.existsSync(cli.at('b.isnad'))).toBe(false);
  expect(await cli.run(['--help'])).toMatchObject({ status: 0, errors: '' });
});

it('lists the methods and calls any of them', async () => {
  const cli = commandLine();
  const listed = JSON.parse((await cli.run(['call', 'none.isnad', '--list'])).out) as { name: string; kind: string; input: object }[];
  expect(listed.map(({ name }) => name).sort()).toEqual(Object.keys(api).sort());
  for (const { kind, input } of listed) {
    expect(['read', 'write']).toContain(kind);
    // One that is asked in several ways has each of them.
    const ways = 'anyOf' in input && Array.isArray(input.anyOf) ? (input.anyOf as object[]) : [input];
    for (const way of ways) expect(way).toHaveProperty('type', 'object');
  }
  await cli.run(['new', 'a.isnad']);
  const story = await cli.json('call', 'a.isnad', 'stories.create', '{"title":"قصة"}', '--as', 'ليلى');
  expect(story).toMatchObject({ title: 'قصة' });
  const fromInput = await cli.run(['call', 'a.isnad', 'stories.update', '-'], {
    input: JSON.stringify({ id: story['id'], title: 'قصة أخرى' }),
  });
  expect(JSON.parse(fromInput.out)).toMatchObject({ title: 'قصة أخرى' });
  const history = await cli.run(['call', 'a.isnad', 'history.list', '{"limit":2}']);
  const writers = (JSON.parse(history.out) as { actorName: string }[]).map(({ actorName }) => actorName);
  expect(writers[1]).toBe('ليلى');
  expect(writers[0]).not.toBe('ليلى');
});

it('answers a refused call with its problem, as JSON and in words', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad']);
  const missing = '01999999-0000-7000-8000-000000000000';
  const refused: readonly (readonly [readonly string[], string])[] = [
    [['call', 'a.isnad', 'stories.create', '{"title":7}'], 'invalid-input'],
    [['call', 'a.isnad', 'stories.create', '{"name":"x"}'], 'invalid-input'],
    [['call', 'a.isnad', 'documents.get', JSON.stringify({ id: missing })], 'not-found'],
    [['call', 'a.isnad', 'history.undo'], 'nothing-to-undo'],
    [['info', 'missing.isnad', '--json'], 'project-missing'],
    [['purge', 'a.isnad', missing, '--json'], 'not-found'],
    [['purge', 'a.isnad', 'no-id', '--json'], 'invalid-input'],
  ];
  for (const [words, code] of refused) {
    const ended = await cli.run(words);
    expect(ended.status, words.join(' ')).toBe(1);
    expect(JSON.parse(ended.out), words.join(' ')).toMatchObject({ problem: { code } });
    expect(ended.errors).toContain(`[${code}]`);
    expect(ended.errors).not.toMatch(/\n\s+at /);
  }
});

it('looks without changing anything: not the project, not the person’s folder', async () => {
  const cli = commandLine();
  const file = cli.at('a.isnad');
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  await cli.run(['import', 'a.isnad', cli.put('خبر.txt', 'قالت الوكالة إن القتال توقف.'), '--as', 'منى']);
  fs.rmSync(cli.home, { recursive: true, force: true });
  const before = bytesIn(cli.folder);
  const { mtimeMs } = fs.statSync(file);
  expect(await cli.json('info', 'a.isnad', '--json')).toMatchObject({
    file: expect.stringContaining('a.isnad'),
    counts: { documents: 1, spans: 0 },
    journalMode: 'wal',
  });
  expect((await cli.run(['info', 'a.isnad'])).out).toContain('documents: 1');
  expect(await cli.json('verify', 'a.isnad', '--json')).toMatchObject({ ok: true, texts: 1 });
  await cli.json('call', 'a.isnad', 'documents.list');
  expect(bytesIn(cli.folder)).toEqual(before);
  expect(fs.statSync(file).mtimeMs).toBe(mtimeMs);
  expect(fs.existsSync(cli.home)).toBe(false);
});

it('exports, and writes nothing half where it cannot', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  await cli.run(['import', 'a.isnad', cli.put('خبر.txt', 'قالت الوكالة إن القتال توقف.')]);
  const report = await cli.json('export', 'a.isnad', '--format', 'isnad-jsonl', '--out', 'out.jsonl', '--json');
  expect(report).toMatchObject({ format: 'isnad-jsonl', bytes: fs.statSync(cli.at('out.jsonl')).size, offsetUnit: 'utf16' });
  const header = fs.readFileSync(cli.at('out.jsonl'), 'utf8').split('\n', 1)[0] ?? '';
  expect(JSON.parse(header)).toMatchObject({ type: 'header', offsetUnit: 'utf16' });
  fs.mkdirSync(cli.at('folder'));
  const before = fs.readFileSync(cli.at('out.jsonl'));
  const refused: readonly (readonly [readonly string[], string])[] = [
    [['--format', 'csv', '--out', 'nowhere/out.csv'], 'destination-unwritable'],
    [['--format', 'csv', '--out', 'folder'], 'destination-unwritable'],
    [['--format', 'nothing', '--out', 'out.jsonl'], 'format-unknown'],
    [['--format', 'csv', '--out', 'out.jsonl', '--annotator', 'لا أحد'], 'not-found'],
  ];
  for (const [words, code] of refused) {
    const ended = await cli.run(['export', 'a.isnad', ...words]);
    expect(ended, words.join(' ')).toMatchObject({ status: 1, out: '' });
    expect(ended.errors).toContain(`[${code}]`);
  }
  expect(fs.readFileSync(cli.at('out.jsonl')).equals(before)).toBe(true);
  expect(fs.readdirSync(cli.folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  expect(fs.readdirSync(cli.at('folder'))).toEqual([]);
});

it('says what is wrong with a doctored file, and recovers it', async () => {
  const cli = commandLine();
  const file = cli.at('a.isnad');
  await cli.run(['new', 'a.isnad', '--title', 'الأصل']);
  bare(file, (database) => database.prepare("UPDATE project SET title = 'مزوّر'").run());
  const ended = await cli.run(['verify', 'a.isnad', '--json']);
  expect(ended.status).toBe(1);
  expect(JSON.parse(ended.out)).toMatchObject({ ok: false, findings: [{ kind: 'row-differs', table: 'project' }] });
  expect((await cli.run(['verify', 'a.isnad'])).out).toContain('row-differs');
  const report = await cli.json('recover', 'a.isnad', '--json');
  expect(report).toMatchObject({ operationsLost: 0, backup: null });
  expect(fs.existsSync(String(report['movedAside']))).toBe(true);
  expect(await cli.json('verify', 'a.isnad', '--json')).toMatchObject({ ok: true });
  expect(await cli.json('call', 'a.isnad', 'project.get')).toMatchObject({ title: 'الأصل' });
});

it('tells what a recovery had to guess in a sentence, in the person’s language', async () => {
  for (const [language, sentence] of [
    ['en', '  The project’s title and id were taken from its table, as the operation that made it is lost.\n'],
    ['ar', '  أُخذ عنوان المشروع ومعرّفه من الجدول، فالعملية التي أنشأته مفقودة.\n'],
  ] as const) {
    const cli = commandLine();
    await cli.run(['new', 'a.isnad', '--title', 'الأصل']);
    bare(cli.at('a.isnad'), (database) => database.prepare("UPDATE operations SET payload = '{}' WHERE position = 1").run());
    const recovered = await cli.run(['recover', 'a.isnad'], { language });
    expect(recovered).toMatchObject({ status: 0, errors: '' });
    expect(recovered.out).toContain(sentence);
  }
});

it('speaks Arabic where the person does', async () => {
  const cli = commandLine();
  cli.put('empty.isnad', '');
  for (const words of [['info', 'missing.isnad'], ['info', 'empty.isnad'], ['new', 'empty.isnad']]) {
    const arabic = await cli.run(words, { language: 'ar' });
    expect(arabic).toMatchObject({ status: 1, out: '' });
    expect(arabic.errors).toMatch(/\p{Script=Arabic}{3,}.*\[[a-z-]+\]\n$/u);
    expect((await cli.run(words, { language: 'en' })).errors).not.toMatch(/\p{Script=Arabic}/u);
  }
});

it('serves on a link that is its last line, alone, and ends with 0 when told to stop', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad']);
  const child = spawn(process.execPath, [mainProgram, 'serve', 'a.isnad', '--no-window'], {
    cwd: cli.folder,
    env: environment(cli.home, 'en'),
  });
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await Promise.race([
    ended,
    new Promise<void>((resolve) =>
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (/http:\/\/\S+\n$/.test(out)) resolve();
      }),
    ),
  ]);
  const link = out.trimEnd().split('\n').at(-1) ?? '';
  expect(link, errors).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\S*$/);
  child.kill('SIGTERM');
  expect(await ended, errors).toBe(0);
  expect(fs.readdirSync(cli.folder).filter((name) => /-(?:wal|shm)$/.test(name))).toEqual([]);
  expect(path.dirname(cli.at('a.isnad'))).toBe(cli.folder);
});
