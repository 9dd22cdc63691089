import type { Connection, SqlValue } from '../database/handles.ts';
import { seesOnlyOwn } from './roles.ts';

const own = (table: string, person: string): string =>
  `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE annotator = '${person}';`;

/** What lies in a table of its own and belongs to a span or a relation goes with it. */
const part = (table: string, owner: string, owners: string, person: string): string =>
  `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} AS part
  WHERE EXISTS (SELECT 1 FROM main.${owners} AS whole WHERE whole.id = part.${owner} AND whole.annotator = '${person}');`;

const parts = [
  ['fragments', 'span', 'spans'],
  ['span_attributes', 'span', 'spans'],
  ['relation_attributes', 'relation', 'relations'],
] as const;

const layerTables = ['layers', 'spans', 'relations', 'document_labels'] as const;

const blindedTables = [...layerTables, ...parts.map(([table]) => table), 'decisions', 'operations', 'merges', 'absent_ends', 'assignments'];

/**
 * Views in the connection's own schema take the place of the tables: whatever is asked through it, by whichever
 * method, sees one annotator's layers alone. A list of places where blindness must be thought of would have gaps.
 */
function viewsFor(person: string): string {
  if (!/^[0-9a-f-]{36}$/.test(person)) throw new TypeError('not an id');
  return `
${layerTables.map((table) => own(table, person)).join('\n')}
${parts.map(([table, owner, owners]) => part(table, owner, owners, person)).join('\n')}
CREATE TEMP VIEW absent_ends AS SELECT * FROM main.absent_ends AS absent
  WHERE EXISTS (SELECT 1 FROM main.relations AS mine WHERE mine.annotator = '${person}' AND absent.id IN (mine.from_span, mine.to_span, mine.from_document, mine.to_document));
CREATE TEMP VIEW decisions AS SELECT * FROM main.decisions WHERE 0;
CREATE TEMP VIEW merges AS SELECT * FROM main.merges WHERE 0;
CREATE TEMP VIEW operations AS SELECT * FROM main.operations
  WHERE (scope NOT LIKE 'layer/%' OR scope LIKE 'layer/%/${person}')
    AND scope NOT LIKE 'review/%' AND (scope NOT LIKE 'assignments/%' OR scope = 'assignments/${person}');
CREATE TEMP VIEW assignments AS SELECT * FROM main.assignments WHERE annotator = '${person}';`;
}

export interface Blinding {
  /** Before each reading: looks again only where somebody has written since. */
  readonly renew: () => void;
}

/** Keeps a reading connection from seeing the layers of others while the project is blind. */
export function createBlinding(connection: Connection, person: () => string): Blinding {
  let seen: SqlValue | undefined;
  let blindFor: string | null = null;
  return {
    renew: () => {
      // Asked as a query, which is prepared once: a search asks for each document.
      const version = connection.reader.query('PRAGMA data_version').value();
      if (version === seen) return;
      seen = version;
      const isBlind = connection.reader.query('SELECT 1 AS blind FROM main.project WHERE blind = 1').get() !== undefined;
      const wanted = isBlind && seesOnlyOwn(connection.reader, person()) ? person() : null;
      if (wanted === blindFor) return;
      setViews(connection, wanted);
      blindFor = wanted;
    },
  };
}

/** For a connection of one reading. */
export function blindOnce(connection: Connection, person: string): void {
  if (seesOnlyOwn(connection.reader, person)) setViews(connection, person);
}

function setViews(connection: Connection, person: string | null): void {
  connection.execute('PRAGMA query_only = OFF');
  try {
    for (const table of blindedTables) connection.execute(`DROP VIEW IF EXISTS temp.${table}`);
    if (person !== null) connection.execute(viewsFor(person));
  } finally {
    connection.execute('PRAGMA query_only = ON');
  }
}
