// Loaded into a process that stands for one of Electron's utility processes, before its own file: gives it the
// `process.parentPort` that Electron would. The process ends with the one that started it.
import { EventEmitter } from 'node:events';
import { makeLedger, strict } from './ledger.ts';

const port = new EventEmitter();
const waiting: unknown[] = [];

const members = {
  on(event: string, listener: (...given: unknown[]) => void): void {
    if (event !== 'message') throw new TypeError(`the double of Electron emits no parentPort “${event}”`);
    port.on(event, listener);
    for (const data of waiting.splice(0)) port.emit('message', { data, ports: [] });
  },
  postMessage(message: unknown): void {
    process.send?.(message);
  },
} satisfies { on: unknown } & Pick<Electron.ParentPort, 'postMessage'>;

process.on('message', (data) => {
  if (port.listenerCount('message') === 0) waiting.push(data);
  else port.emit('message', { data, ports: [] });
});
process.on('disconnect', () => process.exit(0));

Object.defineProperty(process, 'parentPort', { value: strict(makeLedger(), 'parentPort', members) });
