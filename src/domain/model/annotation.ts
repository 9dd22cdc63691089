import { z } from 'zod';
import { identifier, name, offset, slug, wellFormedText } from '../identifiers.ts';

export const annotatorRoles = ['annotator', 'adjudicator', 'lead'] as const;

export const annotator = z.object({
  id: identifier,
  name,
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  role: z.enum(annotatorRoles),
});
export type Annotator = z.infer<typeof annotator>;

export const layerStatuses = ['new', 'in-progress', 'done'] as const;

const note = wellFormedText.max(20_000);

/** All that one annotator made in one document; there is one for each pair. */
export const layer = z.object({
  document: identifier,
  annotator: identifier,
  status: z.enum(layerStatuses),
  note,
});
export type Layer = z.infer<typeof layer>;

export const attributeValue = z.union([wellFormedText, z.number(), z.boolean(), z.array(slug)]);
export type AttributeValue = z.infer<typeof attributeValue>;
export const attributeValues = z.record(slug, attributeValue);
export type AttributeValues = z.infer<typeof attributeValues>;

/** `[start, end)` in UTF-16 code units of the span's revision, with the text that stands there. */
export const fragment = z
  .object({ start: offset, end: offset, quote: wellFormedText })
  .refine((value) => value.start < value.end, 'a fragment has at least one code unit');
export type Fragment = z.infer<typeof fragment>;

export const span = z.object({
  id: identifier,
  document: identifier,
  annotator: identifier,
  revision: identifier,
  label: slug,
  /** In the text's order, apart from one another. */
  fragments: z.array(fragment).min(1),
  attributes: attributeValues,
  note,
});
export type Span = z.infer<typeof span>;

export const relationEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('span'), id: identifier }),
  z.object({ kind: z.literal('document'), id: identifier }),
]);
export type RelationEnd = z.infer<typeof relationEnd>;

export const relation = z.object({
  id: identifier,
  /** The document of the layer that holds it: its first end's, or the smaller id's where symmetric. */
  document: identifier,
  annotator: identifier,
  label: slug,
  from: relationEnd,
  to: relationEnd,
  attributes: attributeValues,
  note,
});
export type Relation = z.infer<typeof relation>;

/** What an annotator said of a document as a whole: one row for each label of the scheme. */
export const documentLabelling = z.object({
  document: identifier,
  annotator: identifier,
  label: slug,
  values: z.array(slug).min(1),
});
export type DocumentLabelling = z.infer<typeof documentLabelling>;
