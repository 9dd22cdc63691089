import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planAssignments, type AssignmentPlan, type AssignmentQuestion, type StandingWork } from '../../../src/domain/assignment-rule.ts';

interface Shape {
  readonly lengths: readonly number[];
  readonly stories: readonly number[];
  readonly people: number;
  readonly each: number;
  readonly overlap: number;
  readonly calibration: number;
  readonly seed: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  lengths: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 40 }),
  stories: fc.array(fc.nat(8), { minLength: 40, maxLength: 40 }),
  people: fc.integer({ min: 1, max: 7 }),
  each: fc.integer({ min: 1, max: 7 }),
  overlap: fc.constantFrom(0, 10, 25, 50, 100),
  calibration: fc.nat(6),
  seed: fc.nat(1000),
});

/** Stories 0 to 2 are stories; what falls beyond belongs to none. */
function questionOf({ lengths, stories, people, each, overlap, calibration, seed }: Shape): AssignmentQuestion {
  return {
    documents: lengths.map((length, index) => {
      const story = stories[index] ?? 9;
      return { id: `d${String(index).padStart(2, '0')}`, length, story: story < 3 ? `story-${story}` : null };
    }),
    annotators: Array.from({ length: people }, (_, index) => ({ id: `p${index}`, open: 0, nextPosition: 0 })),
    standing: [],
    rule: { each: Math.min(each, people), overlap, calibration, seed },
  };
}

function peopleOf({ assignments }: AssignmentPlan, document: string): string[] {
  return assignments.filter((one) => one.document === document).map(({ annotator }) => annotator).sort();
}

/** The plan as it stands once it was written. */
function standingOf({ assignments }: AssignmentPlan, { documents }: AssignmentQuestion): StandingWork[] {
  const stories = new Map(documents.map(({ id, story }) => [id, story]));
  return assignments.map(({ document, annotator, calibration }) => ({
    document,
    story: stories.get(document) ?? null,
    annotator,
    isAssigned: true,
    calibration,
  }));
}

test('every document has as many people as the rule says, nobody twice, and stories go whole to the same people', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const question = questionOf(shape);
      const plan = planAssignments(question);
      const everybody = question.annotators.map(({ id }) => id);
      for (const { id, story } of question.documents) {
        const people = peopleOf(plan, id);
        expect(new Set(people).size).toBe(people.length);
        if (plan.calibration.includes(id)) expect(people).toEqual(everybody);
        else expect(people).toHaveLength(plan.overlapping.includes(id) ? question.rule.each : 1);
        for (const other of question.documents) {
          if (story !== null && other.story === story) expect(peopleOf(plan, other.id)).toEqual(people);
        }
      }
      if (shape.overlap === 100 && question.rule.each > 1) {
        expect(plan.overlapping.length + plan.calibration.length).toBe(question.documents.length);
      }
    }),
  );
});

test('loads end no further apart than the longest document or story', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const question = questionOf(shape);
      const plan = planAssignments(question);
      const lengths = new Map(question.documents.map(({ id, length }) => [id, length]));
      const loads = question.annotators.map(({ id }) =>
        plan.assignments.filter(({ annotator }) => annotator === id).reduce((sum, { document }) => sum + (lengths.get(document) ?? 0), 0),
      );
      const outside = question.documents.filter(({ id }) => !plan.calibration.includes(id));
      const weights = Map.groupBy(outside, ({ id, story }) => story ?? id);
      const longest = Math.max(0, ...[...weights.values()].map((group) => group.reduce((sum, { length }) => sum + length, 0)));
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(longest);
    }),
  );
});

test('the overlap and the calibration set are as near to what was asked as whole stories allow', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const question = questionOf(shape);
      const { calibration, overlapping } = planAssignments(question);
      const sizes = Map.groupBy(question.documents, ({ id, story }) => story ?? id);
      const widest = Math.max(...[...sizes.values()].map((group) => group.length));
      const near = (found: number, wanted: number, there: number): void => {
        expect(Math.abs(found - Math.min(wanted, there))).toBeLessThan(widest);
      };
      near(calibration.length, shape.calibration, question.documents.length);
      if (question.rule.each === 1) return;
      const rest = question.documents.length - calibration.length;
      near(overlapping.length, Math.round((shape.overlap / 100) * rest), rest);
    }),
  );
});

test('the same question gives the same plan in whatever order its parts come', () => {
  fc.assert(
    fc.property(shapes, fc.nat(1000), (shape, turn) => {
      const question = questionOf(shape);
      const first = planAssignments(question);
      const standing = standingOf(first, question).filter((_, index) => index % 3 === 0);
      const turned = <Entry>(list: readonly Entry[]): Entry[] => {
        const at = turn % Math.max(1, list.length);
        return [...list.slice(at), ...list.slice(0, at)].reverse();
      };
      const plan = planAssignments({ ...question, standing });
      const again = planAssignments({
        ...question,
        documents: turned(question.documents),
        annotators: turned(question.annotators),
        standing: turned(standing),
      });
      const byPlace = (one: AssignmentPlan) => one.assignments.map(({ annotator, position, document, calibration }) => `${annotator} ${position} ${document} ${calibration}`).sort();
      expect(byPlace(again)).toEqual(byPlace(plan));
      expect(again.calibration).toEqual(plan.calibration);
      expect(again.overlapping).toEqual(plan.overlapping);
    }),
  );
});

test('what was planned and written is not planned again, and what is there is kept', () => {
  fc.assert(
    fc.property(shapes, fc.nat(5), (shape, every) => {
      const question = questionOf(shape);
      const first = planAssignments(question);
      expect(planAssignments({ ...question, standing: standingOf(first, question) }).assignments).toEqual([]);
      // A part of it is written: what is planned then is beside it.
      const part = standingOf(first, question).filter((_, index) => index % (every + 2) === 0);
      const rest = planAssignments({ ...question, standing: part });
      const pairs = [...part, ...rest.assignments].map(({ document, annotator }) => `${document} ${annotator}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      for (const { id } of question.documents) {
        const people = new Set([...part, ...rest.assignments].filter(({ document }) => document === id).map(({ annotator }) => annotator));
        if (!rest.calibration.includes(id) && rest.overlapping.includes(id)) expect(people.size).toBeGreaterThanOrEqual(question.rule.each);
        expect(people.size).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

test('each queue counts on from where it stood, with the calibration set before the rest', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const base = questionOf(shape);
      const question = { ...base, annotators: base.annotators.map((one, index) => ({ ...one, nextPosition: index * 10 })) };
      const plan = planAssignments(question);
      for (const { id, nextPosition } of question.annotators) {
        const queue = plan.assignments.filter(({ annotator }) => annotator === id);
        expect(queue.map(({ position }) => position)).toEqual(queue.map((_, index) => nextPosition + index));
        const kinds = queue.map(({ calibration }) => calibration);
        expect(kinds).toEqual([...kinds].sort((one, other) => Number(other) - Number(one)));
      }
    }),
  );
});
