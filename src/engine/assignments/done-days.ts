import { z } from 'zod';
import { integer, text, type ReadableDatabase, type Row } from '../database/handles.ts';
import { parseStored } from '../store/stored-json.ts';

/** When layers became done, by `document/annotator`, as far as the operations up to `position` tell. */
interface Known {
  readonly instants: Map<string, string>;
  position: number;
  /** The operation at `position`: another one there means that the log was taken back to before it. */
  operation: string;
}

const known = new WeakMap<ReadableDatabase, Known>();

/**
 * When layers that are done became so (ISO, UTC): `instantOf` answers for one, by the last operation on it that says it
 * is done. A layer's chain is walked back from its end once; after that only operations that have come since are read.
 */
export function doneInstants(database: ReadableDatabase): { readonly instantOf: (layer: string) => string | undefined } {
  const memory = memoryOf(database);
  return {
    instantOf: (layer) => {
      const instant = memory.instants.get(layer) ?? lastDone(database, `layer/${layer}`);
      if (instant !== undefined) memory.instants.set(layer, instant);
      return instant;
    },
  };
}

function memoryOf(database: ReadableDatabase): Known {
  const newest = database.query('SELECT position, id FROM operations ORDER BY position DESC LIMIT 1').get();
  const end = newest === undefined ? { position: 0, operation: '' } : { position: integer(newest, 'position'), operation: text(newest, 'id') };
  const before = known.get(database);
  const isSameLog =
    before !== undefined &&
    (database.query('SELECT id FROM operations WHERE position = ?').value(before.position) ?? '') === before.operation;
  if (!isSameLog) {
    const fresh = { instants: new Map<string, string>(), ...end };
    known.set(database, fresh);
    return fresh;
  }
  const rows = database.query(
    `SELECT scope, at, payload FROM operations
      WHERE position > ? AND kind IN ('layer.create', 'layer.change') AND payload IS NOT NULL ORDER BY position`,
  );
  for (const row of rows.iterate(before.position)) {
    if (saysDone(row)) before.instants.set(text(row, 'scope').slice('layer/'.length), text(row, 'at'));
  }
  return Object.assign(before, end);
}

/** Walks each copy's part of a layer's chain back from its end, along the index that keeps chains whole. */
function lastDone(database: ReadableDatabase, scope: string): string | undefined {
  const replicaBefore = database.query('SELECT max(replica) FROM operations WHERE scope = ? AND replica < ?');
  const backwards = database.query(
    `SELECT position, at, payload FROM operations
      WHERE scope = ? AND replica = ? AND kind IN ('layer.create', 'layer.change') AND payload IS NOT NULL ORDER BY counter DESC`,
  );
  let found: { readonly position: number; readonly at: string } | undefined;
  // Behind every identifier.
  let replica = replicaBefore.value(scope, '~');
  while (typeof replica === 'string') {
    for (const row of backwards.iterate(scope, replica)) {
      if (!saysDone(row)) continue;
      const position = integer(row, 'position');
      if (found === undefined || position > found.position) found = { position, at: text(row, 'at') };
      break;
    }
    replica = replicaBefore.value(scope, replica);
  }
  return found?.at;
}

/** What an operation on a layer says of its status, if it does: a note that is written later changes nothing of it. */
const said = z.object({ status: z.string().optional(), set: z.object({ status: z.string().optional() }).optional() });

function saysDone(row: Row): boolean {
  const { status, set } = said.parse(parseStored(text(row, 'payload'), 'operations'));
  return (set?.status ?? status) === 'done';
}
