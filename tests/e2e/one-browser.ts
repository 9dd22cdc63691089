import { test as base } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';

/** The browser as all tests of one worker have it, one after another. */
export interface OneBrowser {
  readonly context: BrowserContext;
  /** As far as it is possible to tell, a test finds the browser as the first one found it. */
  readonly forget: () => Promise<void>;
}

const STORED = 'local_storage,indexeddb,websql,cache_storage,service_workers,file_systems,shared_storage';

async function openOneBrowser(context: BrowserContext): Promise<OneBrowser> {
  // Stays while pages come and go, and with it the process that shows them all.
  const empty = await context.newPage();
  const session = await context.newCDPSession(empty);
  const origins = new Set<string>();
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => {
      const { origin } = new URL(frame.url());
      if (origin !== 'null') origins.add(origin);
    });
  });
  const forget = async (): Promise<void> => {
    for (const page of context.pages()) if (page !== empty) await page.close();
    await context.unrouteAll();
    await context.clearCookies();
    await context.clearPermissions();
    for (const origin of origins) await session.send('Storage.clearDataForOrigin', { origin, storageTypes: STORED });
    origins.clear();
  };
  return { context, forget };
}

/**
 * A page of its own for each test, in one window for all tests of a worker. A window for each, with a process and with
 * everything of the program read and compiled anew, took more than what most tests prove. What a page has is gone with
 * it; what the window has (cookies, what is stored, permissions) is cleared. What it has fetched it may keep.
 */
export const test = base.extend<object, { readonly oneBrowser: OneBrowser }>({
  oneBrowser: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ locale: 'en-US' });
      await use(await openOneBrowser(context));
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ oneBrowser }, use) => {
    await use(oneBrowser.context);
    await oneBrowser.forget();
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
});
