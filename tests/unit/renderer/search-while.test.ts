import { expect, test } from 'vitest';
import { searchWhile } from '../../../src/renderer/features/search/search-while.ts';
import { problemOf, temporaryProject } from '../../support/project.ts';

/** Long enough that a search of it gives way to others before it is done. */
const long = 'وقالت الوكالة إن المدنيين باتوا هناك. '.repeat(10_000);

test('a search that nobody waits for any more ends, also inside one long text', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await door.call('documents.create', { text: long });
  const asking = new AbortController();
  const older = problemOf(searchWhile(door, { query: 'ا', match: 'words-with-clitics' }, asking.signal));
  asking.abort();
  expect((await older).code).toBe('cancelled');
  const newer = await searchWhile(door, { query: 'وكاله', match: 'words-with-clitics', limit: 1 }, new AbortController().signal);
  expect(newer.total).toBe(10_000);
});

test('a search that is answered is not cancelled afterwards', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await door.call('documents.create', { text: 'قالت الوكالة' });
  const asking = new AbortController();
  expect((await searchWhile(door, { query: 'قالت' }, asking.signal)).total).toBe(1);
  asking.abort();
  expect((await searchWhile(door, { query: 'قالت' }, new AbortController().signal)).total).toBe(1);
});
