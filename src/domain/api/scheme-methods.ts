import { z } from 'zod';
import { identifier, instant } from '../identifiers.ts';
import { attributeValue, attributeValues } from '../model/annotation.ts';
import { schemeSteps, schemeVersion } from '../model/project.ts';
import { enteredScheme } from '../model/scheme.ts';
import { nothing, read, write } from './method.ts';

const schemeEntity = z.enum(['span', 'relation', 'documentLabelling', 'suggestion', 'decision']);
export type SchemeEntity = z.infer<typeof schemeEntity>;

/** One thing that a change of the scheme concerns, to be looked at. */
const item = z.object({
  entity: schemeEntity,
  /** Its id; of a document label its key. */
  id: z.string(),
  document: identifier,
  /** Whose it is; null for a suggestion. */
  annotator: identifier.nullable(),
  /** What it quotes: a span one stretch, a relation one for each end that is a span. */
  quotes: z.array(z.string()),
});

const labelled = z.object({
  label: z.string(),
  attributes: attributeValues,
  /** Of a document label. */
  values: z.array(z.string()),
});

export const schemePreview = z.object({
  /** The version that the change would be made on. */
  version: z.int(),
  touched: z.object({
    spans: z.int(),
    relations: z.int(),
    documentLabels: z.int(),
    suggestions: z.int(),
    decisions: z.int(),
  }),
  /** What is touched by document and annotator, most first. */
  layers: z.array(
    z.object({
      document: identifier,
      title: z.string(),
      removed: z.boolean(),
      /** Null for suggestions. */
      annotator: identifier.nullable(),
      name: z.string(),
      spans: z.int(),
      relations: z.int(),
      documentLabels: z.int(),
      review: z.int(),
    }),
  ),
  /** One entry for each step, in their order. */
  steps: z.array(
    z.object({
      touched: z.int(),
      lost: z.int(),
      examples: z.array(item.extend({ before: labelled, after: labelled.nullable() })),
    }),
  ),
  /** Values that nothing of the new scheme takes over. */
  losses: z.array(
    z.object({
      step: z.int(),
      entity: schemeEntity,
      /** Before the change. */
      label: z.string(),
      attribute: z.string().nullable(),
      count: z.int(),
      examples: z.array(item.extend({ value: attributeValue })),
    }),
  ),
  /** Why the change cannot be made; nothing where it can. */
  refusals: z.array(
    z.object({
      /**
       * The label, the attribute or the value is in use and the new scheme lacks it; an end of a relation no longer
       * fits; two labels of one document become one that holds a single value.
       */
      reason: z.enum(['label', 'attribute', 'value', 'end', 'conflict']),
      entity: schemeEntity,
      label: z.string(),
      attribute: z.string().nullable(),
      value: z.string().nullable(),
      side: z.enum(['from', 'to']).nullable(),
      count: z.int(),
      examples: z.array(item),
    }),
  ),
});
export type SchemePreview = z.infer<typeof schemePreview>;
export type SchemeRefusal = SchemePreview['refusals'][number];

const change = {
  content: enteredScheme,
  steps: schemeSteps.shape.steps.optional(),
  /** The version that the change was made on. */
  from: z.int().positive(),
  /** Its instant: a version that was undone and made anew has the same number. */
  at: instant.optional(),
};

export const schemeMethods = {
  'scheme.get': read(
    'The scheme, today’s or an earlier version.',
    z.strictObject({ version: z.int().positive().optional() }),
    schemeVersion,
  ),
  'scheme.list': read(
    'The versions of the scheme.',
    nothing,
    z.array(z.object({ version: z.int(), at: instant })),
  ),
  'scheme.preview': read(
    'What a change of the scheme would touch, lose or break, by document and annotator.',
    z.strictObject(change),
    schemePreview,
  ),
  'scheme.change': write(
    'Change the scheme and with it, by steps, all that was labelled; refused where something would no longer fit.',
    z.strictObject(change),
    z.object({ version: schemeVersion, touched: schemePreview.shape.touched }),
  ),
  'scheme.update': write(
    'Make a new version of the scheme that touches nothing that was labelled: what is in use must stay (it can be retired).',
    z.strictObject({ content: enteredScheme }),
    schemeVersion,
  ),
};
