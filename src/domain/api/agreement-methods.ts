import { z } from 'zod';
import { unavailableReasons } from '../agreement/outcome.ts';
import { identifier, slug } from '../identifiers.ts';
import { layerStatuses } from '../model/annotation.ts';
import { segmentRoles } from '../model/document.ts';
import { read } from './method.ts';
import { spanView } from './annotation-methods.ts';

/**
 * `alpha`… on units of the text (`unit`); the unitizing family and gamma on the continuum of characters; F1 and the
 * attributes' and relations' measures on spans; the document measures on document labels.
 */
export const agreementMeasures = [
  'percent',
  'cohen-kappa',
  'scott-pi',
  'fleiss-kappa',
  'light-kappa',
  'multi-kappa',
  'bennett-s',
  'randolph-kappa',
  'gwet-ac1',
  'alpha-nominal',
  'unitizing-2004',
  'unitizing-u',
  'unitizing-binary',
  'unitizing-coding',
  'gamma',
  'gamma-cat',
  'span-f1-exact',
  'span-f1-overlap',
  'relation-f1',
] as const;
export type AgreementMeasure = (typeof agreementMeasures)[number];

/** The units that coefficients on coded units count. */
export const agreementUnits = ['character', 'word', 'sentence'] as const;

/** What goes in. Everything where a choice is left out, but layers that are not done. */
const selection = {
  documents: z.array(identifier).optional(),
  annotators: z.array(identifier).optional(),
  labels: z.array(slug).optional(),
  roles: z.array(z.enum(segmentRoles)).optional(),
  /** Which layers count; those that are done where it is left out. */
  statuses: z.array(z.enum(layerStatuses)).min(1).optional(),
  /** Only documents of the calibration set. */
  calibration: z.boolean().optional(),
};

export const agreementRequest = z.strictObject({
  ...selection,
  measures: z.array(z.enum(agreementMeasures)).optional(),
  unit: z.enum(agreementUnits).optional(),
  /** Bootstrap samples over documents for the intervals (0: none); 1000 otherwise. */
  samples: z.int().min(0).max(10_000).optional(),
  /** The same seed and the same layers give the same figures; 1 otherwise. */
  seed: z.int().min(0).max(0xffffffff).optional(),
  /** For `task.cancel` and progress. */
  task: identifier.optional(),
});

const outcome = { value: z.number().nullable(), reason: z.enum(unavailableReasons).optional() };

/** What was left out, and why: one entry for each thing and reason. */
export const exclusionReasons = ['one-layer', 'not-done', 'segment-excluded', 'earlier-text', 'label-not-chosen', 'role-not-chosen', 'overlap-flattened', 'absent-end'] as const;
const exclusion = z.object({
  reason: z.enum(exclusionReasons),
  document: identifier,
  annotator: identifier.nullable(),
  /** How many layers, spans, relations or code units. */
  count: z.int(),
});

/** How a measure treats what its definition has no place for. Sentences `agreement.treatment.<code>`. */
export const treatments = [
  'innermost-label',
  'labels-as-set',
  'overlaps-flattened',
  'overlaps-kept',
  'fragments-as-units',
  'fragments-as-one',
  'greedy-matching',
  'pairs-averaged',
  'documents-end-to-end',
  'documents-weighted',
  'excluded-segments-cut',
  'seeded-sampling',
] as const;

export const agreementFigure = z.object({
  name: z.enum(agreementMeasures),
  ...outcome,
  /** 95 %, percentile bootstrap over documents. */
  interval: z.object({ low: z.number(), high: z.number(), samples: z.int() }).nullable(),
  units: z.object({ kind: z.enum(['character', 'word', 'sentence', 'span', 'relation', 'document']), count: z.int() }),
  annotators: z.array(identifier),
  documents: z.int(),
  excluded: z.array(exclusion),
  treatment: z.array(z.enum(treatments)),
});

const cellLabel = slug.nullable();

export const agreementReport = z.object({
  measures: z.array(agreementFigure),
  pairwise: z.array(
    z.object({
      name: z.enum(agreementMeasures),
      annotators: z.tuple([identifier, identifier]),
      ...outcome,
      /** Units, spans or relations that went in; documents that both have done. */
      count: z.int(),
      documents: z.int(),
    }),
  ),
  byLabel: z.array(z.object({ name: z.enum(agreementMeasures), label: slug, ...outcome, count: z.int() })),
  /** Over matched spans: how often the one said this and the other that; null is “no span there”. Symmetric over pairs. */
  confusion: z.object({
    labels: z.array(cellLabel),
    cells: z.array(z.object({ first: cellLabel, second: cellLabel, count: z.int() })),
  }),
  /** Over matched spans, resp. matched relations. */
  attributes: z.array(z.object({ of: z.enum(['span', 'relation']), label: slug, attribute: slug, ...outcome, percent: z.number().nullable(), count: z.int() })),
  /** By the first measure asked for, worst first. */
  byDocument: z.array(z.object({ document: identifier, title: z.string(), name: z.enum(agreementMeasures), ...outcome, annotators: z.int(), count: z.int() })),
  /** By the day (UTC, `2026-11-23`) on which the last of a document's layers was changed last. */
  overTime: z.array(z.object({ day: z.string(), name: z.enum(agreementMeasures), ...outcome, documents: z.int() })),
  seed: z.int(),
});
export type AgreementReport = z.infer<typeof agreementReport>;
export type AgreementFigure = z.infer<typeof agreementFigure>;

export const agreementMethods = {
  'agreement.measure': read('How far the annotators agree, with what went in and what was left out.', agreementRequest, agreementReport),
  'agreement.cell': read(
    'The spans behind a cell of the confusion matrix, pair by pair.',
    z.strictObject({ ...selection, first: cellLabel, second: cellLabel, limit: z.int().positive().max(1000).optional() }),
    z.array(
      z.object({
        document: identifier,
        title: z.string(),
        annotators: z.tuple([identifier, identifier]),
        first: spanView.nullable(),
        second: spanView.nullable(),
      }),
    ),
  ),
};
