import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VerifyFinding, VerifyReport } from '../../domain/api/project-methods.ts';
import { entityKeys, entityNames, type Entity, type EntityName } from '../../domain/operation.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import type { ProjectFile } from './project-file.ts';
import { withSnapshot } from './snapshot.ts';
import { storeOf } from '../operations/change.ts';
import { operationsInOrder } from '../operations/operation-log.ts';
import { chainChecker, createReplay } from '../operations/replay.ts';
import { canonicalJson } from '../store/stored-json.ts';

/** How many findings are listed; a file that is damaged throughout would fill the screen with nothing new. */
const findingsListed = 200;

type Report = (finding: VerifyFinding) => void;

/** Checks one unchanging state of the project, whatever is written meanwhile; gives way to other work. */
export function verifyProject(project: ProjectFile): Promise<VerifyReport> {
  return withSnapshot(project, async (database) => {
    const steps = verification(database);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await nextTurn();
    }
  }, { sees: 'all' });
}

/** The same at once, for a file that nobody else works on. */
export function verifyNow(database: ReadableDatabase): VerifyReport {
  const steps = verification(database);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Replays every operation into an empty project and compares the outcome with the tables, entity by entity;
 * checks SQLite's own structure, the schema, the hash chains, the texts' hashes and every quote. A bit that
 * flipped inside a value shows in one of these, named by table and key. Stops between batches.
 */
function* verification(database: ReadableDatabase): Generator<void, VerifyReport> {
  const findings: VerifyFinding[] = [];
  let more = false;
  const report: Report = (finding) => {
    if (findings.length < findingsListed) findings.push(finding);
    else more = true;
  };
  const counts = { operations: 0, erasedOperations: 0, rows: 0, texts: 0, quotes: 0 };
  const replay = createReplay();
  try {
    guarded(report, 'database', () => checkStructure(database, report));
    guarded(report, 'database', () => compareSchemas(database, replay.connection.reader, report));
    yield* guardedSteps(report, 'operations', replayAll(database, replay.apply, counts, report));
    yield* guardedSteps(report, 'texts', checkTexts(database, counts, report));
    guarded(report, 'fragments', () => {
      counts.quotes = checkQuotes(database, report);
    });
    for (const entity of entityNames) {
      yield;
      guarded(report, entity, () => {
        counts.rows += compareRows(entity, database, replay.connection.reader, report);
      });
    }
    guarded(report, 'relations', () => checkEnds(database, report));
  } finally {
    replay.connection.close();
  }
  return { ok: findings.length === 0, ...counts, findings, more };
}

/** What cannot be read at all is a finding too, and does not keep the rest from being checked. */
function guarded(report: Report, table: string, check: () => void): void {
  try {
    check();
  } catch (thrown) {
    report(unreadable(table, thrown));
  }
}

function* guardedSteps(report: Report, table: string, steps: Generator<void>): Generator<void> {
  try {
    yield* steps;
  } catch (thrown) {
    report(unreadable(table, thrown));
  }
}

function unreadable(table: string, thrown: unknown): VerifyFinding {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'database-damaged', table, key: '', message };
}

function checkStructure(database: ReadableDatabase, report: Report): void {
  for (const row of database.query('PRAGMA integrity_check(50)').all()) {
    const message = text(row, 'integrity_check');
    if (message !== 'ok') report({ kind: 'database-damaged', table: 'database', key: '', message });
  }
  for (const row of database.query('PRAGMA foreign_key_check').all()) {
    // Tables with keys of their own give no row number; what is missing is named by the comparison below.
    const message = `points to a missing row of ${text(row, 'parent')}`;
    report({ kind: 'foreign-key-broken', table: text(row, 'table'), key: String(row['rowid'] ?? ''), message });
  }
}

/** A bit that flips in the schema's own text can change what a table holds to, and nothing else shows it. */
function compareSchemas(database: ReadableDatabase, expected: ReadableDatabase, report: Report): void {
  const schemaOf = (source: ReadableDatabase): Map<string, string> =>
    new Map(
      source
        .query(`SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name`)
        .all()
        .map((row) => [`${text(row, 'type')} ${text(row, 'name')}`, text(row, 'sql')]),
    );
  const found = schemaOf(database);
  for (const [key, sql] of schemaOf(expected)) {
    const message = found.has(key) ? 'its definition was altered' : 'it is missing';
    if (found.get(key) !== sql) report({ kind: 'database-damaged', table: 'sqlite_schema', key, message });
    found.delete(key);
  }
  for (const key of found.keys()) {
    // Tables and indexes of other programs do no harm; what runs by itself may.
    if (!key.startsWith('trigger ')) continue;
    report({ kind: 'database-damaged', table: 'sqlite_schema', key, message: 'it does not belong here' });
  }
}

function* replayAll(
  database: ReadableDatabase,
  apply: ReturnType<typeof createReplay>['apply'],
  counts: { operations: number; erasedOperations: number },
  report: Report,
): Generator<void> {
  const chainProblem = chainChecker();
  // In batches: a query that stays open would keep the connection busy while others take their turn.
  for (let after = 0; ; ) {
    const batch = [];
    for (const operation of operationsInOrder(database, after)) {
      batch.push(operation);
      if (batch.length === 500) break;
    }
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.position;
    for (const operation of batch) {
      counts.operations += 1;
      if (operation.payload === null) counts.erasedOperations += 1;
      const broken = chainProblem(operation);
      if (broken !== null) {
        report({ kind: 'hash-chain-broken', table: 'operations', key: operation.id, message: broken.message });
      }
      try {
        apply(operation);
      } catch (thrown) {
        const message = `${operation.kind}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
        report({ kind: 'operation-unreadable', table: 'operations', key: operation.id, message });
      }
    }
    yield;
  }
}

function* checkTexts(database: ReadableDatabase, counts: { texts: number }, report: Report): Generator<void> {
  for (let after = 0; ; ) {
    const rows = database.query('SELECT rowid AS row, hash, text FROM texts WHERE rowid > ? ORDER BY rowid LIMIT 200').all(after);
    for (const row of rows) {
      after = integer(row, 'row');
      counts.texts += 1;
      const actual = createHash('sha256').update(text(row, 'text'), 'utf8').digest('hex');
      if (actual !== row['hash']) {
        report({ kind: 'text-hash-differs', table: 'texts', key: text(row, 'hash'), message: `the text now has the hash ${actual}` });
      }
    }
    if (rows.length === 0) break;
    yield;
  }
  const missing = database.query(
    'SELECT text_hash AS hash, min(id) AS revision FROM revisions WHERE text_hash NOT IN (SELECT hash FROM texts) GROUP BY text_hash',
  );
  for (const row of missing.all()) {
    const message = `revision ${text(row, 'revision')} has no text`;
    report({ kind: 'row-missing', table: 'texts', key: text(row, 'hash'), message });
  }
}

/** Every fragment's quote is what stands at its offsets. */
function checkQuotes(database: ReadableDatabase, report: Report): number {
  let checked = 0;
  let revision = '';
  let content = '';
  const rows = database
    .query(
      `SELECT fragments.span, fragments.revision, start, end, quote, spans.document, spans.revision AS of_span,
          position - row_number() OVER (PARTITION BY fragments.span ORDER BY position) AS shift FROM fragments
        JOIN spans ON spans.id = fragments.span ORDER BY fragments.revision, fragments.span, position`,
    )
    .all();
  for (const row of rows) {
    if (row['revision'] !== revision) {
      revision = text(row, 'revision');
      const value = database
        .query('SELECT text FROM revisions JOIN texts ON texts.hash = revisions.text_hash WHERE revisions.id = ?')
        .value(revision);
      content = typeof value === 'string' ? value : '';
    }
    checked += 1;
    // What the entity does not hold, because it follows from the rest, is compared with what it follows from.
    if (row['of_span'] !== revision || row['shift'] !== -1) {
      const message = `its revision is ${revision}, the span's is ${text(row, 'of_span')}; positions count from 0`;
      report({ kind: 'row-differs', table: 'fragments', key: text(row, 'span'), message });
    }
    const actual = content.slice(integer(row, 'start'), integer(row, 'end'));
    if (actual !== row['quote']) {
      report({
        kind: 'quote-differs',
        table: 'fragments',
        key: text(row, 'span'),
        message: `document ${text(row, 'document')}: the span says “${text(row, 'quote')}”, the text says “${actual}”`,
      });
    }
  }
  return checked;
}

/** Walks two tables in the order of their keys, side by side. */
function compareRows(entity: EntityName, tables: ReadableDatabase, replayed: ReadableDatabase, report: Report): number {
  const keyOf = entityKeys[entity] as (value: Entity<EntityName>) => string;
  const store = storeOf(entity);
  const actual = store.iterate(tables);
  const expected = store.iterate(replayed);
  try {
    return walkBoth(entity, keyOf, actual, expected, report);
  } finally {
    // What cannot be read ends the walk early; an iteration that stays open would keep its connection busy.
    actual.return?.();
    expected.return?.();
  }
}

function walkBoth(
  entity: EntityName,
  keyOf: (value: Entity<EntityName>) => string,
  actual: Iterator<Entity<EntityName>>,
  expected: Iterator<Entity<EntityName>>,
  report: Report,
): number {
  let rows = 0;
  let left = actual.next();
  let right = expected.next();
  while (left.done !== true || right.done !== true) {
    const leftKey = left.done === true ? null : keyOf(left.value);
    const rightKey = right.done === true ? null : keyOf(right.value);
    if (rightKey === null || (leftKey !== null && before(entity, leftKey, rightKey))) {
      const message = 'no operation made it';
      report({ kind: 'row-unexpected', table: entity, key: leftKey ?? '', message });
      left = actual.next();
      rows += 1;
    } else if (leftKey === null || before(entity, rightKey, leftKey)) {
      report({ kind: 'row-missing', table: entity, key: rightKey, message: 'the operations made it' });
      right = expected.next();
    } else {
      const difference = left.done === true || right.done === true ? null : differenceOf(left.value, right.value);
      if (difference !== null) report({ kind: 'row-differs', table: entity, key: leftKey, message: difference });
      left = actual.next();
      right = expected.next();
      rows += 1;
    }
  }
  return rows;
}

function before(entity: EntityName, first: string, second: string): boolean {
  return entity === 'scheme' ? Number(first) < Number(second) : first < second;
}

function differenceOf(actual: Entity<EntityName>, expected: Entity<EntityName>): string | null {
  if (canonicalJson(actual) === canonicalJson(expected)) return null;
  const fields = Object.entries(expected).flatMap(([field, value]) => {
    const now: unknown = (actual as unknown as Record<string, unknown>)[field];
    return canonicalJson(now) === canonicalJson(value) ? [] : [`${field} is ${canonicalJson(now)}, the operations say ${canonicalJson(value)}`];
  });
  return fields.join('; ');
}

function checkEnds(database: ReadableDatabase, report: Report): void {
  for (const [side, column, table] of [
    ['from', 'from_span', 'spans'],
    ['to', 'to_span', 'spans'],
    ['from', 'from_document', 'documents'],
    ['to', 'to_document', 'documents'],
  ] as const) {
    const rows = database
      .query(`SELECT id, ${column} AS missing FROM relations WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT id FROM ${table})
          AND ${column} NOT IN (SELECT id FROM absent_ends)`)
      .all();
    for (const row of rows) {
      const message = `its end “${side}” is ${text(row, 'missing')}, which is not here`;
      report({ kind: 'relation-end-missing', table: 'relations', key: text(row, 'id'), message });
    }
  }
}
