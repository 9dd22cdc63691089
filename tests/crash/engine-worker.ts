// The engine's process as Electron starts it, with Node's own channel in the place of Electron's port.
import { EventEmitter } from 'node:events';

const port = Object.assign(new EventEmitter(), { postMessage: (message: object) => void process.send?.(message) });
Object.defineProperty(process, 'parentPort', { value: port });
// Electron keeps what comes before somebody listens; Node doesn't.
const early: unknown[] = [];
const keep = (data: unknown): void => void early.push(data);
process.on('message', keep);
await import('../../src/main/engine-process.ts');
process.off('message', keep);
process.on('message', (data) => void port.emit('message', { data }));
for (const data of early) port.emit('message', { data });
