import type { BundleHeader } from '../../domain/bundle.ts';
import { documentOfScope } from '../../domain/operation.ts';
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

export interface Permission extends Pick<BundleHeader, 'kind' | 'blind'> {
  readonly annotator: string;
  readonly documents: ReadonlySet<string>;
  /** What was purged is named by its tombstone, so that it goes from other copies as well. */
  readonly tombstones: ReadonlySet<string>;
}

/** Whose chains a bundle of this kind may hold, whatever documents it is about. A blind one holds nothing of others. */
export function mayHold(scope: string, { kind, blind, annotator }: Pick<Permission, 'kind' | 'blind' | 'annotator'>): boolean {
  const [what, first = '', second = ''] = scope.split('/');
  if (kind === 'layers') return (what === 'layer' && second === annotator) || (what === 'annotator' && first === annotator);
  switch (what) {
    case 'project':
    case 'document':
      return true;
    case 'annotator':
      return !blind || first === annotator;
    case 'assignments':
      return first === annotator;
    case 'layer':
      return !blind || second === annotator;
    case 'review':
      return !blind;
    default:
      return false;
  }
}

/**
 * Which chains a bundle holds. Chains go whole or not at all; a blind bundle has those that its annotator may see, and
 * is built from nothing else.
 */
export function isPermitted(scope: string, permission: Permission): boolean {
  if (!mayHold(scope, permission)) return false;
  const { kind, documents, tombstones } = permission;
  const document = documentOfScope(scope);
  if (kind === 'layers' || document === null) return true;
  // What was purged is told, and nothing else of it.
  return documents.has(document) || (scope.startsWith('document/') && tombstones.has(document));
}
