import type { CorpusMatch } from '../../domain/api/search-methods.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import type { PlacedMatch } from './match-context.ts';
import { labelledPlaces, placeKey } from './labelled-places.ts';

interface Question {
  readonly annotator: string;
  /** Null where none is chosen yet. */
  readonly label: string | null;
}

/** What keeps each match from being labelled, in the matches' order; undefined where nothing does. */
export function matchStatesOf(
  database: ReadableDatabase,
  page: readonly PlacedMatch[],
  { annotator, label }: Question,
): (CorpusMatch['state'] | undefined)[] {
  const documents = [...new Set(page.map(({ document }) => document.id))];
  const labelled = label === null ? new Set<string>() : labelledPlaces(database, { annotator, label, documents });
  const excluded = excludedStretches(database, [...new Set(page.map(({ document }) => document.revision))]);
  return page.map(({ document, range }) => {
    const stretches = excluded.get(document.revision) ?? [];
    if (stretches.some(({ start, end }) => range.start < end && start < range.end)) return 'excluded';
    return labelled.has(placeKey(document.id, [[range.start, range.end]])) ? 'labelled' : undefined;
  });
}

function excludedStretches(database: ReadableDatabase, revisions: readonly string[]): Map<string, { start: number; end: number }[]> {
  const found = new Map<string, { start: number; end: number }[]>();
  const rows = database
    .query('SELECT revision, start, end FROM segments WHERE excluded = 1 AND revision IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(revisions));
  for (const row of rows) {
    const revision = text(row, 'revision');
    const stretches = found.get(revision) ?? [];
    stretches.push({ start: integer(row, 'start'), end: integer(row, 'end') });
    found.set(revision, stretches);
  }
  return found;
}
