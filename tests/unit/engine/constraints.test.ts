import { expect, test } from 'vitest';
import { openForReading, openForWriting } from '../../../src/engine/database/open-database.ts';
import { fillProject } from '../../support/full-project.ts';
import { bare, temporaryProject } from '../../support/project.ts';

test('what must hold on a connection is set and read back', () => {
  const { file } = temporaryProject();
  const connection = openForWriting(file);
  const pragma = (name: string) => connection.reader.pragma(name);
  expect({ keys: pragma('foreign_keys'), synchronous: pragma('synchronous'), journal: pragma('journal_mode'), trusted: pragma('trusted_schema') }).toEqual({
    keys: 1,
    synchronous: 2,
    journal: 'wal',
    trusted: 0,
  });
  connection.close();
});

test('a handle for reading cannot write, whatever it is given', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await door.call('stories.create', { title: 'قصة' });
  const connection = openForReading(project.file);
  expect(connection.reader.pragma('query_only')).toBe(1);
  expect(() => connection.execute("UPDATE stories SET title = ''")).toThrow(/readonly/);
  expect(() => connection.reader.query("UPDATE stories SET title = ''")).toThrow(/not a query/);
  connection.close();
});

/** Values that the file itself refuses, from whatever program. */
const refused: readonly (readonly [string, string, string])[] = [
  ['project', 'singleton', '2'],
  ['project', 'id', "'short'"],
  ['project', 'blind', '2'],
  ['schemes', 'version', '0'],
  ['schemes', 'content', "'{'"],
  ['schemes', 'mapping', "'['"],
  ['annotators', 'id', "'x'"],
  ['annotators', 'name', "''"],
  ['annotators', 'colour', "'red'"],
  ['annotators', 'role', "'boss'"],
  ['stories', 'id', "''"],
  ['texts', 'hash', "'abc'"],
  ['documents', 'direction', "'up'"],
  ['documents', 'removed', '2'],
  ['documents', 'id', "'1'"],
  ['revisions', 'length', '-1'],
  ['revisions', 'byte_order_mark', '3'],
  ['revisions', 'line_endings', "'cr'"],
  ['revisions', 'mapping', "'nothing'"],
  ['segments', 'start', '-1'],
  ['segments', 'end', '0'],
  ['segments', 'role', "'title'"],
  ['segments', 'excluded', '-1'],
  ['segments', 'direction', "'auto'"],
  ['segments', 'origin', "'machine'"],
  ['assignments', 'position', '-1'],
  ['assignments', 'calibration', '2'],
  ['assignments', 'batch', "'x'"],
  ['layers', 'status', "'finished'"],
  ['spans', 'id', "'x'"],
  ['fragments', 'start', '-1'],
  ['fragments', 'end', '0'],
  ['fragments', 'position', '-1'],
  ['fragments', 'quote', "''"],
  ['span_attributes', 'value', "'not json'"],
  ['relations', 'from_document', "'01990000-0000-7000-8000-000000000001'"],
  ['relations', 'from_span', 'NULL'],
  ['relation_attributes', 'value', "''"],
  ['document_labels', 'values', `'"news"'`],
  ['document_labels', 'values', "'news'"],
  ['suggestions', 'content', "''"],
  ['suggestions', 'confidence', '1.5'],
  ['suggestions', 'confidence', "'sure'"],
  ['suggestions', 'status', "'taken'"],
  ['decisions', 'kind', "'other'"],
  ['decisions', 'ruling', "'maybe'"],
  ['decisions', 'readings', "'{'"],
  ['decisions', 'spans', "'{'"],
  ['decisions', 'relations', "'{'"],
  ['decisions', 'guideline_flag', '7'],
  ['tombstones', 'document', "'x'"],
  ['operations', 'counter', '0'],
  ['operations', 'role', "'again'"],
  ['operations', 'payload', 'NULL'],
  ['operations', 'payload', "'{'"],
  ['operations', 'hash', "'00'"],
  ['operations', 'reverses', "'01990000-0000-7000-8000-000000000001'"],
  ['operations', 'actor', "'somebody'"],
  ['people', 'id', "'x'"],
  ['replicas', 'id', "'x'"],
  ['origin', 'singleton', '2'],
  ['origin', 'bundle', "'x'"],
  ['origin', 'annotator', "'x'"],
  ['origin', 'leads', "'['"],
  ['merges', 'id', "'x'"],
  ['merges', 'bundle', "''"],
  ['merges', 'actor', "'somebody'"],
  ['merges', 'report', "'{'"],
  ['earlier_schemes', 'operation', "'x'"],
  ['earlier_schemes', 'version', '0'],
  ['absent_ends', 'id', "'x'"],
  ['absent_ends', 'kind', "'relation'"],
  ['absent_ends', 'document', "'x'"],
];

test('STRICT tables and CHECKs refuse values that cannot be, in every enumerated column', async () => {
  const project = temporaryProject();
  const { mona, omar } = await fillProject(project);
  await mona.close();
  await omar.close();
  bare(project.file, (database) => {
    database.pragma('foreign_keys = OFF');
    for (const [table, column, value] of refused) {
      const key = table === 'operations' ? 'payload IS NOT NULL' : 'true';
      const sql = `UPDATE ${table} SET "${column}" = ${value} WHERE ${key}`;
      expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).not.toBe(0);
      expect(() => database.exec(sql), sql).toThrow(/CHECK constraint|NOT NULL constraint|cannot store/);
    }
    const tables = database.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0").pluck().all();
    expect(tables).toEqual([]);
    // Enumerated columns are those whose definition says IN (…): none may be missing above.
    const enumerated = database
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
      .all()
      .flatMap((row) => {
        const { name, sql } = row as { name: string; sql: string };
        return [...sql.matchAll(/CHECK \((?:\w+ IS NULL OR )?(\w+) IN \(/g)].map((match) => `${name}.${match[1] ?? ''}`);
      });
    expect(enumerated.length).toBeGreaterThan(12);
    const tried = new Set(refused.map(([table, column]) => `${table}.${column}`));
    expect(enumerated.filter((column) => !tried.has(column))).toEqual([]);
  });
});

test('foreign keys keep what is referred to, at the end of each transaction', async () => {
  const project = temporaryProject();
  const { mona, omar } = await fillProject(project);
  await mona.close();
  await omar.close();
  bare(project.file, (database) => {
    database.pragma('foreign_keys = ON');
    for (const table of ['annotators', 'stories', 'documents', 'revisions', 'texts', 'layers']) {
      expect(() => database.exec(`DELETE FROM ${table}`), table).toThrow(/FOREIGN KEY/);
    }
  });
});
