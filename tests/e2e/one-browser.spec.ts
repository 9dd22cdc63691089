import { expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { test } from './one-browser.ts';

const address = 'http://forgotten.localhost/';

async function openAnswered(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }));
  await page.goto(address);
  return page;
}

/** What a page finds that another may have left. */
function found(page: Page) {
  return page.evaluate(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
    width: innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    said: Reflect.get(window, 'said') ?? null,
  }));
}

test('a test finds nothing of what the test before has left in the browser', async ({ oneBrowser: { context, forget } }) => {
  const first = await openAnswered(context);
  const untouched = await found(first);
  await context.grantPermissions(['geolocation']);
  await context.addCookies([{ name: 'left', value: 'here', url: address }]);
  await first.setViewportSize({ width: 700, height: 500 });
  await first.emulateMedia({ colorScheme: 'dark' });
  await first.addInitScript(() => Reflect.set(window, 'said', 'here'));
  await first.reload();
  await first.evaluate(async () => {
    localStorage.setItem('left', 'here');
    sessionStorage.setItem('left', 'here');
    await new Promise((resolve, reject) => {
      const asked = indexedDB.open('left');
      asked.addEventListener('success', () => resolve(asked.result.close()));
      asked.addEventListener('error', () => reject(new Error('no database')));
    });
  });
  const left = await found(first);
  for (const [name, value] of Object.entries(left)) expect(value, name).not.toEqual(Reflect.get(untouched, name));

  await forget();
  expect(first.isClosed()).toBe(true);
  expect(await found(await openAnswered(context))).toEqual(untouched);
  await forget();
});
