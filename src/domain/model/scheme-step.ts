import { z } from 'zod';
import { slug } from '../identifiers.ts';
import { attributeKinds } from './scheme.ts';

/** Which list of the scheme a label stands in. */
export const labelKinds = ['span', 'relation', 'document'] as const;
export type LabelKind = (typeof labelKinds)[number];

const labelKind = z.enum(labelKinds);
/** Labels whose items carry attributes; a document label has values of its own instead. */
const attributed = z.enum(['span', 'relation']);

/**
 * One thing that a new version of the scheme does to what was labelled before. What touches no item (names, colours,
 * shortcuts, guidelines, order, retiring, new labels and attributes) needs no step.
 */
export const schemeStep = z.discriminatedUnion('step', [
  /** What has the one label has the other from now on; what of its attributes that one cannot hold is lost. */
  z.strictObject({ step: z.literal('merge-labels'), kind: labelKind, from: slug, into: slug }),
  /** What has the label and this value of the attribute has another label from now on. */
  z.strictObject({
    step: z.literal('split-label'),
    kind: attributed,
    from: slug,
    attribute: slug,
    value: z.union([slug, z.boolean()]),
    into: slug,
  }),
  /** A value becomes another one, or is dropped (null). A document label has no attribute between. */
  z.strictObject({
    step: z.literal('change-values'),
    kind: labelKind,
    label: slug,
    attribute: slug.nullable(),
    values: z.record(slug, slug.nullable()),
  }),
  /** The values go. */
  z.strictObject({ step: z.literal('remove-attribute'), kind: attributed, label: slug, attribute: slug }),
  /** Every value is written as the new kind has it; a value that cannot be keeps the whole change from being made. */
  z.strictObject({
    step: z.literal('change-kind'),
    kind: attributed,
    label: slug,
    attribute: slug,
    to: z.enum(attributeKinds),
  }),
]);
export type SchemeStep = z.infer<typeof schemeStep>;
