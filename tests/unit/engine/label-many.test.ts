import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../../src/domain/operation.ts';
import { openForReading } from '../../../src/engine/database/open-database.ts';
import { searchWrites } from '../../../src/engine/handlers/search-handlers.ts';
import type { WriteContext } from '../../../src/engine/project/write-transaction.ts';
import { counted } from '../../support/counted-queries.ts';
import { idOf, temporaryProject } from '../../support/project.ts';

const text = 'قال المتحدث إن 27 شخصا قتلوا. '.repeat(10);

test('a document is looked at once, however many of its places are labelled', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const { annotator } = await door.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  const connection = openForReading(project.file);
  onTestFinished(() => connection.close());

  const runsFor = (count: number): number => {
    const counting = counted(connection.writer);
    const made: Change[] = [];
    const context: WriteContext = {
      database: counting.database,
      person: { id: annotator, name: 'منى' },
      replica: idOf(1, 9),
      at: '2026-11-01T08:00:00.000Z',
      newId: () => idOf(made.length, 9),
      newDocumentId: () => idOf(made.length, 9),
      record: (change) => void made.push(change),
      recordLoose: () => undefined,
      admit: () => null,
      group: () => null,
      attempt: (body) => body(),
      reversing: () => {
        throw new Error('nothing is reversed here');
      },
    };
    const places = Array.from({ length: count }, (_, start) => ({
      document,
      fragments: [[start, start + 1] as [number, number]],
      quotes: [text.slice(start, start + 1)],
    }));
    const input = { label: 'source', places };
    expect(searchWrites['spans.createMany'](input, context).created).toHaveLength(count);
    expect(made).toHaveLength(count);
    return counting.runs();
  };
  const [few, many] = [runsFor(2), runsFor(50)];
  expect(many).toBe(few);
});
