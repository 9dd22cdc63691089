import { expect, it } from 'vitest';
import type { BridgeEvent } from '../../../src/domain/host-api.ts';
import type { ShownProgress } from '../../../src/main/task-progress.ts';
import { makeTaskProgress } from '../../../src/main/task-progress.ts';

function progress() {
  const shown: [string, ShownProgress][] = [];
  const tasks = makeTaskProgress((window, value) => shown.push([window, value]));
  const say = (window: string, task: string, done: number, total: number): void =>
    tasks.hear(window, { type: 'progress', task, intent: 'documents.import', done, total });
  const follow = (window: string, task: string) => {
    const answer = Promise.withResolvers<void>();
    tasks.follow(window, { task, sources: [] }, answer.promise);
    return answer;
  };
  return { tasks, shown, say, follow };
}

it('a task is shown from its first announcement to its answer', async () => {
  const { shown, say, follow } = progress();
  const answer = follow('a', 'one');
  expect(shown).toEqual([]);
  say('a', 'one', 1, 4);
  say('a', 'one', 1, 4);
  say('a', 'one', 5, 4);
  answer.resolve();
  await answer.promise;
  expect(shown).toEqual([
    ['a', 0.25],
    ['a', 1],
    ['a', null],
  ]);
});

it('a task whose end is not known is shown as such', () => {
  const { shown, say, follow } = progress();
  follow('a', 'one');
  say('a', 'one', 7, 0);
  expect(shown).toEqual([['a', 'unknown']]);
});

it('the slowest of several is shown, each window’s its own', async () => {
  const { shown, say, follow } = progress();
  const first = follow('a', 'one');
  follow('a', 'two');
  follow('b', 'three');
  say('a', 'one', 1, 10);
  say('a', 'two', 9, 10);
  say('b', 'three', 1, 2);
  first.resolve();
  await first.promise;
  expect(shown).toEqual([
    ['a', 0.1],
    ['b', 0.5],
    ['a', 0.9],
  ]);
});

it('a call that fails, as all do when the engine dies, ends its task', async () => {
  const { shown, say, follow } = progress();
  const answer = follow('a', 'one');
  say('a', 'one', 1, 2);
  answer.reject(new Error('gone'));
  await answer.promise.catch(() => undefined);
  await Promise.resolve();
  say('a', 'one', 2, 2);
  expect(shown).toEqual([
    ['a', 0.5],
    ['a', null],
  ]);
});

it('nothing is shown for what nobody follows, and for calls without a task', () => {
  const { tasks, shown, say } = progress();
  for (const input of [null, undefined, 'task', {}, { task: 7 }]) tasks.follow('a', input, Promise.resolve());
  say('a', 'one', 1, 2);
  const other: BridgeEvent = { type: 'connection', state: 'lost' };
  tasks.hear('a', other);
  expect(shown).toEqual([]);
});
