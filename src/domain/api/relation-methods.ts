import { z } from 'zod';
import { identifier, offset, slug, someIdentifiers, wellFormedText } from '../identifiers.ts';
import { attributeValue, attributeValues, layer, relation, relationEnd } from '../model/annotation.ts';
import { document } from '../model/document.ts';
import { attributeChanges, byId, layerFilter, removed } from './annotation-methods.ts';
import { read, write } from './method.ts';

const note = layer.shape.note;

/**
 * What an end of a relation is, so that whoever shows it need not ask again. What an absent end says is still told
 * as far as the project knows it.
 */
export const shownEnd = z.object({
  /** `removed`: its document is hidden; `gone`: the project does not have it. Null where it is there. */
  absent: z.enum(['removed', 'gone']).nullable(),
  document: identifier.nullable(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  publishedAt: z.string().nullable(),
  url: z.string().nullable(),
  /** The span's label; null for a document as a whole. */
  label: slug.nullable(),
  /** The span's quote, its fragments joined by “ … ”; null for a document as a whole. */
  quote: z.string().nullable(),
  /** Where the span begins in the document's current text, in UTF-16 code units; null where it is not in it. */
  start: offset.nullable(),
});
export type ShownEnd = z.infer<typeof shownEnd>;

export const browsedRelation = z.object({ relation, from: shownEnd, to: shownEnd });
export type BrowsedRelation = z.infer<typeof browsedRelation>;

export const relationMethods = {
  'relations.list': read(
    'Relations: of one document’s or annotator’s layers, with an end in a document (`touching`), or by their ids.',
    layerFilter.extend({ touching: identifier.optional(), ids: someIdentifiers.optional() }),
    z.array(relation),
  ),
  'relations.browse': read(
    'Relations with what stands at their ends, the newest first, filtered. The totals count what fits, beyond the limit.',
    z.strictObject({
      label: slug.optional(),
      annotator: identifier.optional(),
      /** Stored under it or with an end in it. */
      document: identifier.optional(),
      /** With this span as an end. */
      span: identifier.optional(),
      /** Both ends in one document, or in two. */
      reach: z.enum(['any', 'within', 'between']).optional(),
      /** Values of attributes, one of several where it holds several; null: it has none. */
      attributes: z.record(slug, attributeValue.nullable()).optional(),
      /** With a required attribute missing, or an end absent. */
      incomplete: z.boolean().optional(),
      /** In either quote or title, or in the note, in any spelling that folds to the same. */
      query: wellFormedText.max(1000).optional(),
      offset: z.int().nonnegative().optional(),
      limit: z.int().positive().max(500).optional(),
    }),
    z.object({
      total: z.int(),
      /** How many there are of each label, whichever label was asked for. */
      labels: z.record(slug, z.int()),
      relations: z.array(browsedRelation),
    }),
  ),
  'relations.get': read('One relation.', byId, relation),
  'relations.create': write(
    'Link two ends, in one document or in two.',
    z.strictObject({
      label: slug,
      from: relationEnd,
      to: relationEnd,
      attributes: attributeValues.optional(),
      note: note.optional(),
    }),
    relation,
  ),
  'relations.update': write(
    'Change one’s relation: label, ends, single attributes (null takes one away) or note.',
    z.strictObject({
      id: identifier,
      label: slug.optional(),
      from: relationEnd.optional(),
      to: relationEnd.optional(),
      attributes: attributeChanges.optional(),
      note: note.optional(),
    }),
    relation,
  ),
  'relations.remove': write('Remove one’s relations.', z.strictObject({ ids: z.array(identifier).min(1) }), removed),

  'completeness.list': read(
    'What layers lack that the scheme requires: a count for each, and where a document is named each item.',
    layerFilter,
    z.array(
      z.object({
        document: document.shape.id,
        annotator: identifier,
        /** Spans and relations that lack something. */
        count: z.int(),
        /** Empty where no document was named. */
        items: z.array(
          z.object({
            entity: z.enum(['span', 'relation']),
            id: identifier,
            label: slug,
            attributes: z.array(slug),
            relations: z.array(slug),
          }),
        ),
      }),
    ),
  ),
};
