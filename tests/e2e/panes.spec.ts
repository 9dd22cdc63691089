import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { securityHeaders } from '../../src/engine/host/page-policy.ts';
import { test as base } from './one-browser.ts';

const address = 'http://panes.localhost';
const root = path.resolve(import.meta.dirname, '..', '..');
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** A text between a list and an inspector, as a desk has them; the inspector folds away. */
const content = `
import { createElement as make } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import messages from './resources/messages/en.json';
import { Pane, Panes, usePaneFold } from './src/renderer/ui/panes.tsx';
import './src/renderer/ui/tokens.css';

function Desk() {
  const fold = usePaneFold('inspector');
  const onClick = () => fold.setFolded(!fold.isFolded);
  return make(Panes, { id: 'desk', orientation: 'horizontal' },
    make(Pane, { id: 'list', label: 'List', initialSize: 200, minimumSize: 120 }, make('button', { onClick }, 'fold')),
    make(Pane, { id: 'text', minimumSize: 300 }, 'text'),
    make(Pane, { id: 'inspector', label: 'Inspector', initialSize: 260, minimumSize: 180, fold },
      make('button', {}, 'inside')));
}

document.documentElement.dir = new URLSearchParams(window.location.search).get('dir');
createRoot(document.getElementById('root')).render(make(IntlProvider, { locale: 'en', messages }, make(Desk)));
`;

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Panes</title>
<link rel="stylesheet" href="/panes.css"><script type="module" src="/panes.js"></script></head>
<body><div id="root"></div></body></html>`;

const built = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-panes-'));

/** A page of nothing but panes, served under the product's content security policy. */
const test = base.extend<{ readonly complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.route(`${address}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') return route.fulfill({ headers: { ...securityHeaders, 'Content-Type': 'text/html' }, body: html });
        const file = path.join(built, pathname);
        if (!fs.existsSync(file)) return route.fulfill({ status: 204, headers: securityHeaders });
        const headers = { ...securityHeaders, 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' };
        return route.fulfill({ headers, body: fs.readFileSync(file) });
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

test.beforeAll('the page is built like the product', async () => {
  const source = path.join(root, 'panes-page.js');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'the page',
        resolveId: (id) => (id === source ? id : null),
        load: (id) => (id === source ? content : null),
      },
    ],
    build: {
      outDir: built,
      emptyOutDir: true,
      rollupOptions: { input: source, output: { entryFileNames: 'panes.js', assetFileNames: 'panes[extname]' } },
    },
  });
});

test.afterAll(() => fs.rmSync(built, { recursive: true }));

async function open(page: Page, direction: 'ltr' | 'rtl'): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 600 });
  await page.goto(`${address}/?dir=${direction}`);
  await page.getByRole('separator').first().waitFor();
}

async function box(page: Page, id: string): Promise<{ x: number; width: number }> {
  const found = await page.locator(`#${id}`).boundingBox();
  if (found === null) throw new Error(`${id} is not shown`);
  return found;
}

for (const direction of ['ltr', 'rtl'] as const) {
  /** Towards the end of reading: to the right in English, to the left in Arabic. */
  const onward = direction === 'ltr' ? 1 : -1;

  test(`panes stand from where reading begins, at their sizes, ${direction}`, async ({ page }) => {
    await open(page, direction);
    const [list, text, inspector] = [await box(page, 'list'), await box(page, 'text'), await box(page, 'inspector')];
    expect(Math.sign(text.x - list.x)).toBe(onward);
    expect(Math.sign(inspector.x - text.x)).toBe(onward);
    expect(list.width).toBeCloseTo(200, 0);
    expect(inspector.width).toBeCloseTo(260, 0);
    // What is left is the text's, also when the window grows.
    await page.setViewportSize({ width: 1500, height: 600 });
    await expect.poll(async () => (await box(page, 'text')).width).toBeCloseTo(text.width + 300, 0);
    expect((await box(page, 'list')).width).toBeCloseTo(200, 0);
  });

  test(`a line follows the mouse, and its size is remembered, ${direction}`, async ({ page }) => {
    await open(page, direction);
    const line = page.getByRole('separator', { name: /List/ });
    const at = await line.boundingBox();
    if (at === null) throw new Error('no line');
    // Beside the line itself: it is thin, but easy to take hold of.
    await page.mouse.move(at.x + 3, 300);
    await page.mouse.down();
    await page.mouse.move(at.x + 3 + onward * 80, 300, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await box(page, 'list')).width).toBeCloseTo(280, -1);
    const { width } = await box(page, 'list');
    await page.reload();
    await expect.poll(async () => (await box(page, 'list')).width).toBeCloseTo(width, 0);
  });

  test(`arrow keys move a line the way they point, and its focus is seen, ${direction}`, async ({ page }) => {
    await open(page, direction);
    const line = page.getByRole('separator', { name: /Inspector/ });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(line).toBeFocused();
    const shown = await line.evaluate((element) => getComputedStyle(element, '::after').outlineStyle);
    expect(shown).toBe('solid');
    const before = await line.boundingBox();
    const width = (await box(page, 'inspector')).width;
    await page.keyboard.press('ArrowRight');
    const after = await line.boundingBox();
    expect(after?.x).toBeGreaterThan(before?.x ?? Number.NaN);
    expect(Math.sign((await box(page, 'inspector')).width - width)).toBe(-onward);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await line.boundingBox())?.x).toBeCloseTo(before?.x ?? Number.NaN, 0);
  });

  test(`a pane folds away with all that is in it, stays so, and comes back at its size, ${direction}`, async ({ page }) => {
    await open(page, direction);
    const { width } = await box(page, 'inspector');
    const inside = page.getByRole('button', { name: 'inside' });
    await page.getByRole('button', { name: 'fold' }).click();
    await expect(inside).toBeHidden();
    await expect.poll(async () => (await box(page, 'inspector')).width).toBe(0);
    await page.reload();
    await expect(page.getByRole('button', { name: 'fold' })).toBeVisible();
    await expect(inside).toBeHidden();
    await page.getByRole('button', { name: 'fold' }).click();
    await expect(inside).toBeVisible();
    await expect.poll(async () => (await box(page, 'inspector')).width).toBeCloseTo(width, 0);
  });
}
