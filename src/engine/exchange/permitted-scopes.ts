import type { BundleHeader } from '../../domain/bundle.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';

/** The documents that concern an annotator: assigned, or annotated already; where nobody is assigned anything, all. */
export function documentsFor(database: ReadableDatabase, annotator: string): ReadonlySet<string> {
  const isAssigned = database.query('SELECT 1 AS there FROM assignments LIMIT 1').get() !== undefined;
  const rows = isAssigned
    ? database
        .query('SELECT document AS id FROM assignments WHERE annotator = ?1 UNION SELECT document FROM layers WHERE annotator = ?1')
        .all(annotator)
    : database.query('SELECT id FROM documents').all();
  return new Set(rows.map((row) => text(row, 'id')));
}

interface Permission extends Pick<BundleHeader, 'kind' | 'blind'> {
  readonly annotator: string;
  readonly documents: ReadonlySet<string>;
  /** What was purged is named by its tombstone, so that it goes from other copies as well. */
  readonly tombstones: ReadonlySet<string>;
}

/**
 * Which chains a bundle holds. Chains go whole or not at all; a blind bundle has those that its annotator may see, and
 * is built from nothing else.
 */
export function isPermitted(scope: string, { kind, blind, annotator, documents, tombstones }: Permission): boolean {
  const [what, first = '', second = ''] = scope.split('/');
  if (kind === 'layers') return (what === 'layer' && second === annotator) || (what === 'annotator' && first === annotator);
  switch (what) {
    case 'project':
      return true;
    case 'annotator':
      return !blind || first === annotator;
    case 'assignments':
      return first === annotator;
    case 'document':
      return documents.has(first) || tombstones.has(first);
    case 'layer':
      return documents.has(first) && (!blind || second === annotator);
    case 'review':
      return documents.has(first) && !blind;
    default:
      return false;
  }
}
