import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completenessOf, isComplete, linkedLabels } from '../../../src/domain/model/completeness.ts';
import { temporaryProject, type Door } from '../../support/project.ts';
import { callOf, steps } from '../../support/random-writes.ts';
import { slowRuns } from '../../support/slow-runs.ts';

/** What each layer of a document lacks, as the window tells it from what it has read. */
async function inMemory(door: Door, document: string) {
  const { ofSpan, ofRelation } = completenessOf((await door.call('scheme.get', {})).content);
  const relations = await door.call('relations.list', { touching: document });
  const linked = linkedLabels(relations);
  const spans = (await door.call('spans.list', { document })).map((span) => ({ entity: 'span', ...span, ...ofSpan(span, linked.get(span.id)), said: span }));
  const own = relations
    .filter((relation) => relation.document === document)
    .map((relation) => ({ entity: 'relation', ...relation, ...ofRelation(relation) }));
  return [...spans, ...own]
    .filter((item) => !isComplete(item))
    .map(({ entity, id, annotator, label, attributes, relations: asked }) => ({
      annotator,
      item: { entity, id, label, attributes, relations: asked },
    }));
}

test('the engine and the window say the same of what is missing, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(steps(15, 45), async (sequence) => {
      const project = temporaryProject();
      const doors = [await project.open('منى'), await project.open('عمر')];
      for (const step of sequence) {
        const door = doors[step.actor];
        if (door === undefined) throw new Error('no such actor');
        const { method, input } = await callOf(door, step, project.folder);
        // Refused calls are part of it.
        await door.call(method, input).catch(() => undefined);
      }
      const [door] = doors;
      if (door === undefined) throw new Error('no door');
      const all = new Map<string, number>();
      for (const { id: document } of (await door.call('documents.list', { removed: false })).documents) {
        const told = await door.call('completeness.list', { document });
        const expected = await inMemory(door, document);
        expect(told.flatMap(({ annotator, items }) => items.map((item) => ({ annotator, item }))).sort(byId)).toEqual(expected.sort(byId));
        for (const { annotator, count, items } of told) {
          expect(count).toBe(items.length);
          all.set(`${document}/${annotator}`, count);
        }
      }
      const counts = await door.call('completeness.list', {});
      expect(new Map(counts.map(({ document, annotator, count }) => [`${document}/${annotator}`, count]))).toEqual(all);
    }),
    slowRuns(12),
  );
}, 120_000);

function byId(one: { item: { id: string } }, other: { item: { id: string } }): number {
  return one.item.id < other.item.id ? -1 : 1;
}
