import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sha256, temporaryProject, type TestProject } from '../../support/project.ts';

const golden = path.join(import.meta.dirname, '../../golden/spans.csv');

/** Two annotators, a cell of every kind that must be quoted, a span followed into a newer text and one left behind. */
async function small(project: TestProject) {
  const mona = await project.open('منى');
  const omar = await project.open('عمر, "المدقق"');
  const { id: document } = await mona.call('documents.create', {
    text: 'قال «أحمد»: "نعم"،\nثم أضاف 27 قتيلا.\rانتهى',
    title: 'عنوان, فيه فاصلة و"تنصيص"',
    source: 'خبر 1.txt',
  });
  const { id: hidden } = await mona.call('documents.create', { text: 'وثيقة محذوفة' });
  const make = (label: string, fragments: [number, number][], note = '') => mona.call('spans.create', { document, label, fragments, note });
  await make('cue', [[0, 3]]);
  await make('claim', [[12, 26]], 'ملاحظة\nفي سطرين');
  const figure = await make('figure', [[27, 29], [4, 10]]);
  await mona.call('spans.update', { id: figure.id, attributes: { value: 27, bound: 'exact', 'what-is-counted': 'قتلى, "مدنيون"' } });
  await make('claim', [[33, 39]]);
  await omar.call('spans.create', { document, label: 'source', fragments: [[5, 9]] });
  await omar.call('spans.create', { document: hidden, label: 'cue', fragments: [[0, 5]] });
  await mona.call('documents.remove', { id: hidden });
  // The beginning is new: what stood in the rest moves, what stood in it stays with the old text.
  await mona.call('revisions.create', { document, text: 'وقالت «أحمد»: "نعم"،\nثم أضاف 27 قتيلا.\rانتهى' });
  return mona;
}

/** RFC 4180, by its grammar: rows end at a line feed outside quotes. Keyed by the first row. */
function rowsOf(content: string): Record<string, string>[] {
  const cells = [...content.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n)/g)];
  expect(cells.map(([whole]) => whole).join('')).toBe(content);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
  }
  const [header = [], ...rest] = rows.slice(0, -1);
  return rest.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
  });
}

test('the golden file: one row a span, quoted where a reader would stumble', async () => {
  const project = temporaryProject();
  const door = await small(project);
  const file = project.inFolder('out.csv');
  const report = await door.call('project.export', { format: 'csv', path: file });
  const content = fs.readFileSync(file, 'utf8');
  if (process.env['ISNAD_RENEW_GOLDEN'] === '1') fs.writeFileSync(golden, content);
  expect(content).toBe(fs.readFileSync(golden, 'utf8'));
  expect(report).toMatchObject({ format: 'csv', offsetUnit: 'utf16', counts: { span: 5 }, sha256: sha256(content) });
  expect(report.losses.map(({ what, count }) => [what, count])).toContainEqual(['texts', 1]);
});

test('every row reads back, and its offsets stand in the text of the revision that it names', async () => {
  const project = temporaryProject();
  const door = await small(project);
  const file = project.inFolder('out.csv');
  await door.call('project.export', { format: 'csv', path: file });
  const rows = rowsOf(fs.readFileSync(file, 'utf8'));
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    const { text } = await door.call('revisions.get', { id: row['revision'] ?? '' });
    const fragments = JSON.parse(row['fragments'] ?? '') as [number, number][];
    expect(fragments.map(([start, end]) => text.slice(start, end)).join(' … ')).toBe(row['quote']);
    expect([Number(row['start']), Number(row['end'])]).toEqual([fragments[0]?.[0], fragments.at(-1)?.[1]]);
    expect(row['offset_unit']).toBe('utf16');
  }
  const current = (await door.call('documents.list', { removed: false })).documents[0]?.revision;
  // What can be followed into today's text is; one span cannot.
  expect(rows.filter(({ revision }) => revision === current)).toHaveLength(4);
  expect(rows.map(({ document_title: title }) => title)).toContain('عنوان, فيه فاصلة و"تنصيص"');
});

test('only the annotators that are asked for; an unknown one is named and nothing is written', async () => {
  const project = temporaryProject();
  const door = await small(project);
  const file = project.inFolder('one.csv');
  expect((await door.call('project.export', { format: 'csv', path: file, annotators: ['عمر, "المدقق"'] })).counts).toEqual({ span: 1 });
  const rows = rowsOf(fs.readFileSync(file, 'utf8'));
  expect(rows.map((row) => row['annotator_name'])).toEqual(['عمر, "المدقق"']);
  const entries = fs.readdirSync(project.folder);
  await expect(door.call('project.export', { format: 'csv', path: project.inFolder('two.csv'), annotators: ['هند'] })).rejects.toMatchObject({
    code: 'not-found',
    details: { what: 'annotator', id: 'هند' },
  });
  expect(fs.readdirSync(project.folder)).toEqual(entries);
  await expect(door.call('project.export', { format: 'csv', path: project.inFolder('no/such/folder.csv') })).rejects.toMatchObject({
    code: 'destination-unwritable',
  });
});
