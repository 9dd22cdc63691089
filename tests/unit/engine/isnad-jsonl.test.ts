import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fillProject, unusualText } from '../../support/full-project.ts';
import {
  bare,
  dumpAll,
  dumpModel,
  expectSound,
  idOf,
  projectIn,
  sha256,
  temporaryFolder,
  temporaryProject,
  type Door,
  type TestProject,
} from '../../support/project.ts';

const format = 'isnad-jsonl';

interface Line extends Record<string, unknown> {
  type: string;
}

async function exported(door: Door, file: string): Promise<string> {
  const report = await door.call('project.export', { format, path: file });
  const content = fs.readFileSync(file, 'utf8');
  expect(report).toMatchObject({ format, path: file, bytes: Buffer.byteLength(content), sha256: sha256(content), offsetUnit: 'utf16' });
  return content;
}

/** A second project beside the first, with ids of its own. */
function second(project: TestProject, name = 'second'): TestProject {
  return projectIn(project.folder, { name, seed: 1, title: 'ثان' });
}

function linesOf(content: string): Line[] {
  return content
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

function written(folder: string, lines: readonly unknown[], name = 'in.jsonl'): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

test('what is written and read into a new project is written again as the same bytes', async () => {
  const project = temporaryProject({ title: 'مشروع كامل' });
  const { mona } = await fillProject(project);
  const first = await exported(mona, project.inFolder('first.jsonl'));
  const lines = linesOf(first);
  expect(lines[0]).toEqual({
    type: 'header',
    format,
    version: 1,
    offsetUnit: 'utf16',
    title: 'مشروع كامل',
    createdAt: '2026-11-01T08:00:01.000Z',
  });
  expect(new Set(lines.map(({ type }) => type))).toEqual(
    new Set(['header', 'scheme', 'annotator', 'story', 'document', 'assignment', 'layer', 'span', 'relation', 'document-label', 'suggestion', 'decision', 'tombstone']),
  );
  expect(first.includes('\r')).toBe(false);

  const other = second(project);
  const door = await other.open('ليلى');
  const start = dumpModel(other.file);
  const report = await door.call('documents.import', { sources: [project.inFolder('first.jsonl')] });
  expect(report).toMatchObject({ imported: 1, refused: 0, duplicates: 0, outcomes: [{ status: 'imported', encoding: null, problem: null }] });
  expect(report.outcomes[0]?.documents).toHaveLength(4);
  await expectSound(door);
  expect(await exported(door, project.inFolder('second.jsonl'))).toBe(first);
  // The same rows in every table of the model, but for the project's own id.
  const without = ({ project: _own, ...rest }: Record<string, string[]>) => rest;
  expect(without(dumpModel(other.file))).toEqual(without(dumpModel(project.file)));

  // Once more into the same project: nothing new.
  const allButPeople = (): unknown => {
    const { people: _whoWroteHere, ...rest } = dumpAll(other.file);
    return rest;
  };
  const before = allButPeople();
  // Work is handed out in the file, so from here on the project is its leads'.
  const lead = await other.open('منى');
  const again = await lead.call('documents.import', { sources: [project.inFolder('first.jsonl')] });
  expect(again).toMatchObject({ imported: 1, outcomes: [{ documents: [] }] });
  expect(allButPeople()).toEqual(before);

  // One undo takes all of it back.
  await door.call('history.undo', {});
  expect(dumpModel(other.file)).toEqual(start);
  expect((await door.call('documents.list', {})).total).toBe(0);
  expect(await door.call('project.get', {})).toMatchObject({ title: 'ثان' });
  await expectSound(door);
});

/**
 * Every column of the file: `carried` stands in an export; `derivable` follows from what is carried (how is said);
 * `local` belongs to this copy and is not meant to travel. Whether work is blind is a rule of the project that it was
 * set in, like the project's own id: whoever takes its content over decides anew.
 */
const columns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  project: { singleton: 'local', id: 'local', title: 'carried', created_at: 'carried', blind: 'local' },
  schemes: { version: 'carried', content: 'carried', mapping: 'carried', at: 'carried' },
  annotators: { id: 'carried', name: 'carried', colour: 'carried', role: 'carried' },
  stories: { id: 'carried', title: 'carried' },
  texts: { hash: 'carried', text: 'carried' },
  documents: {
    id: 'carried',
    title: 'carried',
    direction: 'carried',
    publisher: 'carried',
    url: 'carried',
    published_at: 'carried',
    source: 'carried',
    story: 'carried',
    revision: 'carried',
    removed: 'carried',
    imported_at: 'carried',
  },
  revisions: {
    id: 'carried',
    document: 'derivable: the line of the document holds its revisions',
    previous: 'carried',
    text_hash: 'carried',
    length: 'carried',
    source_hash: 'carried',
    encoding: 'carried',
    byte_order_mark: 'carried',
    line_endings: 'carried',
    mapping: 'carried',
    at: 'carried',
  },
  segments: {
    id: 'carried',
    document: 'derivable: the line of the document holds its segments',
    revision: 'carried',
    start: 'carried',
    end: 'carried',
    role: 'carried',
    excluded: 'carried',
    direction: 'carried',
    origin: 'carried',
  },
  assignments: { document: 'carried', annotator: 'carried', position: 'carried', calibration: 'carried', batch: 'carried', at: 'carried' },
  layers: { document: 'carried', annotator: 'carried', status: 'carried', note: 'carried' },
  spans: { id: 'carried', document: 'carried', annotator: 'carried', revision: 'carried', label: 'carried', note: 'carried' },
  fragments: {
    span: 'derivable: the line of the span holds its fragments',
    position: 'derivable: their order',
    revision: 'derivable: the span’s',
    start: 'carried',
    end: 'carried',
    quote: 'carried',
  },
  span_attributes: { span: 'derivable: the line of the span holds them', attribute: 'carried', value: 'carried' },
  relations: {
    id: 'carried',
    document: 'carried',
    annotator: 'carried',
    label: 'carried',
    from_span: 'carried',
    from_document: 'carried',
    to_span: 'carried',
    to_document: 'carried',
    note: 'carried',
  },
  relation_attributes: { relation: 'derivable: the line of the relation holds them', attribute: 'carried', value: 'carried' },
  document_labels: { document: 'carried', annotator: 'carried', label: 'carried', values: 'carried' },
  suggestions: { id: 'carried', document: 'carried', origin: 'carried', content: 'carried', confidence: 'carried', status: 'carried' },
  decisions: {
    id: 'carried',
    document: 'carried',
    adjudicator: 'carried',
    kind: 'carried',
    readings: 'carried',
    ruling: 'carried',
    spans: 'carried',
    relations: 'carried',
    reason: 'carried',
    guideline_flag: 'carried',
    at: 'carried',
  },
  tombstones: { document: 'carried', at: 'carried' },
  operations: Object.fromEntries(
    ['position', 'id', 'replica', 'scope', 'counter', 'after', 'at', 'actor', 'kind', 'payload', 'inverse', 'group_id', 'intent', 'role', 'reverses', 'hash'].map(
      (column) => [column, 'local'],
    ),
  ),
  people: { id: 'local', name: 'local' },
  replicas: { id: 'local', place: 'local', since: 'local' },
  origin: { singleton: 'local', bundle: 'local', annotator: 'local', leads: 'local', at: 'local' },
  merges: { id: 'local', bundle: 'local', at: 'local', actor: 'local', report: 'local' },
  earlier_schemes: { operation: 'local', version: 'local' },
  absent_ends: { id: 'local', kind: 'local', document: 'local', title: 'local', quote: 'local' },
};

test('every column of every table is carried, derivable or local; what is carried is in the export', async () => {
  const project = temporaryProject();
  const { mona } = await fillProject(project);
  const content = await exported(mona, project.inFolder('all.jsonl'));
  bare(project.file, (database) => {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all().map(String);
    expect(tables).toEqual(Object.keys(columns).sort());
    for (const table of tables) {
      const names = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).map(String);
      expect([...names].sort(), table).toEqual(Object.keys(columns[table] ?? {}).sort());
      for (const column of names) {
        const kind = columns[table]?.[column] ?? '';
        expect(kind, `${table}.${column}`).toMatch(/^(?:carried|local|derivable: .+)$/);
        const values = database.prepare(`SELECT "${column}" FROM ${table} WHERE "${column}" IS NOT NULL`).pluck().all();
        // Each column is used here, with NULL and without where it may be NULL, so that the round trip proves it.
        if (kind !== 'carried') continue;
        expect(values.length, `${table}.${column} has a value`).toBeGreaterThan(0);
        for (const value of values) {
          if (typeof value !== 'string') continue;
          const canonical = ['content', 'mapping', 'values', 'value', 'readings', 'spans', 'relations'].includes(column);
          if (!canonical) expect(content.includes(JSON.stringify(value).slice(1, -1)), `${table}.${column}: ${value}`).toBe(true);
        }
      }
    }
    for (const row of database.prepare("SELECT t.name AS of_table, c.name AS of_column FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.\"notnull\" = 0 AND c.pk = 0").all()) {
      const { of_table: table, of_column: column } = row as { of_table: string; of_column: string };
      if (columns[table]?.[column] !== 'carried') continue;
      expect(database.prepare(`SELECT count(*) FROM ${table} WHERE "${column}" IS NULL`).pluck().get(), `${table}.${column} is NULL somewhere`).not.toBe(0);
    }
  });
});

test('texts come back letter for letter, whatever is in them', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const texts = [unusualText, '\r', '\u2028', '\ufeffنص', '\u0000', ' \n\n ', '"\\"', '😀'.repeat(3), 'ا\u0651\u064e', '\u202eمقلوب\u202c'];
  for (const text of texts) await door.call('documents.create', { text, title: 'عنوان' });
  await exported(door, project.inFolder('texts.jsonl'));
  const other = await second(project).open('ليلى');
  await other.call('documents.import', { sources: [project.inFolder('texts.jsonl')] });
  const back: string[] = [];
  for (const { id } of (await other.call('documents.list', {})).documents) back.push((await other.call('documents.get', { id })).text);
  expect(back).toEqual(texts.map((text) => text.replaceAll('\r\n', '\n')));
});

test('only the annotators that are asked for, by name or id', async () => {
  const project = temporaryProject();
  const { mona, omars } = await fillProject(project);
  const file = project.inFolder('omar.jsonl');
  await mona.call('project.export', { format, path: file, annotators: ['عمر'] });
  const lines = linesOf(fs.readFileSync(file, 'utf8'));
  for (const line of lines) {
    if (line.type === 'annotator') expect(line['id']).toBe(omars);
    if ('annotator' in line) expect(line['annotator']).toBe(omars);
  }
  expect(lines.filter(({ type }) => type === 'span').length).toBeGreaterThan(0);
  const byId = project.inFolder('byid.jsonl');
  await mona.call('project.export', { format, path: byId, annotators: [omars] });
  expect(fs.readFileSync(byId, 'utf8')).toBe(fs.readFileSync(file, 'utf8'));
  const other = await second(project).open('ليلى');
  expect(await other.call('documents.import', { sources: [file] })).toMatchObject({ imported: 1 });
  await expectSound(other);
});

/** One edit of a good file, and what must be said of it. */
const malformed: readonly (readonly [string, (lines: Line[]) => unknown[], string])[] = [
  ['a line that is no JSON', (lines) => [...lines.slice(0, 3), '{"type":', ...lines.slice(3)], 'line 4'],
  ['a line of a type that is unknown', (lines) => [...lines, { type: 'poem' }], ''],
  ['no header', (lines) => lines.slice(1), 'line 1'],
  ['a version from the future', (lines) => lines.map((line) => (line.type === 'header' ? { ...line, version: 7 } : line)), 'line 1 version 7'],
  ['another unit of offsets', (lines) => lines.map((line) => (line.type === 'header' ? { ...line, offsetUnit: 'codepoint' } : line)), 'line 1'],
  ['no scheme', (lines) => lines.filter(({ type }) => type !== 'scheme'), 'no scheme'],
  ['a scheme after the annotations', (lines) => [...lines, ...lines.filter(({ type }) => type === 'scheme')], ''],
  ['a second header', (lines) => [...lines, ...lines.slice(0, 1)], ''],
  ['a field too many', (lines) => edited(lines, 'span', (line) => ({ ...line, colour: 'red' })), 'colour'],
  ['a field missing', (lines) => edited(lines, 'layer', ({ status: _status, ...line }) => line), 'status'],
  ['a quote that differs', (lines) => edited(lines, 'span', (line) => ({ ...line, quote: 'غير ذلك' })), 'quote-differs'],
  ['offsets beyond the text', (lines) => edited(lines, 'span', (line) => ({ ...line, fragments: [[0, 99999]] })), 'offsets-outside-text'],
  ['a text that does not fit its hash', (lines) => edited(lines, 'document', withText), 'quote-differs'],
  ['a line twice', (lines) => [...lines, ...lines.filter(({ type }) => type === 'span').slice(0, 1)], ''],
  ['a label that the scheme has not', (lines) => edited(lines, 'span', (line) => ({ ...line, label: 'rumour' })), 'label-unknown'],
  ['a relation label that the scheme has not', (lines) => edited(lines, 'relation', (line) => ({ ...line, label: 'rumour' })), 'label-unknown'],
  ['an assignment of nobody', (lines) => edited(lines, 'assignment', (line) => ({ ...line, annotator: idOf(0xabc) })), 'not-found'],
  ['an assignment of no document', (lines) => edited(lines, 'assignment', (line) => ({ ...line, document: idOf(0xabc) })), 'not-found'],
  ['a layer of nobody', (lines) => edited(lines, 'layer', (line) => ({ ...line, annotator: idOf(0xabc) })), 'not-found'],
  ['a layer of no document', (lines) => edited(lines, 'layer', (line) => ({ ...line, document: idOf(0xabc) })), 'not-found'],
  ['a span without its layer', (lines) => lines.filter(({ type }) => type !== 'layer'), 'not-found'],
  ['a relation to a span that is not here', (lines) => edited(lines, 'relation', (line) => ({ ...line, to: { kind: 'span', id: idOf(0xabc) } })), 'not-found'],
  ['a document of a story that is not here', (lines) => lines.filter(({ type }) => type !== 'story'), 'not-found'],
  ['a document without its revision', (lines) => edited(lines, 'document', (line) => ({ ...line, revision: idOf(0xabc) })), 'not-found'],
  ['a suggestion for no document', (lines) => edited(lines, 'suggestion', (line) => ({ ...line, document: idOf(0xabc) })), 'not-found'],
  ['a decision of nobody', (lines) => edited(lines, 'decision', (line) => ({ ...line, adjudicator: idOf(0xabc) })), 'not-found'],
  ['a decision whose quote differs', (lines) => edited(lines, 'decision', (line) => JSON.parse(JSON.stringify(line).replace(/"quote":"[^"]*"/, '"quote":"غير ذلك"')) as Line), 'quote-differs'],
  ['a tombstone of a document that is in the file', (lines) => edited(lines, 'tombstone', (line) => ({ ...line, document: idOfDocument(lines) })), 'already-exists'],
  ['an id in capitals', (lines) => edited(lines, 'story', (line) => ({ ...line, id: String(line['id']).replace('8000', 'ABCD') })), 'id'],
];

function edited(lines: readonly Line[], type: string, edit: (line: Line) => unknown): unknown[] {
  const place = lines.findIndex((line) => line.type === type);
  return lines.map((line, index) => (index === place ? edit(line) : line));
}

function withText(line: Line): Line {
  return JSON.parse(JSON.stringify(line).replace('"text":"', '"text":"زائد ')) as Line;
}

function idOfDocument(lines: readonly Line[]): unknown {
  return lines.find(({ type }) => type === 'document')?.['id'];
}

test('a malformed file is refused by line, leaves nothing behind and does not keep the others out', async () => {
  const project = temporaryProject();
  const { mona } = await fillProject(project);
  const good = linesOf(await exported(mona, project.inFolder('good.jsonl')));
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'beside.txt'), 'نص إلى جانبه');
  for (const [index, [what, edit, said]] of malformed.entries()) {
    const other = projectIn(folder, { name: `p${index}`, seed: 2 });
    const door = await other.open('ليلى');
    const start = dumpModel(other.file);
    const file = written(folder, edit(good), `bad-${index}.jsonl`);
    const report = await door.call('documents.import', { sources: [file, path.join(folder, 'beside.txt')] });
    expect(report, what).toMatchObject({ imported: 1, refused: 1, outcomes: [{ status: 'refused', documents: [] }, { status: 'imported' }] });
    const problem = report.outcomes[0]?.problem;
    expect(problem?.code, what).toBe('file-malformed');
    expect(problem?.details, what).toMatchObject({ file: `bad-${index}.jsonl`, line: expect.any(Number) });
    const words = `line ${String(problem?.details['line'])} ${String(problem?.details['message'])}`;
    for (const word of said.split(' version ')) expect(words, what).toContain(word);
    await expectSound(door);
    // Only the text that stood beside it is in.
    await door.call('history.undo', {});
    expect(dumpModel(other.file), what).toEqual(start);
    await door.close();
  }
}, 60_000);

test('a file that is not UTF-8 is refused, and an empty one; a byte order mark and CRLF are taken', async () => {
  const project = temporaryProject();
  const { mona } = await fillProject(project);
  const good = await exported(mona, project.inFolder('good.jsonl'));
  const door = await second(project).open('ليلى');
  const bytes = Buffer.from(good, 'utf8');
  bytes[bytes.length - 10] = 0xff;
  fs.writeFileSync(project.inFolder('bytes.jsonl'), bytes);
  fs.writeFileSync(project.inFolder('empty.jsonl'), '');
  fs.writeFileSync(project.inFolder('blank.jsonl'), '\n\n');
  const report = await door.call('documents.import', { sources: ['bytes', 'empty', 'blank'].map((name) => project.inFolder(`${name}.jsonl`)) });
  expect(report.outcomes.map(({ problem }) => problem?.code)).toEqual(['file-malformed', 'file-empty', 'file-empty']);
  fs.writeFileSync(project.inFolder('windows.jsonl'), `\ufeff${good.replaceAll('\n', '\r\n')}`);
  expect(await door.call('documents.import', { sources: [project.inFolder('windows.jsonl')] })).toMatchObject({ imported: 1 });
  expect(await exported(door, project.inFolder('back.jsonl'))).toBe(good);
});

test('a project with content takes a file only under the same scheme, and where nothing contradicts', async () => {
  const project = temporaryProject();
  const { mona, other: document } = await fillProject(project);
  const file = project.inFolder('good.jsonl');
  const good = linesOf(await exported(mona, file));
  const target = second(project);
  const door = await target.open('ليلى');
  await door.call('documents.create', { text: 'شيء هنا' });
  const before = dumpModel(target.file);
  const refused = await door.call('documents.import', { sources: [file] });
  expect(refused.outcomes[0]?.problem).toEqual({ code: 'scheme-differs', details: { file: 'good.jsonl' } });
  expect(dumpModel(target.file)).toEqual(before);
  const { content } = await mona.call('scheme.get', {});
  await door.call('scheme.update', { content });
  expect(await door.call('documents.import', { sources: [file] })).toMatchObject({ imported: 1, refused: 0 });
  expect((await door.call('documents.list', {})).total).toBe(5);
  // What is there already, and has been changed since, is not overwritten.
  const lead = await target.open('منى');
  await lead.call('documents.update', { id: document, title: 'عنوان آخر' });
  const changed = dumpModel(target.file);
  const again = await lead.call('documents.import', { sources: [file] });
  expect(again.outcomes[0]?.problem?.code).toBe('file-malformed');
  expect(again.outcomes[0]?.problem?.details['message']).toContain('already-exists');
  expect(dumpModel(target.file)).toEqual(changed);
  expect(good.length).toBeGreaterThan(10);
  await expectSound(door);
});

test('a purged document stays purged, with the relations that led to it', async () => {
  const project = temporaryProject();
  const { mona, other } = await fillProject(project);
  const file = project.inFolder('good.jsonl');
  await exported(mona, file);
  const target = second(project);
  const door = await target.open('ليلى');
  await door.call('documents.import', { sources: [file] });
  const lead = await target.open('منى');
  await lead.call('documents.purge', { id: other });
  const purged = dumpModel(target.file);
  expect(await lead.call('documents.import', { sources: [file] })).toMatchObject({ imported: 1, refused: 0 });
  expect(dumpModel(target.file)).toEqual(purged);
  await expectSound(door);
  expect(JSON.stringify(dumpAll(target.file))).not.toContain('ولم يتضرر المدنيون');
});
