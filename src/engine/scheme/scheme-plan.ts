import type { SchemePreview } from '../../domain/api/scheme-methods.ts';
import type { DocumentLabelling, Relation, Span } from '../../domain/model/annotation.ts';
import type { SchemeVersion } from '../../domain/model/project.ts';
import type { LiteralRelation, LiteralSpan } from '../../domain/model/review.ts';
import type { RelationLabel, Scheme } from '../../domain/model/scheme.ts';
import { entityKeys, type Change } from '../../domain/operation.ts';
import { carryForward, endFits, misfitsOf, type AttributedItem, type Misfit, type SchemeItem, type SchemeStage } from '../../domain/scheme-mapping.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { canonicalJson } from '../store/stored-json.ts';
import { stores } from '../store/stores.ts';
import { createSchemeReport, type ReportedItem, type SchemeReport } from './scheme-report.ts';

export interface SchemePlan {
  /** Everything that changes beside the scheme itself, in an order in which it can be recorded. */
  readonly changes: readonly Change[];
  readonly preview: SchemePreview;
}

/**
 * Works out what a change of the scheme does to all that the project holds, also in removed documents, which may come
 * back. What fitted before and would not fit afterwards is a refusal; what did not fit before may stay as it is.
 */
export function planSchemeChange(database: ReadableDatabase, current: SchemeVersion, stage: SchemeStage): SchemePlan {
  const report = createSchemeReport(database, current.version, stage.steps.length);
  const plan: Planning = { database, before: current.content, stage, report };
  const spans = planSpans(plan);
  const changes = [
    ...spans.changes,
    ...planRelations(plan, spans),
    ...planDocumentLabels(plan),
    ...planSuggestions(plan),
    ...planDecisions(plan),
  ];
  return { changes, preview: report.preview() };
}

interface Planning {
  readonly database: ReadableDatabase;
  readonly before: Scheme;
  readonly stage: SchemeStage;
  readonly report: SchemeReport;
}

interface SpanNow {
  readonly document: string;
  readonly before: string;
  readonly after: string;
}

interface SpanPlan {
  readonly changes: Change[];
  readonly byId: ReadonlyMap<string, SpanNow>;
}

/** Carries one item, tells the report, and answers what it becomes; null where nothing is left of it. */
function carry<Item extends SchemeItem>(plan: Planning, reported: ReportedItem, item: Item): Item | null {
  const carried = carryForward(item, plan.stage);
  plan.report.take(reported, item, carried);
  if (carried.item !== null) refuseNewMisfits(plan, reported, item, [...carried.misfits, ...misfitsOf(carried.item, plan.stage.content)]);
  return carried.item;
}

function refuseNewMisfits(plan: Planning, reported: ReportedItem, before: SchemeItem, misfits: readonly Misfit[]): void {
  if (misfits.length === 0) return;
  const known = new Set(misfitsOf(before, plan.before).map(sayMisfit));
  for (const misfit of misfits) {
    const said = sayMisfit(misfit);
    if (known.has(said)) continue;
    // Two ways may find the same.
    known.add(said);
    plan.report.refuse(reported, before.label, misfit);
  }
}

function sayMisfit(misfit: Misfit): string {
  return canonicalJson(misfit);
}

function isSame(before: AttributedItem, after: AttributedItem): boolean {
  return before === after || (before.label === after.label && canonicalJson(before.attributes) === canonicalJson(after.attributes));
}

function planSpans(plan: Planning): SpanPlan {
  const byId = new Map<string, SpanNow>();
  const changes: Change[] = [];
  for (const span of stores.span.list(plan.database)) {
    const item: AttributedItem = { kind: 'span', label: span.label, attributes: span.attributes };
    const after = carry(plan, spanReported(span), item) ?? item;
    byId.set(span.id, { document: span.document, before: span.label, after: after.label });
    if (isSame(item, after)) continue;
    changes.push({ action: 'change', entity: 'span', key: span.id, set: { label: after.label, attributes: after.attributes } });
  }
  return { changes, byId };
}

function spanReported(span: Span): ReportedItem {
  const { id, document, annotator } = span;
  return { entity: 'span', id, document, annotator, quotes: () => [span.fragments.map(({ quote }) => quote).join(' … ')] };
}

function planRelations(plan: Planning, spans: SpanPlan): Change[] {
  const changes: Change[] = [];
  const begun = new Set<string>();
  for (const relation of stores.relation.list(plan.database)) {
    const { id, annotator } = relation;
    const reported: ReportedItem = {
      entity: 'relation',
      id,
      document: relation.document,
      annotator,
      quotes: () => quotesOfEnds(plan.database, relation),
    };
    const item: AttributedItem = { kind: 'relation', label: relation.label, attributes: relation.attributes };
    const after = carry(plan, reported, item) ?? item;
    refuseNewEnds(plan, spans, reported, relation, after.label);
    const document = layerDocument(plan, spans, relation, after.label);
    // What keeps its label may move all the same: the label may have become symmetric, or directed.
    if (isSame(item, after) && document === relation.document) continue;
    if (document === relation.document) {
      changes.push({ action: 'change', entity: 'relation', key: id, set: { label: after.label, attributes: after.attributes } });
      continue;
    }
    // A symmetric relation is stored under the smaller document, a directed one under its first end's.
    const layer = `${document}/${annotator}`;
    if (!begun.has(layer) && stores.layer.get(plan.database, layer) === undefined) {
      begun.add(layer);
      changes.push({ action: 'create', entity: 'layer', value: { document, annotator, status: 'in-progress', note: '' } });
    }
    const value: Relation = { ...relation, document, label: after.label, attributes: after.attributes };
    changes.push({ action: 'remove', entity: 'relation', key: id }, { action: 'create', entity: 'relation', value });
  }
  return changes;
}

function quotesOfEnds(database: ReadableDatabase, { from, to }: Relation): string[] {
  return [from, to].flatMap((end) => {
    const span = end.kind === 'span' ? stores.span.get(database, end.id) : undefined;
    return span === undefined ? [] : [span.fragments.map(({ quote }) => quote).join(' … ')];
  });
}

function refuseNewEnds(plan: Planning, { byId }: SpanPlan, reported: ReportedItem, relation: Relation, labelAfter: string): void {
  const before = relationLabel(plan.before, relation.label);
  const after = relationLabel(plan.stage.content, labelAfter);
  if (after === undefined) return;
  for (const side of ['from', 'to'] as const) {
    const end = relation[side];
    const span = end.kind === 'span' ? byId.get(end.id) : undefined;
    if (end.kind === 'span' && span === undefined) continue;
    if (endFits(after, side, span?.after ?? null)) continue;
    if (before !== undefined && !endFits(before, side, span?.before ?? null)) continue;
    plan.report.refuse(reported, relation.label, { reason: 'end', side, value: span?.after ?? null });
  }
}

function relationLabel(content: Scheme, id: string): RelationLabel | undefined {
  return content.relations.find((label) => label.id === id);
}

function layerDocument(plan: Planning, { byId }: SpanPlan, relation: Relation, label: string): string {
  const documentOf = ({ kind, id }: Relation['from']): string => (kind === 'document' ? id : (byId.get(id)?.document ?? relation.document));
  const from = documentOf(relation.from);
  const to = documentOf(relation.to);
  return relationLabel(plan.stage.content, label)?.symmetric === true && to < from ? to : from;
}

function planDocumentLabels(plan: Planning): Change[] {
  const before = new Map<string, DocumentLabelling>();
  const after = new Map<string, DocumentLabelling>();
  const keyOf = entityKeys.documentLabelling;
  const multiple = new Map(plan.stage.content.documents.map((label) => [label.id, label.multiple]));
  for (const labelling of stores.documentLabelling.list(plan.database)) {
    const { document, annotator, label, values } = labelling;
    const key = keyOf(labelling);
    before.set(key, labelling);
    const reported: ReportedItem = { entity: 'documentLabelling', id: key, document, annotator, quotes: () => [] };
    const carried = carry(plan, reported, { kind: 'document', label, values });
    if (carried === null) continue;
    const now: DocumentLabelling = { document, annotator, label: carried.label, values: [...carried.values] };
    const other = after.get(keyOf(now));
    if (other === undefined) {
      after.set(keyOf(now), now);
      continue;
    }
    // Two labels of one document have become one.
    const together = [...new Set([...other.values, ...now.values])];
    if (together.length > 1 && multiple.get(now.label) !== true) plan.report.refuse(reported, label, { reason: 'conflict' });
    after.set(keyOf(now), { ...now, values: together });
  }
  const gone = [...before.keys()].filter((key) => !after.has(key));
  const removals = gone.map((key): Change => ({ action: 'remove', entity: 'documentLabelling', key }));
  const others = [...after].flatMap(([key, value]): Change[] => {
    const was = before.get(key);
    if (was === undefined) return [{ action: 'create', entity: 'documentLabelling', value }];
    if (canonicalJson(was.values) === canonicalJson(value.values)) return [];
    return [{ action: 'change', entity: 'documentLabelling', key, set: { values: value.values } }];
  });
  return [...removals, ...others];
}

function planSuggestions(plan: Planning): Change[] {
  return stores.suggestion.list(plan.database).flatMap((suggestion): Change[] => {
    const { id, document, content } = suggestion;
    const reported: ReportedItem = { entity: 'suggestion', id, document, annotator: null, quotes: () => literalQuotes(content) };
    const set =
      content.kind === 'span'
        ? { kind: content.kind, span: carryLiteral(plan, reported, 'span', content.span) }
        : { kind: content.kind, relation: carryLiteral(plan, reported, 'relation', content.relation) };
    if (canonicalJson(set) === canonicalJson(content)) return [];
    return [{ action: 'change', entity: 'suggestion', key: id, set: { content: set } }];
  });
}

function literalQuotes(content: { kind: 'span'; span: LiteralSpan } | { kind: 'relation' }): string[] {
  return content.kind === 'span' ? [content.span.fragments.map(({ quote }) => quote).join(' … ')] : [];
}

/** The results of decisions are carried along; the readings that they ruled on stay the ids and hashes of what was read then. */
function planDecisions(plan: Planning): Change[] {
  return stores.decision.list(plan.database).flatMap((decision): Change[] => {
    const { id, document, adjudicator } = decision;
    const reported = (quotes: string[]): ReportedItem => ({ entity: 'decision', id, document, annotator: adjudicator, quotes: () => quotes });
    const spans = decision.spans.map((span) =>
      carryLiteral(plan, reported(literalQuotes({ kind: 'span', span })), 'span', span),
    );
    const relations = decision.relations.map((relation) => carryLiteral(plan, reported([]), 'relation', relation));
    const set = {
      ...(canonicalJson(spans) === canonicalJson(decision.spans) ? {} : { spans }),
      ...(canonicalJson(relations) === canonicalJson(decision.relations) ? {} : { relations }),
    };
    return Object.keys(set).length === 0 ? [] : [{ action: 'change', entity: 'decision', key: id, set }];
  });
}

function carryLiteral<Literal extends LiteralSpan | LiteralRelation>(
  plan: Planning,
  reported: ReportedItem,
  kind: AttributedItem['kind'],
  literal: Literal,
): Literal {
  const item: AttributedItem = { kind, label: literal.label, attributes: literal.attributes };
  const after = carry(plan, reported, item) ?? item;
  return { ...literal, label: after.label, attributes: after.attributes };
}
