import { expect, it, vi } from 'vitest';
import type { Scheme } from '../../../src/domain/model/scheme.ts';
import { readSchemeFile, schemeFileText } from '../../../src/domain/scheme-file.ts';
import { commandLine } from './support.ts';

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

function read(text: string): Scheme {
  const reading = readSchemeFile(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.scheme;
}

it('begins with a template, prints the scheme, and changes it by a file with steps', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--template', 'quotations', '--as', 'منى']);
  expect(await cli.run(['new', 'b.isnad', '--template', 'others'])).toMatchObject({ status: 2 });
  const document = await cli.json('call', 'a.isnad', 'documents.create', JSON.stringify({ text: 'قالت الوكالة إن القافلة وصلت.' }), '--as', 'منى');
  const span = { document: document['id'], label: 'cue', fragments: [[0, 4]], attributes: { attitude: 'distancing' } };
  await cli.json('call', 'a.isnad', 'spans.create', JSON.stringify(span), '--as', 'منى');
  expect((await cli.run(['scheme', 'a.isnad'])).out).toContain('attitude (choice): neutral, endorsing, distancing');

  const scheme = read((await cli.run(['scheme', 'a.isnad', '--json'])).out);
  const spans = scheme.spans.map((label) => ({
    ...label,
    attributes: label.attributes.map((each) => ({ ...each, values: each.values.filter(({ id }) => id !== 'distancing') })),
  }));
  const file = cli.put('next.json', schemeFileText({ ...scheme, spans }));
  const steps = cli.put('steps.json', JSON.stringify([{ step: 'change-values', kind: 'span', label: 'cue', attribute: 'attitude', values: { distancing: 'neutral' } }]));
  const preview = await cli.run(['scheme', 'a.isnad', '--set', file, '--preview']);
  expect(preview.status).toBe(1);
  expect(preview.out).toContain('refused (value): cue › attitude › distancing, 1 in spans');
  expect((await cli.run(['scheme', 'a.isnad', '--set', file])).errors).toContain('scheme-refused');
  const changed = await cli.json('scheme', 'a.isnad', '--set', file, '--steps', steps, '--as', 'منى', '--json');
  expect(changed).toMatchObject({ version: { version: 2 }, touched: { spans: 1 } });

  const nothing = cli.put('empty.json', schemeFileText({ ...scheme, spans: [], relations: [] }));
  const kept = await cli.json('scheme', 'a.isnad', '--set', nothing, '--retire-missing', '--json');
  expect(kept).toMatchObject({ version: { content: { spans: [{ retired: true }, { retired: true }, { retired: true }] } } });
});

it('takes no scheme that is wrong, and says where', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  const text = (await cli.run(['scheme', 'a.isnad', '--json'])).out;
  const wrong = cli.put('wrong.json', text.replace('"id": "source"', '"id": "claim"'));
  const told = await cli.run(['scheme', 'a.isnad', '--set', wrong]);
  expect(told.status).toBe(1);
  expect(told.errors).toMatch(/line \d+: the id “claim” is used twice \(spans › claim › id\)\./u);
  expect((await cli.run(['scheme', 'a.isnad', '--set', wrong], { language: 'ar' })).errors).toContain('المعرّف «claim» مستعمل مرتين');
  expect((await cli.run(['scheme', 'a.isnad', '--json'])).out).toBe(text);
});
