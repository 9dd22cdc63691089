import fs from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { openForReading } from '../../../src/engine/database/open-database.ts';
import { fillSome, openForFilling } from '../../../src/engine/search/fill-index.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { commandLine, filesHolding } from './support.ts';

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

it('erases a document, its quotes, its notes and its history from the project and all its backups', async () => {
  const cli = commandLine();
  const file = cli.at('a.isnad');
  const secrets = { title: 'عنوانسري', text: 'متنسري', note: 'حاشيةسرية', reason: 'تعليلسري', publisher: 'ناشرسري' };
  process.env['ISNAD_HOME'] = cli.home;
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  const open = (name: string) => openWorkbench(file, { actor: { name }, backups: 'session' });
  const mona = await open('منى');
  const text = `${secrets.text} قالت الوكالة. ${secrets.text}`;
  const { id } = await mona.call('documents.create', { text, title: secrets.title, publisher: secrets.publisher });
  const other = await mona.call('documents.create', { text: 'وثيقة تبقى، فيها كلام آخر.' });
  const claim = { label: 'claim', fragments: [[0, secrets.text.length]] as [number, number][] };
  const span = await mona.call('spans.create', { document: id, ...claim, note: secrets.note });
  const gone = await mona.call('spans.create', { document: id, ...claim });
  await mona.call('spans.remove', { ids: [gone.id] });
  const kept = await mona.call('spans.create', { document: other.id, label: 'claim', fragments: [[0, 5]] });
  await mona.call('relations.create', {
    label: 'contradicts',
    from: { kind: 'span', id: kept.id },
    to: { kind: 'span', id: span.id },
    note: secrets.note,
  });
  await mona.call('layers.update', { document: id, note: secrets.note });
  await mona.call('segments.set', { document: id, segments: [{ start: 0, end: 4, role: 'headline', excluded: false }] });
  await mona.call('suggestions.create', { document: id, origin: 'rule', span: claim });
  await mona.call('revisions.create', { document: id, text: `${text} وزيادة ${secrets.text}` });
  await mona.call('project.backup', {});
  await mona.close();
  const layla = await open('ليلى');
  const theirs = await layla.call('spans.create', { document: id, ...claim, note: secrets.note });
  await layla.call('annotators.create', { name: 'حَكَم', role: 'adjudicator' });
  await layla.call('project.backup', {});
  await layla.close();
  const judge = await open('حَكَم');
  await judge.call('decisions.create', {
    document: id,
    kind: 'label',
    readings: [],
    ruling: 'other',
    spans: [claim],
    reason: secrets.reason,
  });
  await judge.close();
  // Left behind by a backup that was killed.
  const folder = (await cli.json('call', 'a.isnad', 'project.backups')) as { folder: string; backups: { path: string }[] };
  fs.copyFileSync(folder.backups[0]?.path ?? '', path.join(folder.folder, '2026-01-01T00-00-00.000Z.isnad.0a0b.unfinished'));
  fs.writeFileSync(`${file}.recovering`, secrets.text);
  for (const secret of Object.values(secrets)) expect(filesHolding(cli.folder, secret), secret).not.toEqual([]);
  expect(theirs.quote).toBe(secrets.text);
  // What a host keeps to search by, as it writes it.
  const { id: project } = await cli.json('call', 'a.isnad', 'project.get');
  const index = openForFilling(path.join(cli.home, 'search', `${String(project)}.sqlite`));
  const reader = openForReading(file);
  while (fillSome(reader.reader, index));
  reader.close();
  index.close();
  const searched = Buffer.from(secrets.text, 'utf16le');
  expect(filesHolding(cli.home, searched)).toHaveLength(1);

  const report = await cli.json('purge', 'a.isnad', id, '--as', 'منى', '--json');
  expect(report).toMatchObject({ document: id, remaining: [] });
  expect((report['backupsPurged'] as string[]).length).toBeGreaterThan(1);
  for (const secret of Object.values(secrets)) expect(filesHolding(cli.folder, secret), secret).toEqual([]);
  expect(filesHolding(cli.home, searched)).toEqual([]);
  expect(await cli.json('verify', 'a.isnad', '--json')).toMatchObject({ ok: true });
  for (const backup of report['backupsPurged'] as string[]) {
    expect(await cli.json('verify', backup, '--json'), backup).toMatchObject({ ok: true });
  }
  const info = await cli.json('info', 'a.isnad', '--json');
  expect(info).toMatchObject({ counts: { documents: 1, spans: 1, relations: 0, suggestions: 0, decisions: 0 } });
  // A purge is not undone, nor anything that it erased.
  const undone = await cli.run(['call', 'a.isnad', 'history.undo', '--as', 'منى']);
  expect(undone.status).toBe(1);
  const again = await cli.json('purge', 'a.isnad', id, '--as', 'منى', '--json');
  expect(again).toMatchObject({ operationsErased: 0, backupsPurged: [], remaining: [] });
});

it('names what it could not purge, and ends with 1', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  const { id } = await cli.json('call', 'a.isnad', 'documents.create', '{"text":"سر"}');
  const { folder } = (await cli.json('call', 'a.isnad', 'project.backups')) as { folder: string };
  fs.mkdirSync(folder, { recursive: true });
  const unreadable = path.join(folder, '2026-01-01T00-00-00.000Z.isnad');
  fs.writeFileSync(unreadable, 'سر');
  const aside = cli.put('a.damaged-2026-01-01T00-00-00.000Z.isnad', 'سر');
  const ended = await cli.run(['purge', 'a.isnad', String(id)]);
  expect(ended.status).toBe(1);
  expect(ended.errors).toContain(unreadable);
  expect(ended.errors).toContain(aside);
  expect(fs.existsSync(unreadable) && fs.existsSync(aside)).toBe(true);
});
