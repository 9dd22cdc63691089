import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { harbour, hospital } from '../e2e/articles.ts';
import type { Page } from './program.ts';
import { launch, makeDesk, verified } from './program.ts';

/** What of a line of isnad-jsonl is looked at; fragments in UTF-16 code units. */
const exportedLine = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  fragments: z.array(z.tuple([z.int(), z.int()])).optional(),
});

/** `[start, end)` of a quote in a text, in UTF-16 code units. */
function rangeOf(text: string, quote: string): [number, number] {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`“${quote}” is not in the text`);
  return [start, start + quote.length];
}

async function importArticles(
  page: Page,
  articles: Readonly<Record<string, string>>,
): Promise<Map<string, string>> {
  const sources: string[] = [];
  for (const [name, text] of Object.entries(articles)) {
    const { source } = await page.call('host.upload', { name, bytes: new TextEncoder().encode(text) });
    sources.push(source);
  }
  const report = await page.call('documents.import', { sources });
  expect(report).toMatchObject({ imported: sources.length, refused: 0 });
  return new Map(report.outcomes.map(({ source, documents }) => [source, documents[0] ?? '']));
}

test('a person makes a project, imports, labels, exports and quits, and it is all in the files', async () => {
  const desk = makeDesk();
  const program = launch(desk);
  const page = await program.page(1);
  expect(await program.ask('exposed', 1)).toEqual({ isnad: ['call', 'subscribe'] });
  await page.call('host.settings', { person: { id: '01990000-0000-7000-8000-00000000000a', name: 'ليلى' } });
  const state = await page.call('host.create', { path: desk.inFolder('الميناء'), title: 'حادث الميناء' });
  expect(state).toMatchObject({ host: 'electron', project: { title: 'حادث الميناء' } });

  const documents = await importArticles(page, { 'harbour.txt': harbour, 'hospital.txt': hospital });
  const [document = ''] = documents.values();
  const { text } = await page.call('documents.get', { id: document });
  const span = (label: string, quote: string, attributes: Record<string, string>) =>
    page.call('spans.create', { document, label, fragments: [rangeOf(text, quote)], attributes });
  const claim = await span('claim', 'لم يتضرر المدنيون', { polarity: 'negated', modality: 'asserted' });
  const source = await span('source', 'الرئاسة', {});
  await page.call('relations.create', {
    label: 'attributed-to',
    from: { kind: 'span', id: claim.id },
    to: { kind: 'span', id: source.id },
  });

  const place = desk.inFolder('documents', 'مُصدَّر.jsonl');
  await program.ask('answerSave', place);
  const exported = await page.call('host.export', { format: 'isnad-jsonl' });
  expect(exported).toMatchObject({
    name: 'مُصدَّر.jsonl',
    download: null,
    report: { path: 'مُصدَّر.jsonl' },
  });
  const lines = fs
    .readFileSync(place, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => exportedLine.parse(JSON.parse(line)));
  const written = lines.find(({ type, id }) => type === 'document' && id === document);
  const wholeText = JSON.stringify(written).includes(JSON.stringify(text).slice(1, -1));
  expect(wholeText).toBe(true);
  for (const { id, quote } of [claim, source]) {
    const line = lines.find((each) => each.type === 'span' && each.id === id);
    const [[start, end] = [0, 0]] = line?.fragments ?? [];
    expect(text.slice(start, end)).toBe(quote);
  }
  expect(lines.filter(({ type }) => type === 'relation')).toHaveLength(1);

  // The person wants none after all: nothing is written.
  await program.ask('answerSave', null);
  expect(
    await page.ask('host.export', { format: 'isnad-jsonl' }),
  ).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(fs.readdirSync(desk.inFolder('documents'))).toEqual(['مُصدَّر.jsonl']);

  const calls = await program.quit();
  const asked = calls.filter(({ name }) => name === 'dialog.showSaveDialog');
  expect(asked).toHaveLength(2);
  expect(asked[0]?.given[1]).toMatchObject({
    defaultPath: path.join(desk.inFolder('documents'), 'حادث الميناء.jsonl'),
  });
  // What was uploaded is gone with the engine.
  expect(fs.readdirSync(desk.inFolder('tmp'))).toEqual([]);

  const after = await verified(desk.inFolder('الميناء.isnad'));
  expect(after).toMatchObject({ documents: 2, spans: 2, relations: 1, sound: true });
});

test('the first opening shows the sample, and the next start shows it by its recents', async () => {
  const desk = makeDesk();
  const first = launch(desk);
  const state = await (await first.page(1)).call('host.state', {});
  expect(state.project?.path).toMatch(/isnad-sample\.isnad$/);
  await first.quit();
  const second = launch(desk);
  const again = await (await second.page(1)).call('host.state', {});
  expect(again.project).toBeNull();
  expect(again.recents.map(({ path: file }) => file)).toEqual([state.project?.path]);
  await second.quit();
});
