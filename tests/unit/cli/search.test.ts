import { expect, it, vi } from 'vitest';
import { commandLine } from './support.ts';

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

it('prints what it finds, as JSON with offsets in UTF-16 code units or to be read', async () => {
  const cli = commandLine();
  await cli.run(['new', 'a.isnad', '--as', 'منى']);
  const text = '🕊 ولم يتضرر المدنيّون.\nوقال: المدنيـون بخير.';
  cli.put('خبر.txt', text);
  cli.put('آخر.txt', 'لا شيء هنا.');
  await cli.run(['import', 'a.isnad', 'خبر.txt', 'آخر.txt']);
  const { documents } = (await cli.json('call', 'a.isnad', 'documents.list')) as { documents: { id: string; title: string }[] };
  const document = documents.find(({ title }) => title.includes('يتضرر'))?.id;
  const found = (await cli.json('search', 'a.isnad', 'المدنيون', '--json')) as unknown as Record<string, unknown>[];
  expect(found).toEqual([
    { document, start: 13, end: 22, quote: 'المدنيّون', before: '🕊 ولم يتضرر ', after: '.\nوقال: المدنيـون بخير.' },
    { document, start: 30, end: 39, quote: 'المدنيـون', before: '🕊 ولم يتضرر المدنيّون.\nوقال: ', after: ' بخير.' },
  ]);
  for (const { start, end, quote } of found) expect(text.slice(Number(start), Number(end))).toBe(quote);
  expect(await cli.json('search', 'a.isnad', 'المدنيون', '--limit', '1', '--json')).toEqual(found.slice(0, 1));
  expect(await cli.json('search', 'a.isnad', 'قال', '--match', 'words', '--json')).toEqual([]);
  expect(await cli.json('search', 'a.isnad', 'قال', '--match', 'words-with-clitics', '--json')).toMatchObject([{ start: 25, end: 28 }]);
  expect(await cli.json('search', 'a.isnad', 'غير موجود', '--json')).toEqual([]);

  const read = await cli.run(['search', 'a.isnad', 'المدنيون', '--limit', '1']);
  expect(read.out).toContain('[المدنيّون]. وقال');
  expect(read.errors).toContain('found: 2, in documents: 1, shown: 1');

  const empty = await cli.run(['search', 'a.isnad', 'ـَ', '--json']);
  expect(empty.status).toBe(1);
  expect(JSON.parse(empty.out)).toMatchObject({ problem: { code: 'query-empty' } });
  expect((await cli.run(['search', 'a.isnad', 'قال', '--match', 'nearly'])).status).toBe(2);
  expect((await cli.run(['search', 'a.isnad', 'قال', '--limit', '0'])).status).toBe(2);
});
