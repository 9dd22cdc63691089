import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dumpAll, expectSound, idOf, problemOf, projectIn, temporaryProject, type TestProject } from '../../support/project.ts';

const seeds = path.resolve(import.meta.dirname, '../../../../shared/seeds');

function write(project: TestProject, name: string, content: string | Uint8Array): string {
  const file = project.inFolder(name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
}

test('good files go in, refused ones are named, duplicates are noticed, also within one import', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const sources = [
    write(project, 'in/أول.txt', 'قال المتحدث\r\nسطر'),
    write(project, 'in/ثان.txt', Buffer.from('\ufeffنص بترميز آخر', 'utf16le')),
    write(project, 'in/مكرر.txt', 'قال المتحدث\nسطر'),
    write(project, 'in/فارغ.txt', ''),
    write(project, 'in/صورة.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    project.inFolder('in/مفقود.txt'),
  ];
  const report = await door.call('documents.import', { sources });
  expect(report.outcomes.map(({ status, problem }) => problem?.code ?? status)).toEqual([
    'imported',
    'imported',
    'duplicate',
    'file-empty',
    'file-binary',
    'file-missing',
  ]);
  expect(report).toMatchObject({ imported: 2, duplicates: 1, refused: 3 });
  expect(report.outcomes[2]?.documents).toEqual(report.outcomes[0]?.documents);
  const [first] = report.outcomes[0]?.documents ?? [];
  const [second] = report.outcomes[1]?.documents ?? [];
  expect(await door.call('documents.get', { id: first ?? '' })).toMatchObject({
    text: 'قال المتحدث\nسطر',
    document: { source: 'أول.txt', title: 'قال المتحدث', direction: 'rtl' },
    revision: { encoding: 'utf-8', lineEndings: 'crlf', byteOrderMark: false, sourceHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(await door.call('documents.get', { id: second ?? '' })).toMatchObject({
    text: 'نص بترميز آخر',
    revision: { encoding: 'utf-16le', byteOrderMark: true },
  });
  // The whole folder once more: nothing new. A removed document no longer stands in the way of its text.
  const again = await door.call('documents.import', { sources: [project.inFolder('in')] });
  expect(again).toMatchObject({ imported: 0, duplicates: 3, refused: 2 });
  await door.call('documents.remove', { id: first ?? '' });
  expect(await door.call('documents.import', { sources: [sources[0] ?? ''] })).toMatchObject({ imported: 1 });
  await expectSound(door);
});

test('progress is told, and who cancels finds the project as it was', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await door.call('stories.create', { title: 'قصة' });
  for (let number = 0; number < 300; number += 1) write(project, `in/${number}.txt`, `خبر رقم ${number}. ${'كلمة '.repeat(50)}`);
  const sources = [project.inFolder('in')];
  const task = idOf(0x777);
  const before = dumpAll(project.file);
  const cancelled: Promise<{ cancelled: boolean }>[] = [];
  const stop = door.workbench.subscribe((event) => {
    if (event.type === 'progress' && cancelled.length === 0) cancelled.push(door.call('task.cancel', { task }));
  });
  expect((await problemOf(door.call('documents.import', { sources, task }))).code).toBe('cancelled');
  stop();
  expect(await Promise.all(cancelled)).toEqual([{ cancelled: true }]);
  expect(dumpAll(project.file)).toEqual(before);
  expect((await door.call('project.info', {})).counts).toMatchObject({ documents: 0, operations: 3 });
  // The same again to its end.
  door.events.length = 0;
  expect(await door.call('documents.import', { sources, task })).toMatchObject({ imported: 300 });
  const progress = door.events.filter((event) => event.type === 'progress');
  expect(progress.at(-1)).toEqual({ type: 'progress', task, intent: 'documents.import', done: 300, total: 300 });
  expect(await door.call('task.cancel', { task })).toEqual({ cancelled: false });
  await expectSound(door);
});

test('a cancelled import of a single file is no import either', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const task = idOf(0x778);
  const before = dumpAll(project.file);
  door.workbench.subscribe((event) => {
    if (event.type === 'progress') void door.call('task.cancel', { task });
  });
  const work = door.call('documents.import', { sources: [write(project, 'واحد.txt', 'نص')], task });
  expect((await problemOf(work)).code).toBe('cancelled');
  expect(dumpAll(project.file)).toEqual(before);
});

test('a cancelled export leaves no file', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  for (let number = 0; number < 6; number += 1) await door.call('documents.create', { text: `${number} ${'كلمة '.repeat(30_000)}` });
  const task = idOf(0x779);
  door.workbench.subscribe((event) => {
    if (event.type === 'progress') void door.call('task.cancel', { task });
  });
  const work = door.call('project.export', { format: 'isnad-jsonl', path: project.inFolder('out.jsonl'), task });
  expect((await problemOf(work)).code).toBe('cancelled');
  expect(fs.readdirSync(project.folder).filter((name) => name.startsWith('out'))).toEqual([]);
});

test('a file of our own format that fails among texts leaves no trace of itself', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await door.call('documents.create', { text: 'قال المتحدث' });
  await door.call('project.export', { format: 'isnad-jsonl', path: project.inFolder('bad.jsonl') });
  fs.appendFileSync(project.inFolder('bad.jsonl'), '{"type":"nothing"}\n');
  const other = projectIn(project.folder, { name: 'other', seed: 3 });
  const there = await other.open('ليلى');
  const sources = [write(project, 'a.txt', 'أول'), project.inFolder('bad.jsonl'), write(project, 'b.txt', 'ثان')];
  const report = await there.call('documents.import', { sources });
  expect(report.outcomes.map(({ status }) => status)).toEqual(['imported', 'refused', 'imported']);
  expect(report.outcomes[1]?.problem).toMatchObject({ code: 'file-malformed', details: { file: 'bad.jsonl' } });
  expect((await there.call('documents.list', {})).documents.map(({ title }) => title)).toEqual(['أول', 'ثان']);
  expect(await there.call('project.get', {})).toMatchObject({ title: 'other' });
  expect(await there.call('annotators.list', {})).toEqual([]);
  expect((await there.call('history.list', {}))[0]).toMatchObject({ intent: 'documents.import', operations: 4 });
  // The chains of hashes hold over the part that was taken back.
  await expectSound(there);
});

test('a good file after one that was taken back ties on where the chains really end', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await door.call('stories.create', { title: 'قصة' });
  await door.call('documents.create', { text: 'قال المتحدث' });
  await door.call('project.export', { format: 'isnad-jsonl', path: project.inFolder('b-good.jsonl') });
  fs.writeFileSync(project.inFolder('a-bad.jsonl'), `${fs.readFileSync(project.inFolder('b-good.jsonl'), 'utf8')}{"type":"nothing"}\n`);
  const there = await projectIn(project.folder, { name: 'other', seed: 3 }).open('ليلى');
  const sources = ['a-bad.jsonl', 'b-good.jsonl'].map((name) => project.inFolder(name));
  const report = await there.call('documents.import', { sources });
  expect(report.outcomes.map(({ status }) => status)).toEqual(['refused', 'imported']);
  await expectSound(there);
});

test('the seed articles go in and come out byte for byte', async () => {
  if (!fs.existsSync(seeds)) {
    console.log('../shared/seeds is not here: the articles were not tried');
    return;
  }
  const project = temporaryProject();
  const door = await project.open('منى');
  const files = fs.readdirSync(seeds).filter((name) => name.endsWith('.txt')).sort();
  expect(await door.call('documents.import', { sources: [seeds] })).toMatchObject({ imported: files.length, refused: 0 });
  await door.call('project.export', { format: 'isnad-jsonl', path: project.inFolder('seeds.jsonl') });
  const lines = fs.readFileSync(project.inFolder('seeds.jsonl'), 'utf8').split('\n').slice(0, -1);
  const records = lines.map((line) => JSON.parse(line) as { type: string; source: string; revisions: { text: string }[] });
  const { documents } = await door.call('documents.list', {});
  expect(documents.map(({ source }) => source)).toEqual(files);
  for (const { id, source } of documents) {
    const bytes = fs.readFileSync(path.join(seeds, source ?? ''));
    expect(Buffer.from((await door.call('documents.get', { id })).text, 'utf8').equals(bytes), source ?? '').toBe(true);
    const record = records.find((one) => one.type === 'document' && one.source === source);
    expect(Buffer.from(record?.revisions[0]?.text ?? '', 'utf8').equals(bytes), source ?? '').toBe(true);
  }
  await expectSound(door);
});
