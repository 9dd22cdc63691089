import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { harbour } from './articles.ts';
import { electronBinary } from './electron-support.ts';
import { actionEntries, actionRows, meet } from '../../src/renderer/features/shortcuts/action-entries.ts';
import { shortcutWords } from '../../src/renderer/app/strokes.ts';
import { expect, introduce, rangeOf, test } from './support.ts';

/** What is named for the moment or cannot be done in these projects just now; F1 lists its keys all the same. */
const notNow = new Set([
  'palette', 'project-choose', 'view-theme', 'view-language', 'undo', 'redo', 'close-beside', 'other-document', 'scheme-preview',
  'relation-details', 'relation-first', 'relation-second', 'relation-both', 'relation-remove', 'show-gaps',
]);

const entries = actionEntries(actionRows(electronBinary === undefined ? 'browser' : 'electron'), {});
const views = { library: '#/library', document: '#/document/', relations: '#/relations', scheme: '#/scheme' } as const;

function catalogue(language: 'ar' | 'en'): Record<string, string> {
  const file = path.join(import.meta.dirname, '..', '..', 'resources', 'messages', `${language}.json`);
  const messages: Record<string, string> = JSON.parse(fs.readFileSync(file, 'utf8'));
  return messages;
}

async function textsIn(page: Page, selector: string): Promise<string[]> {
  return page.getByRole('dialog').locator(selector).evaluateAll((all) => all.map((each) => each.textContent.replaceAll(/[\u2066-\u2069]/gu, '')));
}

for (const language of ['ar', 'en'] as const) {
  test(`every action of every view is in the palette and its keys in the list of keys, ${language}`, async ({ page, isnad }) => {
    test.slow();
    const titles = catalogue(language);
    const { id } = await isnad.documentFrom('harbour.txt');
    const [from, to] = await Promise.all(
      (['ولم يتضرر المدنيون', 'الرئاسة في بيان'] as const).map((quote) =>
        isnad.call('spans.create', { document: id, label: 'claim', fragments: [rangeOf(harbour, quote)] }),
      ),
    );
    if (from === undefined || to === undefined) throw new Error('no spans');
    const end = ({ id: span }: { readonly id: string }) => ({ kind: 'span', id: span }) as const;
    await isnad.call('relations.create', { label: 'supports', from: end(from), to: end(to) });
    await page.goto(await isnad.serve());
    await introduce(page, { language, name: 'ليلى' });
    for (const view of ['library', 'document', 'relations', 'scheme'] as const) {
      const hash = views[view];
      await page.evaluate((place) => window.location.assign(place), hash.endsWith('/document/') ? `${hash}${id}` : hash);
      await expect(page.locator('main h1').first()).toBeVisible();
      const here = entries.filter(({ where }) => meet(where, view));
      const titleOf = (title: string): string => titles[title] ?? title;

      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog').locator('dt').first()).toBeVisible();
      const listed = await textsIn(page, 'dl > div');
      const keys = here.flatMap(({ stroke, title, id: action }) =>
        stroke === null || ['undo', 'redo', 'project-choose'].includes(action) ? [] : [`${titleOf(title)}${shortcutWords(stroke)}`],
      );
      expect.soft(keys.filter((line) => !listed.some((each) => each.startsWith(line))), `${view}: keys that F1 does not list`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();

      await page.keyboard.press('Control+KeyK');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
      const offered = await textsIn(page, '[role=option]');
      const wanted = here.filter(({ id: action }) => !notNow.has(action));
      const missing = wanted.filter(({ title, stroke }) => !offered.includes(`${titleOf(title)}${stroke === null ? '' : shortcutWords(stroke)}`));
      expect.soft(missing.map(({ id: action }) => action), `${view}: actions that the palette does not offer`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });
}
