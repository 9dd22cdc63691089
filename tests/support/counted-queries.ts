import type { ReadableDatabase } from '../../src/engine/database/handles.ts';

/** A handle that counts how often a query is run through it. */
export function counted<Handle extends ReadableDatabase>(database: Handle): { readonly database: Handle; readonly runs: () => number } {
  let runs = 0;
  const query: Handle['query'] = (sql) => {
    const { get, all, iterate, value } = database.query(sql);
    const counting =
      <Parameters extends unknown[], Answer>(run: (...parameters: Parameters) => Answer) =>
      (...parameters: Parameters): Answer => {
        runs += 1;
        return run(...parameters);
      };
    return { get: counting(get), all: counting(all), iterate: counting(iterate), value: counting(value) };
  };
  return { database: { ...database, query }, runs: () => runs };
}
