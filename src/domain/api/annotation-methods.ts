import { z } from 'zod';
import { enteredName, identifier, offset, slug, someIdentifiers } from '../identifiers.ts';
import {
  annotator,
  annotatorRoles,
  attributeValue,
  attributeValues,
  documentLabelling,
  layer,
  layerStatuses,
  type Span,
} from '../model/annotation.ts';
import { nothing, read, write } from './method.ts';

export const byId = z.strictObject({ id: identifier });
export const removed = z.object({ removed: z.int() });
const document = z.strictObject({ document: identifier });
const colour = annotator.shape.colour;
const note = layer.shape.note;

/** `[start, end)` in UTF-16 code units. */
const range = z.tuple([offset, offset]);

/** Changes of single attributes; null takes one away. */
export const attributeChanges = z.record(slug, attributeValue.nullable());

/** A span as scripts see it: fragments as pairs, the quote of all of them joined by “ … ”. */
export const spanView = z.object({
  id: identifier,
  document: identifier,
  annotator: identifier,
  revision: identifier,
  label: slug,
  fragments: z.array(range),
  quote: z.string(),
  attributes: attributeValues,
  note: z.string(),
});
export type SpanView = z.infer<typeof spanView>;

/** A span with where it stands, for those who look across documents. */
export const browsedSpan = z.object({ span: spanView, title: z.string(), publisher: z.string().nullable() });
export type BrowsedSpan = z.infer<typeof browsedSpan>;

/** Whose layers are meant, and in which document; both where nothing is said of them. */
export const layerFilter = z.strictObject({
  document: identifier.optional(),
  annotator: identifier.optional(),
});
/** The same, or only those with these ids; what is not there is left out. */
const filterWithIds = layerFilter.extend({ ids: someIdentifiers.optional() });

export const annotationMethods = {
  'annotators.list': read('The annotators.', nothing, z.array(annotator)),
  'annotators.get': read('One annotator.', byId, annotator),
  'annotators.create': write(
    'Add an annotator.',
    z.strictObject({ name: enteredName, colour: colour.optional(), role: z.enum(annotatorRoles).optional() }),
    annotator,
  ),
  'annotators.update': write(
    'Change an annotator’s name, colour or role.',
    z.strictObject({ id: identifier, name: enteredName.optional(), colour: colour.optional(), role: z.enum(annotatorRoles).optional() }),
    annotator,
  ),
  'annotators.remove': write('Remove an annotator who has no layers, with what was assigned to them.', byId, removed),

  'layers.list': read('The layers, of one document or one annotator where asked.', layerFilter, z.array(layer)),
  'layers.get': read('One layer.', z.strictObject({ document: identifier, annotator: identifier }), layer),
  'layers.create': write('Begin one’s layer in a document.', document, layer),
  'layers.update': write(
    'Change the status or the note of one’s layer.',
    z.strictObject({ document: identifier, status: z.enum(layerStatuses).optional(), note: note.optional() }),
    layer,
  ),
  'layers.remove': write('Remove one’s layer with all that is in it.', document, removed),

  'spans.list': read('Spans, of one document or one annotator or by their ids where asked.', filterWithIds, z.array(spanView)),
  'spans.get': read('One span.', byId, spanView),
  'spans.browse': read(
    'Spans of any document whose quotes hold some words (folded, in any order), in the library’s order and the text’s; or those with these ids.',
    z.strictObject({
      query: z.string().optional(),
      labels: z.array(slug).optional(),
      annotator: identifier.optional(),
      ids: someIdentifiers.optional(),
      limit: z.int().positive().max(1000).optional(),
    }),
    z.array(browsedSpan),
  ),
  'spans.create': write(
    'Label one or more fragments of a document’s current text in one’s own layer.',
    z.strictObject({
      document: identifier,
      label: slug,
      fragments: z.array(range).min(1),
      attributes: attributeValues.optional(),
      note: note.optional(),
    }),
    spanView,
  ),
  'spans.update': write(
    'Change one’s span: label, fragments, single attributes (null takes one away) or note.',
    z.strictObject({
      id: identifier,
      label: slug.optional(),
      fragments: z.array(range).min(1).optional(),
      attributes: attributeChanges.optional(),
      note: note.optional(),
    }),
    spanView,
  ),
  'spans.remove': write('Remove one’s spans and one’s relations that end in them.', z.strictObject({ ids: z.array(identifier).min(1) }), removed),

  'spans.divide': write(
    'Divide one’s span at an offset `[at, at]` into two of the same label and attributes (relations and note stay with the first), or cut a stretch `[start, end)` out of it.',
    z.strictObject({ id: identifier, at: range }),
    z.object({ first: spanView, second: spanView.nullable() }),
  ),
  'spans.join': write(
    'Join another of one’s spans of the same label and document to a span, with its attributes where the first has none, its note and its relations; relations that would stand twice are dropped.',
    z.strictObject({ id: identifier, other: identifier }),
    z.object({ span: spanView, droppedRelations: z.int() }),
  ),

  'documentLabels.list': read('What annotators said of documents as wholes.', layerFilter, z.array(documentLabelling)),
  'documentLabels.get': read(
    'What one annotator said of a document under one label.',
    z.strictObject({ document: identifier, annotator: identifier, label: slug }),
    documentLabelling,
  ),
  'documentLabels.set': write(
    'Say something of a document as a whole.',
    z.strictObject({ document: identifier, label: slug, values: z.array(slug).min(1) }),
    documentLabelling,
  ),
  'documentLabels.remove': write('Take it back.', z.strictObject({ document: identifier, label: slug }), removed),
};

/** The stored form of a span, for those who need the quotes apart. */
export function spanViewOf(value: Span): SpanView {
  const { fragments, ...rest } = value;
  return {
    ...rest,
    fragments: fragments.map(({ start, end }) => [start, end]),
    quote: fragments.map(({ quote }) => quote).join(' … '),
  };
}
