import { planAssignments, type AssignmentPlan, type RuleAnnotator, type StandingWork } from '../../domain/assignment-rule.ts';
import type { AssignmentPlanOutput, AssignmentRuleInput } from '../../domain/api/assignment-methods.ts';
import { Problem } from '../../domain/problem.ts';
import { integer, text, textOrNull, type ReadableDatabase } from '../database/handles.ts';
import { found, openDocument } from '../handlers/found.ts';
import { stores } from '../store/stores.ts';
import { codePointsByDocument } from './code-points.ts';

interface Planned {
  readonly plan: AssignmentPlan;
  /** How many documents the rule was asked about. */
  readonly documents: number;
  readonly codePoints: ReadonlyMap<string, number>;
  readonly open: ReadonlyMap<string, Load>;
}

interface Load {
  readonly documents: number;
  readonly codePoints: number;
}

const nothing: Load = { documents: 0, codePoints: 0 };

/** Runs a rule on what the project holds now. Throws `too-few-annotators` and `not-found`. */
export function planFor(database: ReadableDatabase, input: AssignmentRuleInput): Planned {
  const annotators = [...new Set(input.annotators)];
  for (const id of annotators) found(database, 'annotator', id);
  if (annotators.length < input.each) throw new Problem('too-few-annotators', { wanted: input.each, there: annotators.length });
  const wanted = input.documents === undefined ? null : new Set(input.documents);
  for (const id of wanted ?? []) openDocument(database, id);
  const codePoints = codePointsByDocument(database);
  const documents = database
    .query('SELECT id, story FROM documents WHERE removed = 0 ORDER BY id')
    .all()
    .map((row) => ({ id: text(row, 'id'), story: textOrNull(row, 'story') }))
    .filter(({ id }) => wanted?.has(id) !== false)
    .map((document) => ({ ...document, length: codePoints.get(document.id) ?? 0 }));
  const open = openLoads(database, codePoints);
  const positions = nextPositions(database);
  const plan = planAssignments({
    documents,
    annotators: annotators.map(
      (id): RuleAnnotator => ({ id, open: (open.get(id) ?? nothing).codePoints, nextPosition: positions.get(id) ?? 0 }),
    ),
    standing: standingWork(database),
    rule: { each: input.each, overlap: input.overlap ?? 100, calibration: input.calibration ?? 0, seed: input.seed ?? 1 },
  });
  return { plan, documents: documents.length, codePoints, open };
}

/** A plan with what it would give to each. */
export function describePlan({ plan, documents, codePoints, open }: Planned, annotators: readonly string[]): AssignmentPlanOutput {
  const added = new Map<string, { documents: number; codePoints: number; calibration: number }>();
  for (const { document, annotator, calibration } of plan.assignments) {
    const load = added.get(annotator) ?? { documents: 0, codePoints: 0, calibration: 0 };
    load.documents += 1;
    load.codePoints += codePoints.get(document) ?? 0;
    if (calibration) load.calibration += 1;
    added.set(annotator, load);
  }
  return {
    assignments: [...plan.assignments],
    documents,
    calibration: [...plan.calibration],
    overlapping: [...plan.overlapping],
    loads: [...new Set(annotators)].map((annotator) => {
      const { calibration, ...load } = added.get(annotator) ?? { ...nothing, calibration: 0 };
      return { annotator, added: load, open: open.get(annotator) ?? nothing, calibration };
    }),
  };
}

/** What comes behind everything in each queue, also behind what is hidden with a removed document. */
export function nextPositions(database: ReadableDatabase): ReadonlyMap<string, number> {
  const rows = database.query('SELECT annotator, max(position) + 1 AS next FROM assignments GROUP BY annotator').all();
  return new Map(rows.map((row) => [text(row, 'annotator'), integer(row, 'next')]));
}

/** What each has been given and has not done. */
function openLoads(database: ReadableDatabase, codePoints: ReadonlyMap<string, number>): ReadonlyMap<string, Load> {
  const loads = new Map<string, Load>();
  const rows = database.query(
    `SELECT a.document, a.annotator FROM assignments a
      JOIN documents d ON d.id = a.document AND d.removed = 0
      LEFT JOIN layers l ON l.document = a.document AND l.annotator = a.annotator
      WHERE coalesce(l.status, 'new') <> 'done'`,
  );
  for (const row of rows.all()) {
    const annotator = text(row, 'annotator');
    const load = loads.get(annotator) ?? nothing;
    const more = codePoints.get(text(row, 'document')) ?? 0;
    loads.set(annotator, { documents: load.documents + 1, codePoints: load.codePoints + more });
  }
  return loads;
}

function standingWork(database: ReadableDatabase): StandingWork[] {
  const stories = new Map(
    stores.document.list(database, { sql: 'removed = 0', parameters: [] }).map(({ id, story }) => [id, story]),
  );
  const assigned = new Set<string>();
  const work: StandingWork[] = [];
  for (const { document, annotator, calibration } of stores.assignment.list(database)) {
    const story = stories.get(document);
    if (story === undefined) continue;
    assigned.add(`${document}/${annotator}`);
    work.push({ document, story, annotator, isAssigned: true, calibration });
  }
  for (const { document, annotator } of stores.layer.list(database, { sql: "status <> 'new'", parameters: [] })) {
    const story = stories.get(document);
    if (story === undefined || assigned.has(`${document}/${annotator}`)) continue;
    work.push({ document, story, annotator, isAssigned: false, calibration: false });
  }
  return work;
}
