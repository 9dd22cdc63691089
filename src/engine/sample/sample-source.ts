import { z } from 'zod';
import { documentMethods } from '../../domain/api/document-methods.ts';
import { name, slug } from '../../domain/identifiers.ts';
import { attributeValues, layerStatuses } from '../../domain/model/annotation.ts';
import { segmentRoles } from '../../domain/model/document.ts';

/**
 * The sample as people write and review it in `resources/sample`: places in a text are named by what stands
 * there, never by an offset. A span or relation without `by` belongs to every annotator who has a layer in the
 * article; one key may stand there twice, once for each annotator, where the two read the same thing differently.
 */

const details = documentMethods['documents.create'].input.shape;

/** Words of the text: those that stand there only once, or the nth of several, counted from 1. */
const quote = z.union([z.string().min(1), z.strictObject({ quote: z.string().min(1), nth: z.int().positive() })]);
export type Quote = z.infer<typeof quote>;

const by = slug.optional();
const note = z.string().optional();
const attributes = attributeValues.optional();

/** A span of the same article (`dead`), of another (`sahil-first/dead`), or an article as a whole. */
const end = z.union([z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/), z.strictObject({ document: slug })]);
export type SampleEnd = z.infer<typeof end>;

const segmentPlace = z.union([quote, z.strictObject({ from: z.string().min(1), to: z.string().min(1) })]);
const segmentFacts = { role: z.enum(segmentRoles), excluded: z.boolean() };
const segment = z.union([
  /** Lines are counted from 1; the last one is in it. */
  z.strictObject({ ...segmentFacts, lines: z.tuple([z.int().positive(), z.int().positive()]) }),
  z.strictObject({ ...segmentFacts, on: segmentPlace }),
]);
export type SampleSegment = z.infer<typeof segment>;

const layer = z.strictObject({
  status: z.enum(layerStatuses),
  note,
  labels: z.record(slug, slug).optional(),
});

const span = z.strictObject({
  key: slug,
  by,
  label: slug,
  on: z.union([quote, z.array(quote).min(2)]),
  attributes,
  note,
});

const relation = z.strictObject({ by, label: slug, from: end, to: end, attributes, note });

export const articleSource = z.strictObject({
  key: slug,
  title: name,
  publisher: details.publisher.unwrap(),
  url: details.url.unwrap(),
  publishedAt: details.publishedAt.unwrap(),
  story: slug.nullable(),
  /** One paragraph each. */
  text: z.array(z.string()).min(1),
  segments: z.array(segment),
  layers: z.record(slug, layer),
  spans: z.array(span),
  relations: z.array(relation),
});
export type SampleArticle = z.infer<typeof articleSource>;

export const projectSource = z.strictObject({
  title: z.strictObject({ ar: name, en: name }),
  /** Who brought the articles in. */
  maker: name,
  annotators: z.record(slug, name),
  stories: z.record(slug, name),
});
