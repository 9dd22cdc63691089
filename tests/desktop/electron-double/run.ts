// Runs the built main process on the double: `electron` is the double wherever it is imported, and Electron becomes
// ready once the program’s first file has been run to its end. What a test wants comes as messages (stage.ts).
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Request } from './stage-protocol.ts';
import { tellTest } from './stage-protocol.ts';
import { running, settings } from './running.ts';
import { makeStage } from './stage.ts';

const double = new URL('./module.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
});

// As Electron starts a program from a checkout: its folder is the first argument.
Object.defineProperty(process, 'defaultApp', { value: true });
process.argv.splice(1, 1, '.');

const stage = makeStage(running);

async function answer({ id, what, given }: Request): Promise<void> {
  try {
    // Tests ask through a function that is typed by the stage itself (program.ts).
    const value: unknown = await Reflect.apply(stage[what], undefined, given);
    tellTest({ type: 'answer', id, value });
  } catch (error) {
    tellTest({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

process.on('message', (request: Request) => void answer(request));
// The test has ended without the program.
process.on('disconnect', () => process.exit(1));
// Electron shows a box with the error and goes on.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    running.ledger.faults.push(
      `${event}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  });
}

await import(pathToFileURL(settings.main).href);
running.app.becomeReady(settings.filesToOpen);
