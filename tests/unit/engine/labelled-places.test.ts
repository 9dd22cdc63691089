import { expect, onTestFinished, test } from 'vitest';
import { openForReading } from '../../../src/engine/database/open-database.ts';
import { labelledPlaces } from '../../../src/engine/search/labelled-places.ts';
import { counted } from '../../support/counted-queries.ts';
import { temporaryProject } from '../../support/project.ts';

const text = 'قال المتحدث إن 27 شخصا قتلوا. '.repeat(10);

async function labelled(count: number) {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const label = (fragments: [number, number][]) => door.call('spans.create', { document, label: 'claim', fragments });
  const { annotator } = await label([[4, 11], [15, 17]]);
  for (let start = 20; start < 20 + count; start += 1) await label([[start, start + 1]]);
  const connection = openForReading(project.file);
  onTestFinished(() => connection.close());
  return { door, document, reader: connection.reader, question: { annotator, label: 'claim', documents: [document] } };
}

test('the places of many spans take no more questions than those of few', async () => {
  const runs: number[] = [];
  for (const count of [2, 40]) {
    const { reader, document, question } = await labelled(count);
    const counting = counted(reader);
    const places = labelledPlaces(counting.database, question);
    expect(places.size).toBe(count + 1);
    expect(places).toContain(`${document} 4-11 15-17`);
    runs.push(counting.runs());
  }
  expect(runs[1]).toBe(runs[0]);
});

test('what was labelled in an earlier text is found where it stands today', async () => {
  const { door, reader, document, question } = await labelled(1);
  await door.call('revisions.create', { document, text: `أولا ${text}` });
  expect(labelledPlaces(reader, question)).toEqual(new Set([`${document} 9-16 20-22`, `${document} 25-26`]));
  expect(labelledPlaces(reader, { ...question, label: 'source' })).toEqual(new Set());
});
