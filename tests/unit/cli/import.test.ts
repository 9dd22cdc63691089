import fs from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { defaultByteLimit } from '../../../src/engine/import/decode-text.ts';
import { commandLine } from './support.ts';

interface Report {
  readonly imported: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly outcomes: readonly {
    readonly source: string;
    readonly status: string;
    readonly encoding: string | null;
    readonly problem: { readonly code: string } | null;
  }[];
}

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

it('takes the good files of a mixed lot and names each that it refuses', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad']);
  const good = 'قالت الرئاسة إن المدنيين لم يتضرروا.';
  const sources = {
    good: cli.put('good.txt', good),
    utf16: cli.put('utf16.txt', Buffer.from(`\ufeffنفت الوزارة ذلك.`, 'utf16le')),
    twin: cli.put('twin.txt', good),
    binary: cli.put('binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0xff])),
    empty: cli.put('empty.txt', ''),
    unclear: cli.put('unclear.txt', Buffer.from(Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 37) % 128)))),
    cut: cli.put('cut.txt', Buffer.from('مقطوع في وسط حرف').subarray(0, -1)),
    large: cli.put('large.txt', ''),
    missing: cli.at('missing.txt'),
  };
  fs.truncateSync(sources.large, defaultByteLimit + 1);
  cli.put('folder/inner/deep.txt', 'خبر في مجلد داخل مجلد.');
  cli.put('folder/inner/.hidden', 'مخفي');
  const ended = await cli.run(['import', 'a.isnad', ...Object.values(sources), cli.at('folder'), '--json']);
  expect(ended.status).toBe(1);
  const report = JSON.parse(ended.out) as Report;
  const outcome = (source: string) => {
    const found = report.outcomes.find((one) => one.source === source);
    return found?.problem?.code ?? found?.status;
  };
  expect(Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, outcome(source)]))).toEqual({
    good: 'imported',
    utf16: 'imported',
    twin: 'duplicate',
    binary: 'file-binary',
    empty: 'file-empty',
    unclear: expect.stringMatching(/^file-(?:encoding-unclear|binary)$/),
    cut: 'file-malformed',
    large: 'file-too-large',
    missing: 'file-missing',
  });
  expect(report).toMatchObject({ imported: 3, duplicates: 1, refused: 6 });
  for (const name of ['binary.txt', 'empty.txt', 'unclear.txt', 'cut.txt', 'large.txt', 'missing.txt']) {
    expect(ended.errors, name).toContain(name);
  }
  expect(ended.errors).not.toContain('good.txt:');
  const { documents } = (await cli.json('call', 'a.isnad', 'documents.list')) as { documents: { source: string }[] };
  expect(documents.map(({ source }) => source).sort()).toEqual(['deep.txt', 'good.txt', 'utf16.txt']);
  expect(await cli.json('verify', 'a.isnad', '--json')).toMatchObject({ ok: true });
});

it('ends with 0 where every file went in or was there already', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad']);
  const source = cli.put('خبر.txt', 'خبر قصير عن اتفاق.');
  const first = await cli.run(['import', 'a.isnad', source, '--as', 'ليلى']);
  expect(first).toMatchObject({ status: 0, errors: '' });
  const second = await cli.run(['import', 'a.isnad', source]);
  expect(second.status).toBe(0);
  expect(second.out).toContain('1 already there');
});

it('refuses a format that is unknown or cannot be read, and a bundle that is broken, and changes nothing', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad']);
  const source = cli.put('خبر.txt', 'خبر قصير عن اتفاق.');
  const broken = cli.put('broken.jsonl', '{"type":"header"}\n{');
  const unknown = await cli.run(['import', 'a.isnad', source, '--format', 'nothing']);
  expect(unknown).toMatchObject({ status: 1, out: '' });
  expect(unknown.errors).toContain('[format-unknown]');
  expect((await cli.run(['import', 'a.isnad', source, '--format', 'csv'])).errors).toContain('[format-cannot-read]');
  const malformed = await cli.run(['import', 'a.isnad', broken]);
  expect(malformed.status).toBe(1);
  expect(malformed.errors).toContain('broken.jsonl');
  expect(await cli.json('info', 'a.isnad', '--json')).toMatchObject({ counts: { documents: 0, operations: 2 } });
});

it('goes on without a backup where none can be made, and says so', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  fs.rmSync(cli.home, { recursive: true, force: true });
  fs.mkdirSync(cli.home);
  // A file stands where the folder of the backups should be.
  fs.writeFileSync(path.join(cli.home, 'backups'), '');
  const ended = await cli.run(['import', 'a.isnad', cli.put('خبر.txt', 'خبر قصير عن اتفاق.')]);
  expect(ended.status).toBe(0);
  expect(ended.errors).toContain('[backup-failed]');
  expect(await cli.json('info', 'a.isnad', '--json')).toMatchObject({ counts: { documents: 1 } });
});
