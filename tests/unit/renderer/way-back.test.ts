import { expect, test } from 'vitest';
import { wayBack } from '../../../src/renderer/features/occurrences/way-back.ts';
import { temporaryProject } from '../../support/project.ts';

async function labelled() {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text: 'قالت وكالة الأنباء.' });
  const places = [{ document, fragments: [[5, 10] as [number, number]], quotes: ['وكالة'] }];
  const cue = () => door.call('spans.create', { document, label: 'cue', fragments: [[0, 4]] });
  const quotes = async () => (await door.call('spans.list', {})).map(({ quote }) => quote);
  return { door, cue, quotes, many: () => door.call('spans.createMany', { label: 'source', places }) };
}

test('what was labelled everywhere is taken back as the step that it was, and redo brings it again', async () => {
  const { door, quotes, many } = await labelled();
  await wayBack(door, await many())?.();
  expect(await quotes()).toEqual([]);
  expect((await door.call('history.state', {})).redo?.intent).toBe('spans.createMany');
});

test('a change that came between is not what is taken back', async () => {
  const { door, cue, quotes, many } = await labelled();
  const done = await many();
  await cue();
  await wayBack(door, done)?.();
  expect(await quotes()).toEqual(['قالت']);
});

test('where nothing was labelled there is no way back: the newest step is another', async () => {
  const { door, cue, many } = await labelled();
  await many();
  await cue();
  const nothing = await many();
  expect(nothing).toEqual({ created: [], skipped: 1, group: null });
  expect(wayBack(door, nothing)).toBeNull();
});
