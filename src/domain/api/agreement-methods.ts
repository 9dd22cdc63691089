import { z } from 'zod';
import { unavailableReasons } from '../agreement/outcome.ts';
import { identifier, slug } from '../identifiers.ts';
import { layerStatuses } from '../model/annotation.ts';
import { segmentRoles } from '../model/document.ts';
import { read } from './method.ts';
import { spanView } from './annotation-methods.ts';

/**
 * From `percent` to `alpha-nominal` on units of the text (`unit`); the unitizing family and gamma on the continuum of
 * characters; F1 on spans and relations; `document-alpha` on document labels.
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
  'document-alpha',
] as const;
export type AgreementMeasure = (typeof agreementMeasures)[number];

/** What is measured where nothing is asked for: all but gamma, which takes minutes on thousands of documents. */
export const usualMeasures: readonly AgreementMeasure[] = agreementMeasures.filter((name) => name !== 'gamma' && name !== 'gamma-cat');

/** The units that coefficients on coded units count. */
export const agreementUnits = ['character', 'word', 'sentence'] as const;
export type AgreementUnit = (typeof agreementUnits)[number];

/** What goes in. Everything where a choice is left out, but layers that are not done. */
const selection = {
  documents: z.array(identifier).optional(),
  annotators: z.array(identifier).optional(),
  /** Of spans, relations and documents: a kind of which it names none is not narrowed. */
  labels: z.array(slug).optional(),
  /** Text outside every segment counts as body. */
  roles: z.array(z.enum(segmentRoles)).optional(),
  /** Which layers count; those that are done where it is left out. */
  statuses: z.array(z.enum(layerStatuses)).min(1).optional(),
  /** Only documents of the calibration set. */
  calibration: z.boolean().optional(),
};

/** Which layers are compared, and what of them. */
export type AgreementSelection = z.infer<ReturnType<typeof z.strictObject<typeof selection>>>;

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

/** What was left out, and why. Sentences `agreement.excluded.<reason>`. */
export const exclusionReasons = [
  /** Documents with fewer than two layers that count. */
  'one-layer',
  /** Layers whose status was not asked for. */
  'not-done',
  /** Clusters of the text (`character`) or whole spans in excluded segments. */
  'segment-excluded',
  /** Clusters or whole spans outside the roles asked for. */
  'role-not-chosen',
  /** Spans on an earlier text that cannot be followed into today's. */
  'earlier-text',
  /** Spans, relations or document labels of other labels than those asked for. */
  'label-not-chosen',
  /** Pieces of spans that another span of the same annotator covers. */
  'overlap-flattened',
  /** Relations with an end that is not there. */
  'absent-end',
  /** Relations whose other document lacks the layers of one of the two. */
  'other-document',
  /** Relations with an end that the other annotator has no span for. */
  'end-unmatched',
  /** Documents whose best alignment was not found within the limits. */
  'not-converged',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** What is counted: characters are grapheme clusters. */
export const countedKinds = ['character', 'word', 'sentence', 'span', 'relation', 'layer', 'document'] as const;
export type CountedKind = (typeof countedKinds)[number];

/** One entry for each reason and kind. */
const exclusion = z.object({
  reason: z.enum(exclusionReasons),
  kind: z.enum(countedKinds),
  count: z.int(),
  /** In so many documents. */
  documents: z.int(),
  /** Where, most first; at most `exclusionPlaces`. */
  places: z.array(z.object({ document: identifier, title: z.string(), annotator: identifier.nullable(), count: z.int() })),
});
export const exclusionPlaces = 50;

/** How a measure treats what its definition has no place for. Sentences `agreement.treatment.<code>`. */
export const treatments = [
  /** A unit bears the label of the innermost (shortest) span over it. */
  'innermost-label',
  /** What nobody labelled is a category of its own. */
  'unlabelled-as-category',
  /** Per label: every span of the label counts, also where a shorter one lies in it. */
  'labels-one-by-one',
  /** A word bears the label over most of it. */
  'words-by-most',
  /** A sentence bears the label over most of what is labelled in it. */
  'sentences-by-most-labelled',
  /** Where spans of one annotator overlap, the innermost keeps the place. */
  'overlaps-flattened',
  'overlaps-kept',
  /** Each fragment is a unit of its own. */
  'fragments-as-units',
  /** A span with several fragments is one. */
  'fragments-as-one',
  /** Spans are matched one to one, the greatest overlap first. */
  'greedy-matching',
  'pairs-averaged',
  'labels-averaged',
  'documents-end-to-end',
  /** A mean over documents, weighted by their units. */
  'documents-weighted',
  'excluded-segments-cut',
  /** Relations count where both ends have their counterpart (same label, overlapping). */
  'relations-over-matched-spans',
  /** Several values of a document label are one category. */
  'values-as-one-category',
  'seeded-sampling',
] as const;
export type Treatment = (typeof treatments)[number];

export const agreementFigure = z.object({
  name: z.enum(agreementMeasures),
  ...outcome,
  /** 95 %, percentile bootstrap over documents. */
  interval: z.object({ low: z.number(), high: z.number(), samples: z.int() }).nullable(),
  /** What went in: units that at least two annotators said something of; spans and relations of all pairs. */
  units: z.object({ kind: z.enum(countedKinds), count: z.int() }),
  annotators: z.array(identifier),
  documents: z.int(),
  excluded: z.array(exclusion),
  treatment: z.array(z.enum(treatments)),
});

const cellLabel = slug.nullable();

export const agreementReport = z.object({
  measures: z.array(agreementFigure),
  /** Not of gamma. */
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
  /** On units of the text: label against everything else. */
  byLabel: z.array(z.object({ name: z.enum(agreementMeasures), label: slug, ...outcome, count: z.int() })),
  /**
   * Over spans matched whatever their label: how often the one said this and the other that, over all pairs of
   * annotators; null is “no span there”. Symmetric: both ways round are in both cells. Cells of 0 are left out.
   */
  confusion: z.object({
    labels: z.array(cellLabel),
    cells: z.array(z.object({ first: cellLabel, second: cellLabel, count: z.int() })),
  }),
  /**
   * Over matched spans of the same label, resp. matched relations, of all pairs: percent and nominal α. What neither
   * gave is no unit; what one gave alone differs.
   */
  attributes: z.array(z.object({ of: z.enum(['span', 'relation']), label: slug, attribute: slug, ...outcome, percent: z.number().nullable(), count: z.int() })),
  /** By the first measure asked for, worst first. */
  byDocument: z.array(z.object({ document: identifier, title: z.string(), name: z.enum(agreementMeasures), ...outcome, annotators: z.int(), count: z.int() })),
  /** By the first measure asked for, and by the day (UTC, `2026-11-23`) on which the last of a document's layers was changed last. */
  overTime: z.array(z.object({ day: z.string(), name: z.enum(agreementMeasures), ...outcome, documents: z.int() })),
  seed: z.int(),
});
export type AgreementRequest = z.infer<typeof agreementRequest>;
export type AgreementReport = z.infer<typeof agreementReport>;
export type AgreementFigure = z.infer<typeof agreementFigure>;

const agreementCellRequest = z.strictObject({
  ...selection,
  first: cellLabel,
  second: cellLabel,
  /** The first so many; 200 otherwise. */
  limit: z.int().positive().max(1000).optional(),
  task: identifier.optional(),
});
export type AgreementCellRequest = z.infer<typeof agreementCellRequest>;

/** Two spans that were matched, `first` the annotator's who is named first; null where there is none. */
const comparedSpans = z.object({
  document: identifier,
  title: z.string(),
  annotators: z.tuple([identifier, identifier]),
  first: spanView.nullable(),
  second: spanView.nullable(),
});
export type ComparedSpans = z.infer<typeof comparedSpans>;

export const agreementMethods = {
  'agreement.measure': read('How far the annotators agree, with what went in and what was left out.', agreementRequest, agreementReport),
  'agreement.cell': read(
    'The spans behind a cell of the confusion matrix (either way round), pair by pair.',
    agreementCellRequest,
    z.array(comparedSpans),
  ),
};
