import fs from 'node:fs';
import { expect, test } from 'vitest';
import type { Input, MethodName } from '../../../src/domain/api.ts';
import { createProject } from '../../../src/engine/create-project.ts';
import { createDocument, hashOf, putText } from '../../../src/engine/handlers/document-handlers.ts';
import { openProjectFile } from '../../../src/engine/project/project-file.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { expectRefused, expectSound, problemOf, projectIn, temporaryProject, type TestProject } from '../../support/project.ts';

const override = '\u202egnorw';
const isolates = '\u2067عنوان\u2069';
const text = 'قال المتحدث باسم الوزارة إن 27 شخصا قتلوا.';

/** Calls that enter a name, each with the field that the person is told of. */
async function entries(project: TestProject) {
  const door = await project.open('منى');
  const { id } = await door.call('documents.create', { text });
  const { id: annotator } = await door.call('annotators.create', { name: 'عمر' });
  const { id: story } = await door.call('stories.create', { title: 'قصة' });
  const { content } = await door.call('scheme.get', {});
  const [claim, ...others] = content.spans;
  if (claim === undefined) throw new Error('the scheme is empty');
  const spans = [{ ...claim, names: { ...claim.names, ar: isolates } }, ...others];
  const entry = <Name extends MethodName>(method: Name, field: string, input: (name: string) => Input<Name>) => ({
    method,
    field,
    call: (name: string) => door.call(method, input(name)),
  });
  return {
    door,
    entries: [
      entry('documents.create', 'title', (title) => ({ text, title })),
      entry('documents.update', 'title', (title) => ({ id, title })),
      entry('documents.update', 'publisher', (publisher) => ({ id, publisher })),
      entry('documents.update', 'source', (source) => ({ id, source })),
      entry('annotators.create', 'name', (name) => ({ name })),
      entry('annotators.update', 'name', (name) => ({ id: annotator, name })),
      entry('stories.create', 'title', (title) => ({ title })),
      entry('stories.update', 'title', (title) => ({ id: story, title })),
      entry('project.update', 'title', (title) => ({ title })),
      entry('scheme.update', 'scheme', () => ({ content: { ...content, spans } })),
    ],
  };
}

test('what reorders its surroundings is not taken as a name, and said by field and character', async () => {
  const project = temporaryProject();
  const { entries: calls } = await entries(project);
  for (const { field, call, method } of calls) {
    const details = { field, method, character: method === 'scheme.update' ? 'U+2067' : 'U+202E' };
    await expectRefused(project.file, () => call(`اسم ${override}`), 'name-has-controls', details);
  }
  for (const control of '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') {
    const problem = await problemOf(calls[0]?.call(`عنوان ${control}`) ?? Promise.resolve());
    expect(problem.code).toBe('name-has-controls');
  }
});

test('marks and joiners are spelling, and notes are prose: both stay as they are', async () => {
  const project = temporaryProject();
  const { door, entries: calls } = await entries(project);
  const rightly = 'خبر\u200f (AFP)\u200e و\u061cآخر می\u200cشود';
  for (const { method, field, call } of calls) {
    const name = `${rightly} ${method}`;
    if (method !== 'scheme.update') expect(await call(name)).toMatchObject({ [field]: name });
  }
  const { id: document } = await door.call('documents.create', { text: `${isolates} ${text}`, publisher: null });
  const span = await door.call('spans.create', { document, label: 'cue', fragments: [[0, 7]], note: override });
  expect(span).toMatchObject({ note: override, quote: isolates });
  expect(await door.call('layers.update', { document, note: isolates })).toMatchObject({ note: isolates });
  await expectSound(door);
});

test('a file that holds them is imported: its title and its name without them, its text as it is', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const file = project.inFolder('خبر\u202e.txt');
  const content = `${isolates} ${override}\nسطر`;
  fs.writeFileSync(file, content);
  const report = await door.call('documents.import', { sources: [file] });
  expect(report).toMatchObject({ imported: 1, refused: 0 });
  const { document, text: stored } = await door.call('documents.get', { id: report.outcomes[0]?.documents[0] ?? '' });
  expect(document).toMatchObject({ title: 'عنوان gnorw', source: 'خبر.txt' });
  expect(stored).toBe(content);
  const made = await door.call('documents.create', { text: `${override}\n` });
  expect(made.title).toBe('gnorw');
});

test('a project’s own title is held to it, and a file’s name gives one without', async () => {
  const project = temporaryProject();
  const refused = project.inFolder('refused.isnad');
  expect(() => createProject(refused, { title: override, actor: { name: 'منى' } })).toThrow(
    expect.objectContaining({ code: 'name-has-controls', details: { field: 'title', character: 'U+202E', method: 'project.create' } }),
  );
  expect(fs.existsSync(refused)).toBe(false);
  const file = project.inFolder('مشروع\u202e.isnad');
  createProject(file, { actor: { name: 'منى' } });
  const workbench = await openWorkbench(file, { actor: { name: 'منى' }, backups: 'off' });
  expect((await workbench.call('project.get', {})).title).toBe('مشروع');
  await workbench.close();
});

/** As a program from before names were held to anything would have written it: hashes and all. */
async function writeOldDocument(project: TestProject): Promise<string> {
  const file = await openProjectFile(project.file, {
    actor: { name: 'منى' },
    clock: project.fixed.clock,
    ids: project.fixed.ids,
    backups: 'off',
    watch: false,
    busyTimeout: 1000,
  });
  try {
    return await file.write('documents.create', (context) => {
      const textHash = hashOf(text);
      putText(context, textHash, text);
      const source = { sourceHash: null, encoding: null, byteOrderMark: false, lineEndings: 'none' } as const;
      const details = { title: isolates, direction: 'rtl', publisher: override, url: null, publishedAt: null } as const;
      return createDocument(context, { text, textHash, ...details, ...source, source: null, story: null }).id;
    });
  } finally {
    await file.close();
  }
}

test('a project from before that holds such names opens, is sound, and goes to and fro', async () => {
  const project = temporaryProject();
  const id = await writeOldDocument(project);
  const door = await project.open('منى');
  const held = { title: isolates, publisher: override };
  expect((await door.call('documents.list', { ids: [id] })).documents).toMatchObject([held]);
  await expectSound(door);
  await door.call('documents.update', { id, direction: 'ltr' });
  await door.call('history.undo', {});
  await door.call('history.undo', {});
  expect((await door.call('documents.list', { ids: [id] })).total).toBe(0);
  await door.call('history.redo', {});
  expect((await door.call('documents.get', { id })).document).toMatchObject(held);
  await expectSound(door);

  const path = project.inFolder('export.jsonl');
  await door.call('project.export', { format: 'isnad-jsonl', path });
  const other = await projectIn(project.folder, { name: 'other', seed: 7 }).open('عمر');
  expect(await other.call('documents.import', { sources: [path], format: 'isnad-jsonl' })).toMatchObject({ imported: 1 });
  expect((await other.call('documents.get', { id })).document).toMatchObject(held);
  await expectSound(other);
});
