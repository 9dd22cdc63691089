import { z } from 'zod';
import { identifier } from '../identifiers.ts';
import { layerStatuses } from '../model/annotation.ts';
import { assignment } from '../model/assignment.ts';
import { nothing, read, write } from './method.ts';

const status = z.enum(layerStatuses);
const removed = z.object({ removed: z.int() });

/** So many people as one document may be given to at once. */
const mostPeople = 50;
const documents = z.array(identifier).min(1).max(100_000);
const annotators = z.array(identifier).min(1).max(mostPeople);

/** An assignment with how far it has come: the status of the layer, `new` where there is none. */
export const workItem = z.object({ ...assignment.shape, title: z.string(), status });
export type WorkItem = z.infer<typeof workItem>;

export const assignmentRule = z.strictObject({
  annotators,
  /** The documents to hand out; all where it is left out. */
  documents: documents.optional(),
  /** How many people a document goes to that several are to annotate. */
  each: z.int().min(1).max(mostPeople),
  /** Of a hundred documents, how many go to `each` people, the others to one; 100 otherwise. */
  overlap: z.number().min(0).max(100).optional(),
  /** How many documents everybody does first; stories are taken whole. */
  calibration: z.int().min(0).max(10_000).optional(),
  /** The same seed gives the same plan; 1 otherwise. */
  seed: z.int().min(0).max(0xffffffff).optional(),
});
export type AssignmentRuleInput = z.infer<typeof assignmentRule>;

const load = z.object({ documents: z.int(), codePoints: z.int() });

export const assignmentPlan = z.object({
  /** In the order of the queues. */
  assignments: z.array(assignment.pick({ document: true, annotator: true, position: true, calibration: true })),
  documents: z.int(),
  /** The documents of the calibration set, and those beside it that go to several. */
  calibration: z.array(identifier),
  overlapping: z.array(identifier),
  /** What each would be given, and what each has to do already. */
  loads: z.array(z.object({ annotator: identifier, added: load, open: load, calibration: z.int() })),
});
export type AssignmentPlanOutput = z.infer<typeof assignmentPlan>;

const statuses = { assigned: z.int(), new: z.int(), inProgress: z.int(), done: z.int() };

export const assignmentProgress = z.object({
  people: z.array(
    z.object({
      annotator: identifier,
      ...statuses,
      /** Code points of what is assigned, and of what of it is done. */
      codePoints: z.int(),
      codePointsDone: z.int(),
      calibration: z.object({ assigned: z.int(), done: z.int() }),
      /** Layers that she began without being asked, and how many of them are done. */
      beside: z.object({ begun: z.int(), done: z.int() }),
    }),
  ),
  /** Documents that are assigned to somebody or begun by somebody, in the library’s order. */
  documents: z.array(
    z.object({
      document: identifier,
      title: z.string(),
      codePoints: z.int(),
      calibration: z.boolean(),
      people: z.array(z.object({ annotator: identifier, status, isAssigned: z.boolean() })),
    }),
  ),
  /** Layers that are done now, by the day (UTC, `2026-11-23`) on which they became so; days without any are left out. */
  overTime: z.array(z.object({ day: z.string(), annotator: identifier, done: z.int(), codePoints: z.int() })),
});
export type AssignmentProgress = z.infer<typeof assignmentProgress>;

export const assignmentMethods = {
  'assignments.list': read(
    'Who is to annotate what, each queue in its order: the calibration set first.',
    z.strictObject({ annotator: identifier.optional(), document: identifier.optional() }),
    z.array(workItem),
  ),
  'assignments.preview': read('What a rule would assign, and how much each would have to do; nothing is written.', assignmentRule, assignmentPlan),
  'assignments.create': write(
    'Assign documents to annotators: each of these to each of those, or by a rule. What is assigned already stays as it is; where the calibration flag is given it is set there too.',
    z.union([
      z.strictObject({ documents, annotators, calibration: z.boolean().optional() }),
      z.strictObject({ rule: assignmentRule }),
    ]),
    z.object({
      /** What was assigned in this step; null where nothing was. */
      batch: identifier.nullable(),
      created: z.int(),
      /** Assignments that were there and were taken into the calibration set or out of it. */
      changed: z.int(),
    }),
  ),
  'assignments.remove': write(
    'Take documents back from annotators, each of these from each of those; layers that they have begun stay.',
    z.strictObject({ documents, annotators }),
    removed,
  ),
  'assignments.next': read(
    'What somebody is to do next: the calibration set first, then by position, without what is done; after the document named, where one is, and from the beginning again.',
    z.strictObject({
      /** Whoever asks, where it is left out. */
      annotator: identifier.optional(),
      after: identifier.optional(),
    }),
    z.object({
      next: workItem.nullable(),
      /** How many are assigned, and how many of them are not done. */
      assigned: z.int(),
      open: z.int(),
    }),
  ),
  'assignments.progress': read('How far everybody has come: by person, by document and over time.', nothing, assignmentProgress),
};
