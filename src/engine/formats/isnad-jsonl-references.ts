import type { Scheme } from '../../domain/model/scheme.ts';
import type { LiteralSpan } from '../../domain/model/review.ts';
import type { Entity, EntityName } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { found, textOf } from '../handlers/found.ts';

type Check<Name extends EntityName> = (value: Entity<Name>) => void;

/**
 * Holds what a file says to what must be there already, line by line. The tables' own foreign keys are checked
 * when everything is committed, and would then name no line and keep the other files out too.
 */
export interface ReferenceChecks {
  /** The scheme whose labels may occur; retired ones may. */
  readonly under: (scheme: Scheme) => void;
  /** Once its revisions are in, which it names and which name it. */
  readonly document: Check<'document'>;
  readonly revision: Check<'revision'>;
  /** Before they go in. */
  readonly others: { readonly [Name in Exclude<EntityName, 'document' | 'revision'>]?: Check<Name> };
}

/** Each check throws `not-found`, `label-unknown`, `offsets-outside-text` or `quote-differs`. */
export function referenceChecks(database: ReadableDatabase): ReferenceChecks {
  let labels = { spans: new Set<string>(), relations: new Set<string>(), documents: new Set<string>() };

  const label = (kind: keyof typeof labels, id: string): void => {
    if (!labels[kind].has(id)) throw new Problem('label-unknown', { label: id });
  };
  const layer = ({ document, annotator }: { document: string; annotator: string }): void => {
    found(database, 'layer', `${document}/${annotator}`);
  };
  const revisionOf = (document: string, revision: string): Entity<'revision'> => {
    const known = found(database, 'revision', revision);
    if (known.document !== document) throw new Problem('not-found', { what: 'revision', id: revision });
    return known;
  };
  const literal = (document: string, span: LiteralSpan): void => {
    const { id } = revisionOf(document, span.revision);
    const content = textOf(database, id);
    for (const { start, end, quote } of span.fragments) {
      if (content.slice(start, end) !== quote) throw new Problem('quote-differs', { what: 'span', id: span.id });
    }
  };

  return {
    under: ({ spans, relations, documents }) => {
      const ids = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map(({ id }) => id));
      labels = { spans: ids(spans), relations: ids(relations), documents: ids(documents) };
    },
    document: ({ id, revision, story }) => {
      revisionOf(id, revision);
      if (story !== null) found(database, 'story', story);
    },
    revision: ({ document, previous }) => {
      if (previous !== null) revisionOf(document, previous);
    },
    others: {
      segment: ({ document, revision, start, end }) => {
        const { length } = revisionOf(document, revision);
        if (start >= end || end > length) throw new Problem('offsets-outside-text', { start, end, length });
      },
      assignment: ({ document, annotator }) => {
        found(database, 'document', document);
        found(database, 'annotator', annotator);
      },
      layer: ({ document, annotator }) => {
        found(database, 'document', document);
        found(database, 'annotator', annotator);
      },
      span: (span) => {
        layer(span);
        revisionOf(span.document, span.revision);
        label('spans', span.label);
      },
      relation: (relation) => {
        layer(relation);
        label('relations', relation.label);
        for (const { kind, id } of [relation.from, relation.to]) found(database, kind, id);
      },
      documentLabelling: (labelling) => {
        layer(labelling);
        label('documents', labelling.label);
      },
      suggestion: ({ document, content }) => {
        found(database, 'document', document);
        if (content.kind === 'span') literal(document, content.span);
      },
      decision: ({ document, adjudicator, spans }) => {
        found(database, 'document', document);
        found(database, 'annotator', adjudicator);
        for (const span of spans) literal(document, span);
      },
    },
  };
}
