import { expect, test } from 'vitest';
import { measureWhile } from '../../../src/renderer/features/agreement/measure-while.ts';
import { problemOf, temporaryProject } from '../../support/project.ts';

const text = 'وقالت الوكالة إن المدنيين باتوا هناك.';

/** A document that two people have finished, the one with a span and the other with two. */
async function twoLayers() {
  const project = temporaryProject();
  const first = await project.open('منى');
  const { id: document } = await first.call('documents.create', { text });
  const second = await project.open('سامي');
  for (const door of [first, second]) {
    await door.call('spans.create', { document, label: 'claim', fragments: [[18, 36]] });
    if (door === second) await door.call('spans.create', { document, label: 'source', fragments: [[6, 13]] });
    await door.call('layers.update', { document, status: 'done' });
  }
  return first;
}

test('agreement that nobody waits for any more is not computed further', async () => {
  const door = await twoLayers();
  const asking = new AbortController();
  const tasks: (string | null)[] = [];
  const older = problemOf(measureWhile(door, { measures: ['alpha-nominal'], samples: 10_000 }, asking.signal, (task) => tasks.push(task)));
  asking.abort();
  expect((await older).code).toBe('cancelled');
  // Whoever asks next has a task of its own, which the end of this one must not take away.
  expect(tasks).toEqual([expect.any(String)]);
});

test('agreement that is answered is over, and not cancelled afterwards', async () => {
  const door = await twoLayers();
  const asking = new AbortController();
  const tasks: (string | null)[] = [];
  const report = await measureWhile(door, { measures: ['alpha-nominal'], unit: 'word' }, asking.signal, (task) => tasks.push(task));
  asking.abort();
  expect(tasks).toEqual([expect.any(String), null]);
  const [alpha] = report.measures;
  expect(alpha).toMatchObject({ name: 'alpha-nominal', documents: 1 });
  expect(alpha?.value).toBeGreaterThan(0);
  expect(alpha?.value).toBeLessThan(1);
});
