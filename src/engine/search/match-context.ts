import type { CorpusMatch } from '../../domain/api/search-methods.ts';
import { nextCluster, isClusterBoundary, previousCluster } from '../../domain/text/graphemes.ts';
import type { TextRange } from '../../domain/text/range.ts';
import { text as textColumn, type ReadableDatabase } from '../database/handles.ts';
import type { CorpusDocument } from './corpus-texts.ts';

/** An occurrence with its document and that document's text. */
export interface PlacedMatch {
  readonly document: CorpusDocument;
  /** UTF-16 code units. */
  readonly range: TextRange;
  readonly text: string;
}

/** The matches with their titles and with up to so many code units of text on each side. */
export function contextOf(page: readonly PlacedMatch[], database: ReadableDatabase, units: number): CorpusMatch[] {
  const ids = JSON.stringify([...new Set(page.map(({ document }) => document.id))]);
  const rows = database.query('SELECT id, title FROM documents WHERE id IN (SELECT value FROM json_each(?))').all(ids);
  const titles = new Map(rows.map((row) => [textColumn(row, 'id'), textColumn(row, 'title')]));
  return page.map(({ document, range: { start, end }, text }) => ({
    document: document.id,
    title: titles.get(document.id) ?? '',
    start,
    end,
    quote: text.slice(start, end),
    before: text.slice(forwardToCluster(text, Math.max(0, start - units), start), start),
    after: text.slice(end, backToCluster(text, Math.min(text.length, end + units), end)),
  }));
}

function forwardToCluster(text: string, offset: number, limit: number): number {
  return isClusterBoundary(text, offset) ? offset : Math.min(limit, nextCluster(text, offset));
}

function backToCluster(text: string, offset: number, limit: number): number {
  return isClusterBoundary(text, offset) ? offset : Math.max(limit, previousCluster(text, offset));
}
