import type { WorkItem } from '../../domain/api/assignment-methods.ts';
import type { Assignment } from '../../domain/model/assignment.ts';
import { Problem } from '../../domain/problem.ts';
import { describePlan, nextPositions, planFor } from '../assignments/plan.ts';
import { progressOf } from '../assignments/progress.ts';
import { nextOf, workItems } from '../assignments/queue.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { Person } from '../project/people.ts';
import { seesOnlyOwn } from '../project/roles.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { stores } from '../store/stores.ts';
import { ensureLead } from './annotator-handlers.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found, openDocument } from './found.ts';
import { requireLead } from './lead-only.ts';

export const assignmentReads: ReadHandlers<
  'assignments.list' | 'assignments.preview' | 'assignments.next' | 'assignments.progress'
> = {
  'assignments.list': (filter, { database, project }) => visible(database, project.person(), workItems(database, filter)),
  'assignments.preview': (rule, { database, project }) => {
    const { id, name } = project.person();
    // A plan tells how far others have come.
    if (seesOnlyOwn(database, id)) throw new Problem('lead-only', { name });
    return describePlan(planFor(database, rule), rule.annotators);
  },
  'assignments.next': ({ annotator, after }, { database, project }) => {
    const queue = workItems(database, { annotator: annotator ?? project.person().id });
    return nextOf(visible(database, project.person(), queue), after);
  },
  'assignments.progress': (_input, { database, project }) => {
    const person = project.person();
    return progressOf(database, seesOnlyOwn(database, person.id) ? person.id : null);
  },
};

export const assignmentWrites: WriteHandlers<'assignments.create' | 'assignments.remove'> = {
  'assignments.create': (input, context) => {
    requireLead(context);
    ensureLead(context);
    const batch = context.newId();
    if ('rule' in input) {
      const { plan } = planFor(context.database, input.rule);
      for (const planned of plan.assignments) createAssignment(context, { ...planned, batch });
      const created = plan.assignments.length;
      return { batch: created === 0 ? null : batch, created, changed: 0 };
    }
    const { created, changed } = assignByHand(context, input, batch);
    return { batch: created === 0 ? null : batch, created, changed };
  },
  'assignments.remove': ({ documents, annotators }, context) => {
    requireLead(context);
    let count = 0;
    for (const annotator of new Set(annotators)) {
      for (const document of new Set(documents)) {
        const key = `${document}/${annotator}`;
        if (stores.assignment.get(context.database, key) === undefined) continue;
        context.record({ action: 'remove', entity: 'assignment', key });
        count += 1;
      }
    }
    return { removed: count };
  },
};

/** Blind: of others not even how far they are. */
function visible(database: ReadableDatabase, person: Person, items: WorkItem[]): WorkItem[] {
  return seesOnlyOwn(database, person.id) ? items.filter(({ annotator }) => annotator === person.id) : items;
}

interface ByHand {
  readonly documents: readonly string[];
  readonly annotators: readonly string[];
  readonly calibration?: boolean | undefined;
}

function assignByHand(
  context: WriteContext,
  { documents, annotators, calibration }: ByHand,
  batch: string,
): { created: number; changed: number } {
  const { database, record } = context;
  const wanted = [...new Set(documents)];
  for (const document of wanted) openDocument(database, document);
  const positions = new Map(nextPositions(database));
  let created = 0;
  let changed = 0;
  for (const annotator of new Set(annotators)) {
    found(database, 'annotator', annotator);
    for (const document of wanted) {
      const key = `${document}/${annotator}`;
      const standing = stores.assignment.get(database, key);
      if (standing === undefined) {
        const position = positions.get(annotator) ?? 0;
        positions.set(annotator, position + 1);
        createAssignment(context, { document, annotator, position, calibration: calibration ?? false, batch });
        created += 1;
      } else if (calibration !== undefined && standing.calibration !== calibration) {
        record({ action: 'change', entity: 'assignment', key, set: { calibration } });
        changed += 1;
      }
    }
  }
  return { created, changed };
}

function createAssignment(context: WriteContext, planned: Omit<Assignment, 'at'>): void {
  context.record({ action: 'create', entity: 'assignment', value: { ...planned, at: context.at } });
}
