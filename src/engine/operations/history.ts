import type { Output } from '../../domain/api.ts';
import { documentOfScope } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import { namesOfPeople } from '../project/people.ts';
import { rangeOfGroup, roleOf } from './operation-log.ts';

type HistoryEntry = Output<'history.list'>[number];

interface HistoryRequest {
  readonly document: string | undefined;
  /** A group: what was done before it. */
  readonly before: string | undefined;
  readonly limit: number;
}

/** A group that touched more documents than this does not name them. */
const documentsNamed = 100;

/** What was done, newest first, one entry a group; only what touched a document where one is given. */
export function historyOf(database: ReadableDatabase, { document, before, limit }: HistoryRequest): HistoryEntry[] {
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
  const rows = database
    .query('SELECT position, scope, at, actor, group_id, intent, role FROM operations WHERE position < ? ORDER BY position DESC')
    .iterate(startOf(database, before));
  for (const row of rows) {
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

function startOf(database: ReadableDatabase, group: string | undefined): number {
  if (group === undefined) return Number.MAX_SAFE_INTEGER;
  const range = rangeOfGroup(database, group);
  if (range === null) throw new Problem('not-found', { what: 'group', id: group });
  return range.first;
}

