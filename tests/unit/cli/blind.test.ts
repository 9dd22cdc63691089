import { expect, it, vi } from 'vitest';
import { commandLine } from './support.ts';

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

it('reads blind work in the name that is given, and says what is kept back from others', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  cli.put('خبر.txt', 'قالت الرئاسة إن المدنيين لم يتضرروا.');
  await cli.run(['import', 'a.isnad', 'خبر.txt', '--as', 'منى']);
  await cli.run(['annotators', 'a.isnad', '--add', 'منى', '--role', 'lead', '--as', 'منى']);
  await cli.run(['annotators', 'a.isnad', '--add', 'عمر', '--as', 'منى']);
  const { documents } = (await cli.json('call', 'a.isnad', 'documents.list')) as unknown as { documents: { id: string }[] };
  const span = { document: documents[0]?.id, label: 'source', fragments: [[5, 12]] };
  expect((await cli.run(['call', 'a.isnad', 'spans.create', JSON.stringify(span), '--as', 'عمر'])).status).toBe(0);
  await cli.run(['call', 'a.isnad', 'project.update', '{"blind":true}', '--as', 'منى']);

  const exporting = ['export', 'a.isnad', '--format', 'csv', '--out', 'a.csv'];
  const stranger = await cli.run([...exporting, '--as', 'سلمى']);
  expect(stranger).toMatchObject({ status: 0, out: expect.stringContaining(': 0 span') });
  expect(stranger.errors).toContain('سلمى sees no layers but their own');
  for (const name of ['منى', 'عمر']) {
    expect(await cli.run([...exporting, '--as', name])).toMatchObject({ status: 0, out: expect.stringContaining(': 1 span') });
  }
  expect((await cli.run([...exporting, '--as', 'منى'])).errors).toBe('');

  expect(await cli.json('info', 'a.isnad', '--as', 'منى', '--json')).toMatchObject({ counts: { spans: 1, layers: 1 } });
  expect(await cli.json('info', 'a.isnad', '--as', 'سلمى', '--json')).toMatchObject({ counts: { spans: 0, layers: 0 } });
  const refused = await cli.run(['agreement', 'a.isnad', '--as', 'عمر']);
  expect(refused).toMatchObject({ status: 1, errors: expect.stringContaining('[blind-work]') });
  expect((await cli.run(['agreement', 'a.isnad', '--as', 'منى', '--samples', '0'])).status).toBe(0);
});
