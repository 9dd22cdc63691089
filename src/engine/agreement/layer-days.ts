import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import type { Chosen } from './choose-layers.ts';

/** For each document the day (UTC) on which the last of its layers that count was changed last; '' where it is not known. */
export function daysOf(database: ReadableDatabase, { documents, annotators }: Chosen): string[] {
  // Each replica's chain in a scope ends with its newest operation, which the index finds without reading the others.
  const ends = database.query('SELECT replica, MAX(counter) AS counter FROM operations WHERE scope = ? GROUP BY replica');
  const timeOf = database.query('SELECT at FROM operations WHERE scope = ? AND replica = ? AND counter = ?');
  return documents.map(({ id, coders }) => {
    let newest = '';
    for (const coder of coders) {
      const scope = `layer/${id}/${annotators[coder]}`;
      for (const end of ends.all(scope)) {
        const at = timeOf.value(scope, text(end, 'replica'), integer(end, 'counter'));
        if (typeof at === 'string' && at > newest) newest = at;
      }
    }
    return newest.slice(0, 10);
  });
}
