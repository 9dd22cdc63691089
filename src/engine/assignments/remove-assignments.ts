import type { WriteContext } from '../project/write-transaction.ts';
import { stores } from '../store/stores.ts';

/** Takes somebody's or some document's assignments along when it goes. */
export function removeAssignments({ database, record }: WriteContext, of: 'annotator' | 'document', id: string): void {
  for (const { document, annotator } of stores.assignment.list(database, { sql: `${of} = ?`, parameters: [id] })) {
    record({ action: 'remove', entity: 'assignment', key: `${document}/${annotator}` });
  }
}
