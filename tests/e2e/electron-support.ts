import path from 'node:path';
import { _electron, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { DesktopDoor } from '../../src/domain/desktop-door.ts';
import type { Isnad } from './support.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const start = 'isnad://app/';

/** The Electron that the tests are to run in (`npm run test:electron`); undefined where they run in a browser. */
export const electronBinary = process.env['ISNAD_ELECTRON'];

declare global {
  interface Window {
    readonly isnad: DesktopDoor;
  }
}

function needsBrowser(what: string): never {
  test.skip(true, `${what}: only in the browser window`);
  throw new Error('the test goes on after it was skipped');
}

/** Opens the unpackaged build on a project; the page is its window’s own. */
export async function openElectron(
  binary: string,
  folder: string,
  project: string,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const variables = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const program = await _electron.launch({
    executablePath: binary,
    args: [root, project],
    env: { ...Object.fromEntries(variables), ISNAD_HOME: path.join(folder, 'home') },
  });
  const page = await program.firstWindow();
  await page.setViewportSize({ width: 1280, height: 720 });
  // What a window of the desktop program has no like of; the browser window has proven it.
  const wait = page.waitForEvent.bind(page);
  Object.assign(page, {
    waitForEvent: (event: 'download', ...rest: []) =>
      event === 'download' ? needsBrowser('a download') : wait(event, ...rest),
  });
  Object.assign(page.context(), { newPage: () => needsBrowser('a second page beside the first') });
  return { page, close: () => program.close() };
}

/** The same project in a window of Electron: nothing is served, and there is no host to stop. */
export function inElectron(isnad: Isnad, page: Page): Isnad {
  return {
    ...isnad,
    async serve(file = isnad.project) {
      if (!page.url().startsWith(start)) await page.goto(start);
      await page.evaluate(
        ([method, input]) => window.isnad.call(method, input),
        file === null ? (['host.close', {}] as const) : (['host.open', { path: file }] as const),
      );
      return start;
    },
    begin: async () => needsBrowser('a start without a project'),
    stop: async () => needsBrowser('a host that stops'),
  };
}
