import { z } from 'zod';
import { spanView } from '../../domain/api/annotation-methods.ts';
import { instant, name, wellFormedText } from '../../domain/identifiers.ts';
import { assignment } from '../../domain/model/assignment.ts';
import { annotator, documentLabelling, layer, relation } from '../../domain/model/annotation.ts';
import { document, revision, segment, story, tombstone } from '../../domain/model/document.ts';
import { schemeVersion } from '../../domain/model/project.ts';
import { decision, suggestion } from '../../domain/model/review.ts';

/** The version of the format that `isnad-jsonl` files are written in. */
export const recordsVersion = 1;

/** Every line is one of these. The order of the lines is the order here, then by id. */
export const record = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('header'),
    format: z.literal('isnad-jsonl'),
    version: z.int().positive(),
    /** What offsets count: UTF-16 code units of the revision's text. */
    offsetUnit: z.literal('utf16'),
    title: name,
    createdAt: instant,
  }),
  z.strictObject({ type: z.literal('scheme'), ...schemeVersion.shape }),
  z.strictObject({ type: z.literal('annotator'), ...annotator.shape }),
  z.strictObject({ type: z.literal('story'), ...story.shape }),
  z.strictObject({
    type: z.literal('document'),
    ...document.shape,
    revisions: z.array(z.strictObject({ ...revision.omit({ document: true }).shape, text: wellFormedText })).min(1),
    segments: z.array(z.strictObject(segment.omit({ document: true }).shape)),
  }),
  z.strictObject({ type: z.literal('assignment'), ...assignment.shape }),
  z.strictObject({ type: z.literal('layer'), ...layer.shape }),
  z.strictObject({ type: z.literal('span'), ...spanView.shape }),
  z.strictObject({ type: z.literal('relation'), ...relation.shape }),
  z.strictObject({ type: z.literal('document-label'), ...documentLabelling.shape }),
  z.strictObject({ type: z.literal('suggestion'), ...suggestion.shape }),
  z.strictObject({ type: z.literal('decision'), ...decision.shape }),
  z.strictObject({ type: z.literal('tombstone'), ...tombstone.shape }),
]);
export type JsonlRecord = z.infer<typeof record>;
export type RecordOf<Type extends JsonlRecord['type']> = Extract<JsonlRecord, { type: Type }>;
