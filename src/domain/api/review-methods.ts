import { z } from 'zod';
import { identifier, slug } from '../identifiers.ts';
import { attributeValues, relation, relationEnd } from '../model/annotation.ts';
import { decision, suggestion } from '../model/review.ts';
import { spanView } from './annotation-methods.ts';
import { read, write } from './method.ts';

const byId = z.strictObject({ id: identifier });
const removed = z.object({ removed: z.int() });
const ofDocument = z.strictObject({ document: identifier.optional() });
const range = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

const spanInput = z.strictObject({
  label: slug,
  fragments: z.array(range).min(1),
  attributes: attributeValues.optional(),
});
const relationInput = z.strictObject({
  label: slug,
  from: relationEnd,
  to: relationEnd,
  attributes: attributeValues.optional(),
});

const decisionFields = {
  kind: decision.shape.kind,
  readings: decision.shape.readings,
  ruling: decision.shape.ruling,
  spans: z.array(spanInput),
  relations: z.array(relationInput),
  reason: decision.shape.reason,
  guidelineFlag: z.boolean(),
};

export const reviewMethods = {
  'suggestions.list': read('Suggestions, open and settled.', ofDocument, z.array(suggestion)),
  'suggestions.get': read('One suggestion.', byId, suggestion),
  'suggestions.create': write(
    'Propose a span or a relation; it counts for nothing until somebody accepts it.',
    z.strictObject({
      document: identifier,
      origin: suggestion.shape.origin,
      confidence: suggestion.shape.confidence.optional(),
      span: spanInput.optional(),
      relation: relationInput.optional(),
    }),
    suggestion,
  ),
  'suggestions.update': write(
    'Change how sure a suggestion is.',
    z.strictObject({ id: identifier, confidence: suggestion.shape.confidence }),
    suggestion,
  ),
  'suggestions.accept': write(
    'Take a suggestion into one’s own layer.',
    byId,
    z.object({ suggestion, span: spanView.nullable(), relation: relation.nullable() }),
  ),
  'suggestions.reject': write('Turn a suggestion down.', byId, suggestion),
  'suggestions.remove': write('Remove a suggestion.', byId, removed),

  'decisions.list': read('Decisions.', ofDocument, z.array(decision)),
  'decisions.get': read('One decision.', byId, decision),
  'decisions.create': write(
    'Rule on a disagreement.',
    z.strictObject({
      document: identifier,
      ...decisionFields,
      spans: decisionFields.spans.optional(),
      relations: decisionFields.relations.optional(),
      reason: decisionFields.reason.optional(),
      guidelineFlag: decisionFields.guidelineFlag.optional(),
    }),
    decision,
  ),
  'decisions.update': write(
    'Change one’s decision.',
    z.strictObject({
      id: identifier,
      ruling: decisionFields.ruling.optional(),
      spans: decisionFields.spans.optional(),
      relations: decisionFields.relations.optional(),
      reason: decisionFields.reason.optional(),
      guidelineFlag: decisionFields.guidelineFlag.optional(),
    }),
    decision,
  ),
  'decisions.remove': write('Remove one’s decision.', byId, removed),
};
