import fs from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { VerifyFinding } from '../../../src/domain/api/project-methods.ts';
import { operationHash } from '../../../src/engine/operations/operation-hash.ts';
import { fillProject } from '../../support/full-project.ts';
import { bare, expectSound, idOf, openDoor, temporaryProject, type TestProject } from '../../support/project.ts';

async function filled(): Promise<TestProject> {
  const project = temporaryProject();
  const { mona, omar } = await fillProject(project);
  await expectSound(mona);
  await omar.close();
  await mona.close();
  return project;
}

/** What checking finds after somebody has changed a copy of the file behind the workbench’s back. */
async function findingsAfter(project: TestProject, damage: (database: Sqlite.Database) => void): Promise<VerifyFinding[]> {
  bare(project.file, (database) => database.pragma('wal_checkpoint(TRUNCATE)'));
  const copy = project.inFolder('damaged.isnad');
  fs.copyFileSync(project.file, copy);
  bare(copy, (database) => {
    database.pragma('foreign_keys = OFF');
    database.pragma('ignore_check_constraints = ON');
    damage(database);
  });
  const other = await openDoor(copy, 'منى', project.fixed);
  const report = await other.call('project.verify', {});
  await other.close();
  expect(report.ok).toBe(report.findings.length === 0);
  return report.findings;
}

/** For each table: what names a row in a finding, and columns with another value of the same kind. */
const altered: Readonly<Record<string, { entity?: string; key: string; columns: Readonly<Record<string, string>> }>> = {
  project: { key: 'id', columns: { title: "'آخر'", created_at: "'2020-01-01T00:00:00.000Z'", blind: '1 - blind', id: `'${idOf(0xfff0)}'` } },
  schemes: { entity: 'scheme', key: 'version', columns: { content: "json_set(content, '$.title.en', 'x')", mapping: "json('{}')", at: "'2020'" } },
  annotators: { entity: 'annotator', key: 'id', columns: { name: "'آخر'", colour: "'#000001'", role: "'adjudicator'" } },
  stories: { entity: 'story', key: 'id', columns: { title: "'آخر'" } },
  documents: {
    entity: 'document',
    key: 'id',
    columns: {
      title: "'آخر'",
      direction: "'ltr'",
      publisher: "'آخر'",
      url: "'https://example.org/x'",
      published_at: "'2020'",
      source: "'آخر'",
      story: `'${idOf(0xfff1)}'`,
      revision: `'${idOf(0xfff1)}'`,
      removed: '1 - removed',
      imported_at: "'2020'",
    },
  },
  revisions: {
    entity: 'revision',
    key: 'id',
    columns: {
      document: `'${idOf(0xfff1)}'`,
      previous: `'${idOf(0xfff1)}'`,
      text_hash: `'${'0'.repeat(64)}'`,
      length: 'length + 1',
      source_hash: `'${'0'.repeat(64)}'`,
      encoding: "'utf-16le'",
      byte_order_mark: '1 - byte_order_mark',
      line_endings: "'mixed'",
      mapping: "'[[9,9,9]]'",
      at: "'2020'",
    },
  },
  segments: {
    entity: 'segment',
    key: 'id',
    columns: {
      document: `'${idOf(0xfff1)}'`,
      revision: `'${idOf(0xfff1)}'`,
      start: 'start + 1',
      end: '"end" + 1',
      role: "'other'",
      excluded: '1 - excluded',
      direction: "'rtl'",
      origin: "CASE origin WHEN 'rule' THEN 'person' ELSE 'rule' END",
    },
  },
  assignments: {
    entity: 'assignment',
    key: "document || '/' || annotator",
    columns: { position: 'position + 7', calibration: '1 - calibration', batch: `'${idOf(0xfff1)}'`, at: "'2020'" },
  },
  layers: { entity: 'layer', key: "document || '/' || annotator", columns: { status: "'new'", note: "'آخر'" } },
  spans: { entity: 'span', key: 'id', columns: { document: `'${idOf(0xfff1)}'`, annotator: `'${idOf(0xfff1)}'`, revision: `'${idOf(0xfff1)}'`, label: "'time'", note: "'آخر'" } },
  fragments: { key: 'span', columns: { position: 'position + 7', revision: `'${idOf(0xfff1)}'`, start: 'start + 1', end: '"end" + 1', quote: "quote || 'x'" } },
  span_attributes: { entity: 'span', key: 'span', columns: { attribute: "attribute || 'x'", value: `'"x"'` } },
  relations: {
    entity: 'relation',
    key: 'id',
    columns: {
      document: `'${idOf(0xfff1)}'`,
      annotator: `'${idOf(0xfff1)}'`,
      label: "'updates'",
      from_span: `'${idOf(0xfff1)}'`,
      from_document: `'${idOf(0xfff1)}'`,
      to_span: `'${idOf(0xfff1)}'`,
      to_document: `'${idOf(0xfff1)}'`,
      note: "'آخر'",
    },
  },
  relation_attributes: { entity: 'relation', key: 'relation', columns: { attribute: "attribute || 'x'", value: `'"x"'` } },
  document_labels: { entity: 'documentLabelling', key: "document || '/' || annotator || '/' || label", columns: { values: `'["opinion"]'` } },
  suggestions: {
    entity: 'suggestion',
    key: 'id',
    columns: { document: `'${idOf(0xfff1)}'`, origin: "'آخر'", content: "json_set(content, '$.kind', 'x')", confidence: '0.125', status: "CASE status WHEN 'open' THEN 'rejected' ELSE 'open' END" },
  },
  decisions: {
    entity: 'decision',
    key: 'id',
    columns: {
      document: `'${idOf(0xfff1)}'`,
      adjudicator: `'${idOf(0xfff1)}'`,
      kind: "'missing'",
      readings: "'[]'",
      ruling: "'union'",
      spans: "'[]'",
      relations: "'[]'",
      reason: "'آخر'",
      guideline_flag: '1 - guideline_flag',
      at: "'2020'",
    },
  },
  tombstones: { entity: 'tombstone', key: 'document', columns: { at: "'2020'" } },
  texts: { key: 'hash', columns: { text: "text || 'x'" } },
  operations: {
    key: 'id',
    columns: {
      replica: `'${idOf(0xfff2)}'`,
      scope: "scope || 'x'",
      counter: 'counter + 100',
      after: `'${idOf(0xfff2)}'`,
      at: "'2020'",
      actor: `'${idOf(0xfff2)}'`,
      kind: "'story.remove'",
      payload: "json_set(payload, '$.title', 'x')",
      inverse: "json_set(inverse, '$.more', 'x')",
      group_id: `'${idOf(0xfff2)}'`,
      intent: "'other'",
      reverses: `'${idOf(0xfff2)}'`,
      hash: `'${'0'.repeat(64)}'`,
    },
  },
};
/** Local to a copy, and derivable from nothing: nothing tells that they were altered. */
const unprovable = new Set(['people', 'replicas', 'origin', 'merges', 'earlier_schemes', 'absent_ends']);
const unprovableColumns = new Set(['project.singleton', 'operations.position', 'operations.role', 'operations.id']);
/** They have no meaning apart from their other key columns, which are tried. */
const keyColumns = /^(?:.*\.id|schemes\.version|(?:assignments|layers)\.(?:document|annotator)|document_labels\.(?:document|annotator|label)|(?:span|relation)_attributes\.(?:span|relation)|fragments\.span|tombstones\.document|texts\.hash)$/;

test('a changed value is found in every column of every table, and named', async () => {
  const project = await filled();
  const columns = bare(project.file, (database) =>
    database
      .prepare(
        "SELECT tables.name || '.' || columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'",
      )
      .pluck()
      .all()
      .map(String),
  );
  const tried = new Set(Object.entries(altered).flatMap(([table, { columns: own }]) => Object.keys(own).map((column) => `${table}.${column}`)));
  const missed = columns.filter(
    (column) => !tried.has(column) && !keyColumns.test(column) && !unprovableColumns.has(column) && !unprovable.has(column.split('.')[0] ?? ''),
  );
  expect(missed, 'columns that nobody has altered here').toEqual([]);

  for (const [table, { entity, key, columns: own }] of Object.entries(altered)) {
    for (const [column, value] of Object.entries(own)) {
      let name = '';
      // An attribute of a relation's end may be NULL: a row in which the column really changes.
      const condition = `"${column}" IS NOT ${value}${table === 'operations' ? ' AND payload IS NOT NULL AND counter = 1' : ''}${
        /^(?:from|to)_/.test(column) ? ` AND ${column} IS NOT NULL` : ''
      }`;
      const findings = await findingsAfter(project, (database) => {
        const row = database.prepare(`SELECT ${key} AS name FROM ${table} WHERE ${condition} LIMIT 1`).get() as
          | { name: string | number }
          | undefined;
        if (row === undefined) throw new Error(`no row of ${table} to alter ${column} in`);
        name = String(row.name);
        const done = database.prepare(`UPDATE ${table} SET "${column}" = ${value} WHERE ${key} = ? AND ${condition}`).run(row.name);
        if (done.changes === 0) throw new Error(`${table}.${column} was not altered`);
      });
      const named = findings.filter((finding) => finding.key === name && [table, entity].includes(finding.table));
      expect(named.length, `${table}.${column}: ${JSON.stringify(findings)}`).toBeGreaterThan(0);
    }
  }
}, 120_000);

test('a row that is gone is found in every table, and named', async () => {
  const project = await filled();
  for (const [table, { entity, key }] of Object.entries(altered)) {
    if (table === 'operations') continue;
    let name = '';
    const findings = await findingsAfter(project, (database) => {
      // The texts of documents whose making was undone belong to nobody; here all are somebody's.
      name = String(database.prepare(`SELECT ${key} FROM ${table} LIMIT 1`).pluck().get());
      database.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(table === 'schemes' ? Number(name) : name);
    });
    const expected = table === 'fragments' ? ['fragments', 'span'] : [table, entity];
    const named = findings.filter((finding) => finding.key === name && expected.includes(finding.table));
    expect(named.length, `${table}: ${JSON.stringify(findings)}`).toBeGreaterThan(0);
  }
}, 60_000);

test('a row that no operation made is found, and named', async () => {
  const project = await filled();
  const id = idOf(0xfff3);
  const added: Readonly<Record<string, [string, string, string]>> = {
    stories: ['story', id, `INSERT INTO stories VALUES ('${id}', 'دخيلة')`],
    annotators: ['annotator', id, `INSERT INTO annotators VALUES ('${id}', 'دخيل', '#000000', 'lead')`],
    tombstones: ['tombstone', id, `INSERT INTO tombstones VALUES ('${id}', '2020')`],
    schemes: ['scheme', '9', "INSERT INTO schemes SELECT 9, content, mapping, at FROM schemes WHERE version = 1"],
    documents: ['document', id, `INSERT INTO documents SELECT '${id}', title, direction, publisher, url, published_at, source, story, revision, removed, imported_at FROM documents LIMIT 1`],
    revisions: ['revision', id, `INSERT INTO revisions SELECT '${id}', document, previous, text_hash, length, source_hash, encoding, byte_order_mark, line_endings, mapping, at FROM revisions LIMIT 1`],
    segments: ['segment', id, `INSERT INTO segments SELECT '${id}', document, revision, start, "end", role, excluded, direction, origin FROM segments LIMIT 1`],
    assignments: ['assignment', `${id}/${id}`, `INSERT INTO assignments SELECT '${id}', '${id}', position, calibration, batch, at FROM assignments LIMIT 1`],
    spans: ['span', id, `INSERT INTO spans SELECT '${id}', document, annotator, revision, label, note FROM spans LIMIT 1`],
    relations: ['relation', id, `INSERT INTO relations SELECT '${id}', document, annotator, label, from_span, from_document, to_span, to_document, note FROM relations LIMIT 1`],
    suggestions: ['suggestion', id, `INSERT INTO suggestions SELECT '${id}', document, origin, content, confidence, status FROM suggestions LIMIT 1`],
    decisions: ['decision', id, `INSERT INTO decisions SELECT '${id}', document, adjudicator, kind, readings, ruling, spans, relations, reason, guideline_flag, at FROM decisions LIMIT 1`],
  };
  for (const [table, [entity, key, sql]] of Object.entries(added)) {
    const findings = await findingsAfter(project, (database) => {
      database.exec(sql);
    });
    expect(findings, table).toContainEqual(expect.objectContaining({ kind: 'row-unexpected', table: entity, key }));
  }
  const fragment = await findingsAfter(project, (database) => {
    database.exec("INSERT INTO fragments SELECT span, 9, revision, start, \"end\", quote FROM fragments LIMIT 1");
  });
  expect(fragment.map(({ kind }) => kind)).toContain('row-differs');
});

test('an operation that is gone, altered or not readable is found', async () => {
  const project = await filled();
  const gone = await findingsAfter(project, (database) => {
    database.exec("DELETE FROM operations WHERE kind = 'story.create'");
  });
  expect(gone.map(({ kind, table }) => `${kind} ${table}`)).toEqual(expect.arrayContaining(['hash-chain-broken operations', 'row-unexpected story']));
  const broken = await findingsAfter(project, (database) => {
    database.exec("UPDATE operations SET payload = '{\"no\":1}' WHERE kind = 'story.create'");
  });
  expect(broken.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['hash-chain-broken', 'operation-unreadable', 'row-unexpected']));
  const twisted = await findingsAfter(project, (database) => {
    // The content of two operations of one chain, exchanged.
    database.exec(
      `CREATE TEMP TABLE two AS SELECT id, payload, inverse, row_number() OVER (ORDER BY position) AS n FROM operations WHERE kind = 'suggestion.create' AND payload IS NOT NULL LIMIT 2;
       UPDATE operations SET payload = (SELECT payload FROM two WHERE two.id <> operations.id) WHERE id IN (SELECT id FROM two)`,
    );
  });
  expect(twisted.filter(({ kind }) => kind === 'hash-chain-broken').length).toBeGreaterThanOrEqual(2);
});

test('the hash of an operation is fixed for ever: other desktops compare it', () => {
  const operation = {
    id: '01990000-0000-7000-8000-000000000001',
    replica: '01990000-0000-7000-8000-000000000002',
    scope: 'layer/01990000-0000-7000-8000-000000000003/01990000-0000-7000-8000-000000000004',
    counter: 2,
    after: '01990000-0000-7000-8000-000000000005',
    at: '2026-11-01T08:00:00.000Z',
    actor: '01990000-0000-7000-8000-000000000004',
    kind: 'span.change',
    payload: '{"key":"01990000-0000-7000-8000-000000000006","set":{"note":"ملاحظة «١»\\n😀"}}',
    inverse: '{"key":"01990000-0000-7000-8000-000000000006","set":{"note":""}}',
    group: '01990000-0000-7000-8000-000000000007',
    intent: 'spans.update',
    role: 'do',
    reverses: null,
  } as const;
  const first = operationHash(operation, null);
  expect(first).toBe('2a007f4041259cc1b874d0fd272871fa6ab8b94d6b2256f6ef071a9fe3be3494');
  expect(operationHash({ ...operation, counter: 3 }, first)).toBe('23dfed2c7a3db38f6d3639b242f3e71c07fc3258ea40a35fecfd3ce413dbe954');
  for (const [field, value] of Object.entries(operation)) {
    const other = typeof value === 'number' ? value + 1 : value === null ? operation.group : `${value} `;
    expect(operationHash({ ...operation, [field]: other }, null), field).not.toBe(first);
  }
});
