import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { BridgeEvent } from '../../src/domain/host-api.ts';
import { createProject } from '../../src/engine/create-project.ts';
import { newIdentifier } from '../../src/engine/identifiers.ts';
import type { EngineProcess } from '../../src/main/engine-client.ts';
import { makeEngineClient } from '../../src/main/engine-client.ts';
import type { FromEngine } from '../../src/main/engine-messages.ts';
import { temporaryFolder } from '../support/project.ts';

const program = fileURLToPath(new URL('./engine-worker.ts', import.meta.url));
/** Enough, and large enough, that most are still to come when the second is announced. */
const files = 700;

/** A real process in the place of Electron's. */
function startEngine(home: string, children: ChildProcess[]): EngineProcess {
  const child = fork(program, {
    serialization: 'advanced',
    env: { ...process.env, ISNAD_HOME: home },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  children.push(child);
  type Hear = (message: FromEngine) => void;
  type Bury = (code: number) => void;
  const on = (event: string, listener: unknown): void => {
    if (event === 'message') child.on('message', (message) => (listener as Hear)(message as FromEngine));
    // Electron gives a killed process a code of its own.
    if (event === 'exit') child.on('exit', (code) => (listener as Bury)(code ?? 137));
  };
  return { postMessage: (message) => void child.send(message), on };
}

it('an engine killed in the middle of an import leaves the project as it was, and goes on', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'أخبار.isnad');
  createProject(file, { actor: { name: 'منى' } });
  const children: ChildProcess[] = [];
  // Whatever happens, they do not outlive the test.
  onTestFinished(() => children.forEach((child) => child.kill('SIGKILL')));
  const told: BridgeEvent[] = [];
  const underWay = Promise.withResolvers<'under way'>();
  const time = { now: 0 };
  const engine = makeEngineClient({
    version: '0.0.0',
    startProcess: () => startEngine(path.join(folder, 'home'), children),
    clock: () => time.now,
    tell(_window, event) {
      told.push(event);
      if (event.type === 'progress' && event.done > 1 && event.done < event.total) underWay.resolve('under way');
    },
    choosePlace: () => Promise.resolve(null),
    onShows: () => undefined,
    onSettings: () => undefined,
    onFront: () => undefined,
  });
  const output = async (method: string, input: unknown): Promise<unknown> => {
    const answer = await engine.call('a', method, input);
    expect(answer).toMatchObject({ ok: true });
    return answer.ok ? answer.output : undefined;
  };

  engine.openWindow('a', file);
  engine.listen('a');
  await output('documents.create', { text: 'قال المتحدث إن المدنيين لم يتضرروا.' });
  const sources: string[] = [];
  for (let index = 0; index < files; index += 1) {
    const bytes = new TextEncoder().encode(`الخبر ${index}\n${'وقتل 27 شخصا وأصيب أكثر من 200. '.repeat(400)}`);
    const { source } = (await output('host.upload', { name: `${index}.txt`, bytes })) as { source: string };
    sources.push(source);
  }
  const importing = engine.call('a', 'documents.import', { sources, task: newIdentifier() });
  // Progress is told from within the transaction.
  expect(await Promise.race([underWay.promise, importing])).toBe('under way');
  time.now = 60_000;
  children[0]?.kill('SIGKILL');

  const lost = { ok: false, problem: { code: 'connection-lost', details: {} } };
  expect(await importing).toEqual(lost);
  expect(children).toHaveLength(2);
  expect(told.filter((event) => event.type !== 'progress' && event.type !== 'changed')).toEqual([
    { type: 'problem', problem: { code: 'engine-failed', details: { message: 'exit 137' } } },
    { type: 'connection', state: 'lost' },
    { type: 'connection', state: 'restored' },
  ]);

  expect(await output('host.state', {})).toMatchObject({ project: { path: file } });
  expect(await output('documents.list', {})).toMatchObject({ total: 1 });
  expect(await output('project.verify', {})).toMatchObject({ findings: [] });
  await output('documents.create', { text: 'بعد العودة.' });
  expect(await output('documents.list', {})).toMatchObject({ total: 2 });
  await engine.end();
  expect(children[1]?.exitCode).toBe(0);
});
