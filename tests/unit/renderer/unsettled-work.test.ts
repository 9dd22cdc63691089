import { expect, test } from 'vitest';
import { noteUnsettled, untilSettled } from '../../../src/renderer/app/unsettled-work.ts';

test('what waits goes on once all that is on its way has ended, also what failed and what came meanwhile', async () => {
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const failing = Promise.withResolvers<void>();
  const late = Promise.withResolvers<void>();
  noteUnsettled(first.promise.then(() => noteUnsettled(late.promise)));
  noteUnsettled(failing.promise);
  const waiting = untilSettled().then(() => done.push('settled'));
  failing.reject(new Error('no room'));
  first.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  expect(done).toEqual([]);
  late.resolve();
  await waiting;
  expect(done).toEqual(['settled']);
});

test('where nothing is on its way nobody waits', async () => {
  await expect(untilSettled()).resolves.toBeUndefined();
});
