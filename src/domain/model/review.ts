import { z } from 'zod';
import { identifier, instant, oneLine, sha256, slug, wellFormedText } from '../identifiers.ts';
import { attributeValues, fragment, relationEnd } from './annotation.ts';

/** A span without an owner: what a suggestion proposes and a decision rules. */
export const literalSpan = z.object({
  id: identifier,
  revision: identifier,
  label: slug,
  fragments: z.array(fragment).min(1),
  attributes: attributeValues,
});
export type LiteralSpan = z.infer<typeof literalSpan>;

export const literalRelation = z.object({
  id: identifier,
  label: slug,
  from: relationEnd,
  to: relationEnd,
  attributes: attributeValues,
});
export type LiteralRelation = z.infer<typeof literalRelation>;

export const suggestionContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('span'), span: literalSpan }),
  z.object({ kind: z.literal('relation'), relation: literalRelation }),
]);

/** Counts for nothing until somebody accepts it. */
export const suggestion = z.object({
  id: identifier,
  document: identifier,
  /** The rule or the imported file that proposes it. */
  origin: oneLine,
  content: suggestionContent,
  confidence: z.number().min(0).max(1).nullable(),
  status: z.enum(['open', 'accepted', 'rejected']),
});
export type Suggestion = z.infer<typeof suggestion>;

export const disagreementKinds = ['missing', 'boundary', 'label', 'attribute', 'relation', 'agreed', 'several'] as const;
export const rulings = ['reading', 'core', 'union', 'other', 'nothing', 'postponed'] as const;

/** A reading that was ruled on: found again later by its ids and the hash of what it said then. */
export const reading = z.object({
  annotator: identifier,
  items: z.array(z.object({ id: identifier, hash: sha256 })),
});

export const decision = z.object({
  id: identifier,
  document: identifier,
  adjudicator: identifier,
  kind: z.enum(disagreementKinds),
  readings: z.array(reading),
  ruling: z.enum(rulings),
  spans: z.array(literalSpan),
  relations: z.array(literalRelation),
  reason: wellFormedText.max(20_000),
  guidelineFlag: z.boolean(),
  at: instant,
});
export type Decision = z.infer<typeof decision>;
