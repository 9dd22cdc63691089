import fs from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../../../src/domain/problem.ts';
import { dumpModel, expectSound, projectIn, temporaryProject, type Door } from '../../support/project.ts';
import { callOf, letBothLead, steps } from '../../support/random-writes.ts';
import { slowRuns } from '../../support/slow-runs.ts';

/** By whichever of the two still leads, after all that was done to their roles. */
async function purgeAsLead(doors: readonly Door[], id: string): Promise<void> {
  for (const door of doors) {
    try {
      await door.call('documents.purge', { id });
      return;
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'lead-only') throw thrown;
    }
  }
}

test('any project comes back from its own format as it was, and is written again as the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(steps(15, 40), fc.boolean(), async (sequence, purging) => {
      const project = temporaryProject();
      await letBothLead(project);
      const doors = [await project.open('منى'), await project.open('عمر')];
      for (const step of sequence) {
        const door = doors[step.actor];
        if (door === undefined) throw new Error('no such actor');
        const { method, input } = await callOf(door, step, project.folder);
        try {
          await door.call(method, input);
        } catch (thrown) {
          if (!(thrown instanceof Problem)) throw thrown;
        }
      }
      const [door] = doors;
      if (door === undefined) throw new Error('no door');
      const { documents } = await door.call('documents.list', {});
      const [first] = documents;
      if (purging && first !== undefined) await purgeAsLead(doors, first.id);
      await expectSound(door);
      const file = project.inFolder('first.jsonl');
      await door.call('project.export', { format: 'isnad-jsonl', path: file });

      const other = projectIn(project.folder, { name: 'other', seed: 1 });
      const there = await other.open('ليلى');
      const report = await there.call('documents.import', { sources: [file] });
      expect(report.outcomes.map(({ problem }) => problem)).toEqual([null]);
      await expectSound(there);
      const again = project.inFolder('again.jsonl');
      await there.call('project.export', { format: 'isnad-jsonl', path: again });
      expect(fs.readFileSync(again, 'utf8')).toBe(fs.readFileSync(file, 'utf8'));
      const rows = ({ project: _local, ...rest }: Record<string, string[]>) => rest;
      expect(rows(dumpModel(other.file))).toEqual(rows(dumpModel(project.file)));
      await Promise.all([...doors, there].map((open) => open.close()));
    }),
    slowRuns(10),
  );
}, 120_000);
