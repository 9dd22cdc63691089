import { expect, test } from 'vitest';
import { planAssignments, type AssignmentQuestion, type StandingWork } from '../../../src/domain/assignment-rule.ts';

const documents = (count: number, length = 100) =>
  Array.from({ length: count }, (_, index) => ({ id: `d${String(index).padStart(3, '0')}`, length, story: null }));
const people = (...ids: string[]) => ids.map((id) => ({ id, open: 0, nextPosition: 0 }));
const rule = { each: 2, overlap: 100, calibration: 0, seed: 1 };

function loadsOf(question: AssignmentQuestion): Record<string, number> {
  const lengths = new Map(question.documents.map(({ id, length }) => [id, length]));
  const loads: Record<string, number> = Object.fromEntries(question.annotators.map(({ id, open }) => [id, open]));
  for (const { document, annotator } of planAssignments(question).assignments) {
    loads[annotator] = (loads[annotator] ?? 0) + (lengths.get(document) ?? 0);
  }
  return loads;
}

test('a fifth of the documents goes to two people, the rest to one, and everybody has about the same to read', () => {
  const question = { documents: documents(100), annotators: people('a', 'b', 'c', 'd'), standing: [], rule: { ...rule, overlap: 20 } };
  const plan = planAssignments(question);
  expect(plan.overlapping).toHaveLength(20);
  expect(plan.assignments).toHaveLength(120);
  expect(loadsOf(question)).toEqual({ a: 3000, b: 3000, c: 3000, d: 3000 });
});

test('all pairs meet, though each document has but two people', () => {
  const { assignments } = planAssignments({ documents: documents(60), annotators: people('a', 'b', 'c', 'd'), standing: [], rule });
  const teams = Map.groupBy(assignments, ({ document }) => document);
  const met = new Map<string, number>();
  for (const team of teams.values()) {
    const pair = team.map(({ annotator }) => annotator).sort().join('');
    met.set(pair, (met.get(pair) ?? 0) + 1);
  }
  expect([...met.keys()].sort()).toEqual(['ab', 'ac', 'ad', 'bc', 'bd', 'cd']);
  expect(Math.min(...met.values())).toBeGreaterThanOrEqual(8);
});

test('another seed is another plan', () => {
  const question = { documents: documents(30), annotators: people('a', 'b', 'c'), standing: [], rule: { ...rule, overlap: 50, calibration: 3 } };
  const plans = [1, 2, 3].map((seed) => JSON.stringify(planAssignments({ ...question, rule: { ...question.rule, seed } })));
  expect(new Set(plans).size).toBe(3);
});

test('whoever comes later does the calibration set too, and what is not done counts', () => {
  const standing = (document: string, annotator: string, calibration: boolean): StandingWork => ({ document, story: null, annotator, isAssigned: true, calibration });
  const question: AssignmentQuestion = {
    documents: documents(6),
    annotators: [
      { id: 'a', open: 500, nextPosition: 4 },
      { id: 'late', open: 0, nextPosition: 0 },
    ],
    standing: [standing('d000', 'a', true), standing('d001', 'a', true), standing('d002', 'a', false), standing('d003', 'a', false)],
    rule: { each: 1, overlap: 100, calibration: 2, seed: 1 },
  };
  const { assignments, calibration } = planAssignments(question);
  expect([...calibration].sort()).toEqual(['d000', 'd001']);
  expect(assignments.filter((one) => one.calibration)).toMatchObject([{ annotator: 'late', position: 0 }, { annotator: 'late', position: 1 }]);
  // Two documents are free; whoever has less to do gets them.
  expect(assignments.filter((one) => !one.calibration).map(({ document, annotator }) => `${document} ${annotator}`).sort()).toEqual(['d004 late', 'd005 late']);
});

test('a document that somebody has begun goes to her first', () => {
  const standing = [{ document: 'd001', story: null, annotator: 'c', isAssigned: false, calibration: false }];
  const { assignments } = planAssignments({ documents: documents(3), annotators: people('a', 'b', 'c'), standing, rule: { ...rule, each: 1 } });
  expect(assignments.find(({ document }) => document === 'd001')).toMatchObject({ annotator: 'c' });
});

test('a story that was begun in part goes on with the same people', () => {
  const story = documents(4).map((document) => ({ ...document, story: 's' }));
  const standing = [{ document: 'd000', story: 's', annotator: 'b', isAssigned: true, calibration: false }];
  const { assignments } = planAssignments({ documents: story, annotators: people('a', 'b', 'c'), standing, rule });
  const partner = assignments.find(({ document }) => document === 'd000')?.annotator ?? '';
  expect(['a', 'c']).toContain(partner);
  for (const { id } of story.slice(1)) {
    expect(assignments.filter(({ document }) => document === id).map(({ annotator }) => annotator).sort()).toEqual(['b', partner].sort());
  }
});
