import { spanViewOf } from '../../domain/api/annotation-methods.ts';
import type { AttributeValues, RelationEnd } from '../../domain/model/annotation.ts';
import type { Decision, LiteralRelation, LiteralSpan, Suggestion } from '../../domain/model/review.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { stores } from '../store/stores.ts';
import type { Where } from '../store/entity-store.ts';
import { createSpan } from './annotation-handlers.ts';
import { ensureAnnotator } from './annotator-handlers.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found, given, openDocument, textOf } from './found.ts';
import { fragmentsOf } from './fragments.ts';
import { changedAttributes, relationLabelOf, spanLabelOf } from './label-checks.ts';
import { createRelation } from './relation-handlers.ts';

export const reviewReads: ReadHandlers<'suggestions.list' | 'suggestions.get' | 'decisions.list' | 'decisions.get'> = {
  'suggestions.list': (input, { database }) => stores.suggestion.list(database, whereDocument(input.document)),
  'suggestions.get': ({ id }, { database }) => found(database, 'suggestion', id),
  'decisions.list': (input, { database }) => stores.decision.list(database, whereDocument(input.document)),
  'decisions.get': ({ id }, { database }) => found(database, 'decision', id),
};

export const reviewWrites: WriteHandlers<
  | 'suggestions.create'
  | 'suggestions.update'
  | 'suggestions.accept'
  | 'suggestions.reject'
  | 'suggestions.remove'
  | 'decisions.create'
  | 'decisions.update'
  | 'decisions.remove'
> = {
  'suggestions.create': ({ document, origin, confidence, span, relation }, context) => {
    openDocument(context.database, document);
    let content: Suggestion['content'];
    if (span !== undefined && relation === undefined) {
      content = { kind: 'span', span: literalSpan(context, document, span) };
    } else if (relation !== undefined && span === undefined) {
      content = { kind: 'relation', relation: literalRelation(context, relation) };
    } else {
      throw new Problem('invalid-input', { method: 'suggestions.create', message: 'give either a span or a relation' });
    }
    const value: Suggestion = {
      id: context.newId(),
      document,
      origin,
      content,
      confidence: confidence ?? null,
      status: 'open',
    };
    context.record({ action: 'create', entity: 'suggestion', value });
    return value;
  },
  'suggestions.update': ({ id, confidence }, context) => {
    found(context.database, 'suggestion', id);
    context.record({ action: 'change', entity: 'suggestion', key: id, set: { confidence } });
    return found(context.database, 'suggestion', id);
  },
  'suggestions.accept': ({ id }, context) => {
    const suggestion = openSuggestion(context.database, id);
    const { content, document } = suggestion;
    const accepted = { span: null, relation: null };
    context.record({ action: 'change', entity: 'suggestion', key: id, set: { status: 'accepted' } });
    const after = found(context.database, 'suggestion', id);
    if (content.kind === 'relation') {
      return { ...accepted, suggestion: after, relation: createRelation(context, content.relation) };
    }
    const { revision } = openDocument(context.database, document);
    if (content.span.revision !== revision) throw new Problem('quote-differs', { what: 'suggestion', id });
    const fragments = content.span.fragments.map(({ start, end }): [number, number] => [start, end]);
    const span = createSpan(context, { ...content.span, document, fragments });
    return { ...accepted, suggestion: after, span: spanViewOf(span) };
  },
  'suggestions.reject': ({ id }, context) => {
    openSuggestion(context.database, id);
    context.record({ action: 'change', entity: 'suggestion', key: id, set: { status: 'rejected' } });
    return found(context.database, 'suggestion', id);
  },
  'suggestions.remove': ({ id }, context) => {
    found(context.database, 'suggestion', id);
    context.record({ action: 'remove', entity: 'suggestion', key: id });
    return { removed: 1 };
  },

  'decisions.create': (input, context) => {
    openDocument(context.database, input.document);
    ensureAnnotator(context);
    const value: Decision = {
      id: context.newId(),
      document: input.document,
      adjudicator: context.person.id,
      kind: input.kind,
      readings: input.readings,
      ruling: input.ruling,
      spans: (input.spans ?? []).map((span) => literalSpan(context, input.document, span)),
      relations: (input.relations ?? []).map((relation) => literalRelation(context, relation)),
      reason: input.reason ?? '',
      guidelineFlag: input.guidelineFlag ?? false,
      at: context.at,
    };
    context.record({ action: 'create', entity: 'decision', value });
    return value;
  },
  'decisions.update': ({ id, ruling, spans, relations, reason, guidelineFlag }, context) => {
    const before = ownDecision(context, id);
    const set: Partial<Decision> = given({ ruling, reason, guidelineFlag });
    if (spans !== undefined) set.spans = spans.map((span) => literalSpan(context, before.document, span));
    if (relations !== undefined) set.relations = relations.map((relation) => literalRelation(context, relation));
    context.record({ action: 'change', entity: 'decision', key: id, set });
    return found(context.database, 'decision', id);
  },
  'decisions.remove': ({ id }, context) => {
    ownDecision(context, id);
    context.record({ action: 'remove', entity: 'decision', key: id });
    return { removed: 1 };
  },
};

function openSuggestion(database: ReadableDatabase, id: string): Suggestion {
  const suggestion = found(database, 'suggestion', id);
  openDocument(database, suggestion.document);
  if (suggestion.status !== 'open') throw new Problem('already-exists', { what: 'suggestion', id });
  return suggestion;
}

function ownDecision(context: WriteContext, id: string): Decision {
  const decision = found(context.database, 'decision', id);
  if (decision.adjudicator !== context.person.id) throw new Problem('not-yours', { owner: decision.adjudicator });
  return decision;
}

interface SpanInput {
  readonly label: string;
  readonly fragments: readonly (readonly [number, number])[];
  readonly attributes?: AttributeValues | undefined;
}

function literalSpan(context: WriteContext, document: string, input: SpanInput): LiteralSpan {
  const { revision } = openDocument(context.database, document);
  const label = spanLabelOf(context.database, input.label);
  return {
    id: context.newId(),
    revision,
    label: label.id,
    fragments: fragmentsOf(textOf(context.database, revision), input.fragments),
    attributes: changedAttributes(label.attributes, {}, input.attributes ?? {}),
  };
}

interface RelationInput {
  readonly label: string;
  readonly from: RelationEnd;
  readonly to: RelationEnd;
  readonly attributes?: AttributeValues | undefined;
}

/** Its ends are not checked here: they may be literal spans of the same decision. */
function literalRelation(context: WriteContext, input: RelationInput): LiteralRelation {
  const label = relationLabelOf(context.database, input.label);
  return {
    id: context.newId(),
    label: label.id,
    from: input.from,
    to: input.to,
    attributes: changedAttributes(label.attributes, {}, input.attributes ?? {}),
  };
}

/** What belongs to a removed document is hidden from lists, also where somebody asks for that document. */
function whereDocument(document: string | undefined): Where {
  const visible = 'document NOT IN (SELECT id FROM documents WHERE removed = 1)';
  return document === undefined
    ? { sql: visible, parameters: [] }
    : { sql: `${visible} AND document = ?`, parameters: [document] };
}
