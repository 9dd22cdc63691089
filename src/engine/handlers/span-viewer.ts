import { spanViewOf, type SpanView } from '../../domain/api/annotation-methods.ts';
import type { Span } from '../../domain/model/annotation.ts';
import type { Revision } from '../../domain/model/document.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import { found } from './found.ts';
import { mapFragments } from './fragments.ts';

/** Shows spans in their document's current text where they can be followed there. */
export function spanViewer(database: ReadableDatabase): (span: Span) => SpanView {
  const current = new Map<string, string>();
  return (span) => {
    let revision = current.get(span.document);
    if (revision === undefined) {
      revision = found(database, 'document', span.document).revision;
      current.set(span.document, revision);
    }
    return spanViewOf(revision === span.revision ? span : followed(database, span, revision));
  };
}

function followed(database: ReadableDatabase, span: Span, current: string): Span {
  const mappings = mappingsBetween(database, span.revision, current);
  if (mappings === null) return span;
  let fragments: Span['fragments'] | null = span.fragments;
  for (const mapping of mappings) {
    fragments = mapFragments(fragments, mapping);
    if (fragments === null) return span;
  }
  return { ...span, revision: current, fragments };
}

/** The ways of offsets from a revision to a later one, in their order; null where the one does not lead to the other. */
export function mappingsBetween(database: ReadableDatabase, from: string, to: string): Revision['mapping'][] | null {
  const mappings = [];
  for (let id: string | null = to; id !== from; ) {
    if (id === null) return null;
    const revision = stores.revision.get(database, id);
    if (revision === undefined) return null;
    mappings.unshift(revision.mapping);
    id = revision.previous;
  }
  return mappings;
}
