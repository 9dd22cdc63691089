import fc from 'fast-check';
import { expect, test } from 'vitest';
import { api, type MethodName } from '../../../src/domain/api.ts';
import { Problem } from '../../../src/domain/problem.ts';
import { plainDocument, plainModel } from '../../support/plain-model.ts';
import { bare, dumpAll, dumpModel, expectSound, temporaryProject, type Door, type TestProject } from '../../support/project.ts';
import { slowRuns } from '../../support/slow-runs.ts';
import { callOf, letBothLead, randomMethods, steps, type Step } from '../../support/random-writes.ts';

const people = ['منى', 'عمر'] as const;

/** The stored rows of what the plain model keeps: also of removed documents, whose spans no list shows. */
async function things(door: Door, file: string) {
  const { documents } = await door.call('documents.list', {});
  const spans = bare(file, (database) =>
    database
      .prepare(
        `SELECT spans.*, (SELECT json_group_array(json_array(start, end, quote) ORDER BY position) FROM fragments WHERE span = spans.id) AS fragments,
          (SELECT json_group_object(attribute, value ORDER BY attribute) FROM span_attributes WHERE span = spans.id) AS attributes FROM spans`,
      )
      .all(),
  );
  const relations = bare(file, (database) =>
    database
      .prepare(
        `SELECT *, (SELECT json_group_object(attribute, value ORDER BY attribute) FROM relation_attributes WHERE relation = relations.id) AS attributes FROM relations`,
      )
      .all(),
  );
  const byId = (rows: unknown[]) => new Map(rows.map((row) => [(row as { id: string }).id, { ...(row as object) }]));
  return {
    document: new Map(documents.map((entry) => [entry.id, plainDocument(entry)])),
    span: byId(spans),
    relation: byId(relations),
  };
}

/** Spans and relations of removed documents are in no list; all others are. */
async function expectHidden(door: Door, file: string): Promise<void> {
  const removed = new Set((await door.call('documents.list', { removed: true })).documents.map(({ id }) => id));
  const stored = await things(door, file);
  for (const [kind, method] of [['span', 'spans.list'], ['relation', 'relations.list']] as const) {
    const listed = (await door.call(method, {})).map(({ id }) => id).sort();
    const visible = [...stored[kind].values()]
      .map((row) => row as { id: string; document: string })
      .filter(({ document }) => !removed.has(document));
    expect(listed).toEqual(visible.map(({ id }) => id).sort());
  }
  for (const id of removed) expect(await door.call('spans.list', { document: id })).toEqual([]);
}

/** Answers whether somebody took something back. */
async function perform(project: TestProject, doors: readonly Door[], sequence: readonly Step[]): Promise<boolean> {
  const model = plainModel(people);
  let tookBack = false;
  for (const [number, step] of sequence.entries()) {
    const door = doors[step.actor];
    const person = people[step.actor];
    if (door === undefined || person === undefined) throw new Error('no such actor');
    const { method, input } = await callOf(door, step, project.folder);
    const direction = method === 'history.undo' ? 'undo' : method === 'history.redo' ? 'redo' : null;
    const expectation = direction === null ? null : model.expectation(person, direction);
    const before = dumpAll(project.file);
    const events = door.events.length;
    try {
      await door.call(method, input);
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw new Error(`${method} failed: ${String(thrown)}`, { cause: thrown });
      expect(thrown.code).not.toBe('engine-failed');
      expect(dumpAll(project.file), `${method} was refused (${thrown.message}) and yet changed something`).toEqual(before);
      if (direction !== null) expect(thrown.code).toBe(expectation === 'empty' ? `nothing-to-${direction}` : 'cannot-undo');
      continue;
    }
    const after = await things(door, project.file);
    if (direction !== null) {
      expect(expectation, `${direction} was taken`).toBe('may');
      model.reverse(person, direction);
      tookBack ||= direction === 'undo';
    } else if (door.events.length > events) {
      model.did(person, after);
    }
    expect(after, `after ${method}`).toEqual(model.things());
    if (number % 12 === 11) {
      await expectSound(door);
      await expectHidden(door, project.file);
    }
  }
  return tookBack;
}

/**
 * Takes everything back, the newest first whoever did it, and returns who did, to bring it back; `whole` says whether
 * it came to the start. It need not where somebody took something back before: what one person removed may rest on
 * what another one made and has taken back since (a relation on a document), and stays refused until that is there.
 */
async function undoEverything(project: TestProject, doors: readonly Door[]): Promise<{ order: Door[]; whole: boolean }> {
  const order: Door[] = [];
  for (;;) {
    const targets: { door: Door; position: number }[] = [];
    for (const door of doors) {
      const { undo } = await door.call('history.state', {});
      if (undo === null) continue;
      const position = bare(project.file, (database) =>
        database.prepare('SELECT max(position) FROM operations WHERE group_id = ?').pluck().get(undo.group),
      );
      targets.push({ door, position: Number(position) });
    }
    const newest = targets.sort((first, second) => second.position - first.position)[0];
    if (newest === undefined) return { order: order.reverse(), whole: true };
    const before = dumpAll(project.file);
    try {
      await newest.door.call('history.undo', {});
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'cannot-undo') throw thrown;
      expect(dumpAll(project.file), 'a refused undo changes nothing').toEqual(before);
      return { order: order.reverse(), whole: false };
    }
    order.push(newest.door);
  }
}

test('whatever two people do: the tables follow the operations, undo brings back the start and redo the end', async () => {
  await fc.assert(
    fc.asyncProperty(steps(20, 45), async (sequence) => {
      const project = temporaryProject();
      await letBothLead(project);
      const doors = await Promise.all(people.map((person) => project.open(person)));
      try {
        const start = dumpModel(project.file);
        const tookBack = await perform(project, doors, sequence);
        const [first] = doors;
        if (first === undefined) throw new Error('no door');
        await expectSound(first);
        await expectHidden(first, project.file);
        const end = dumpModel(project.file);
        const { order, whole } = await undoEverything(project, doors);
        if (whole) expect(dumpModel(project.file)).toEqual(start);
        else expect(tookBack, 'undo was refused although nobody had taken anything back').toBe(true);
        for (const door of order) await door.call('history.redo', {});
        expect(dumpModel(project.file)).toEqual(end);
        await expectSound(first);
      } finally {
        await Promise.all(doors.map((door) => door.close()));
      }
    }),
    slowRuns(14),
  );
}, 120_000);

test('the random calls know every write method that can be taken back', () => {
  const writes = (Object.keys(api) as MethodName[]).filter((name) => api[name].kind === 'write');
  // A purge is for good. A merge needs another copy, and undo passes it over: exchange.test.ts is about it.
  expect(writes.filter((name) => !randomMethods.has(name)).sort()).toEqual(['bundles.merge', 'documents.purge']);
});
