import type { Output } from '../../domain/api.ts';
import { documentOfScope } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import { text, type ReadableDatabase, type Row } from '../database/handles.ts';
import { namesOfPeople } from '../project/people.ts';
import { rangeOfGroup, roleOf } from './operation-log.ts';

type HistoryEntry = Output<'history.list'>[number];

interface HistoryRequest {
  readonly document?: string | undefined;
  /** The id of an entity: only operations that made, changed or removed it. */
  readonly entity?: string | undefined;
  /** A group: what was done before it. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A group that touched more documents than this does not name them. */
const documentsNamed = 100;

/**
 * What was done, newest first, one entry a group; only what touched a document or an entity where one is given. Of
 * an entity what was purged is passed over: nothing says any longer what it was about.
 */
export function historyOf(database: ReadableDatabase, request: HistoryRequest): HistoryEntry[] {
  const { document, limit } = request;
  const people = namesOfPeople(database);
  const entries: HistoryEntry[] = [];
  let current = null as (HistoryEntry & { touched: Set<string> }) | null;
  const settle = (): void => {
    if (current === null) return;
    const { touched, ...entry } = current;
    current = null;
    if (document !== undefined && !touched.has(document)) return;
    entries.push({ ...entry, documents: touched.size > documentsNamed ? [] : [...touched] });
  };
  for (const row of rowsOf(database, request)) {
    const group = text(row, 'group_id');
    if (current?.group !== group) {
      settle();
      if (entries.length >= limit) break;
      const actor = text(row, 'actor');
      current = {
        group,
        at: text(row, 'at'),
        actor,
        actorName: people.get(actor) ?? '',
        intent: text(row, 'intent'),
        role: roleOf(text(row, 'role')),
        operations: 0,
        documents: [],
        touched: new Set(),
      };
    }
    current.operations += 1;
    const touched = documentOfScope(text(row, 'scope'));
    if (touched !== null) current.touched.add(touched);
  }
  if (entries.length < limit) settle();
  return entries;
}

/** The operations in question, newest first. */
function rowsOf(database: ReadableDatabase, { document, entity, before }: HistoryRequest): IterableIterator<Row> {
  const start = startOf(database, before);
  const columns = 'SELECT position, scope, at, actor, group_id, intent, role FROM operations';
  if (entity === undefined) {
    return database.query(`${columns} WHERE position < ? ORDER BY position DESC`).iterate(start);
  }
  // Most payloads do not hold the id at all, which is found out far sooner than what their JSON says.
  const names = `instr(payload, ?2) > 0 AND (payload ->> '$.key' = ?2 OR payload ->> '$.id' = ?2)`;
  if (document === undefined) {
    return database.query(`${columns} WHERE position < ?1 AND ${names} ORDER BY position DESC`).iterate(start, entity);
  }
  const inScope = `scope = ?3 OR scope = ?4 OR (scope >= ?5 AND scope < ?6)`;
  return database
    .query(`${columns} WHERE (${inScope}) AND +position < ?1 AND ${names} ORDER BY +position DESC`)
    .iterate(start, entity, `document/${document}`, `review/${document}`, `layer/${document}/`, `layer/${document}0`);
}

function startOf(database: ReadableDatabase, group: string | undefined): number {
  if (group === undefined) return Number.MAX_SAFE_INTEGER;
  const range = rangeOfGroup(database, group);
  if (range === null) throw new Problem('not-found', { what: 'group', id: group });
  return range.first;
}

