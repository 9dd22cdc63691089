import { EventEmitter } from 'node:events';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { FromEngine, ToEngine } from '../../../src/main/engine-messages.ts';
import { temporaryFolder, until } from '../web/support.ts';

/** Stands for Electron's parentPort: the other end is the test. */
class PortDouble extends EventEmitter {
  readonly said: FromEngine[] = [];
  postMessage = (message: FromEngine): void => void this.said.push(structuredClone(message));
  tell = (message: ToEngine): void => void this.emit('message', { data: structuredClone(message) });
}

it('serves a real project from the entry of the engine’s process, and ends it closed', async () => {
  const folder = temporaryFolder();
  vi.stubEnv('ISNAD_HOME', path.join(folder, 'home'));
  const port = new PortDouble();
  Object.defineProperty(process, 'parentPort', { value: port, configurable: true });
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as unknown as typeof process.exit);
  onTestFinished(() => {
    Reflect.deleteProperty(process, 'parentPort');
    exit.mockRestore();
    vi.unstubAllEnvs();
  });
  await import('../../../src/main/engine-process.ts');

  let lastCall = 0;
  const call = async (method: string, input: unknown) => {
    lastCall += 1;
    const id = lastCall;
    const find = () => port.said.find((message) => message.type === 'answer' && message.id === id);
    port.tell({ type: 'call', id, window: 'a', method, input });
    await until(() => find() !== undefined);
    return find();
  };

  port.tell({ type: 'start', version: '1.2.3' });
  const file = path.join(folder, 'news.isnad');
  const created = await call('host.create', { path: file, title: 'أخبار' });
  const output = { version: '1.2.3', project: { title: 'أخبار' } };
  expect(created).toMatchObject({ answer: { ok: true, output } });
  const bytes = new TextEncoder().encode('قال المتحدث إن المدنيين لم يتضرروا.\n');
  const uploaded = await call('host.upload', { name: 'خبر.txt', bytes });
  const source = uploaded?.type === 'answer' && uploaded.answer.ok ? uploaded.answer.output : null;
  const sources = [(source as { source: string }).source];
  expect(await call('documents.import', { sources })).toMatchObject({ answer: { output: { imported: 1 } } });
  expect(await call('documents.list', {})).toMatchObject({ answer: { output: { total: 1 } } });
  port.tell({ type: 'end' });
  await until(() => exit.mock.calls.length > 0);
  expect(exit).toHaveBeenCalledWith(0);
});
