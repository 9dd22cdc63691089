import { expect, onTestFinished, test } from 'vitest';
import { doneInstants } from '../../../src/engine/assignments/done-days.ts';
import { openForReading } from '../../../src/engine/database/open-database.ts';
import { counted } from '../../support/counted-queries.ts';
import { bare, temporaryProject } from '../../support/project.ts';

const DAY = 24 * 3600 * 1000;

async function desk(documents: number) {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const { id: me } = await mona.call('annotators.create', { name: 'منى' });
  const layers: { document: string; key: string }[] = [];
  for (let count = 0; count < documents; count += 1) {
    const { id } = await mona.call('documents.create', { text: 'خبر قصير.' });
    layers.push({ document: id, key: `${id}/${me}` });
  }
  const open = () => {
    const connection = openForReading(project.file);
    onTestFinished(() => connection.close());
    return connection.reader;
  };
  return { project, mona, layers, open };
}

test('who remembers answers as who asks for the first time, whatever was done, undone and noted', async () => {
  const { project, mona, layers, open } = await desk(3);
  const kept = open();
  const [first, second] = layers;
  if (first === undefined || second === undefined) throw new Error('two documents are there');
  const steps = [
    () => mona.call('layers.update', { document: first.document, status: 'done' }),
    () => mona.call('layers.update', { document: first.document, note: 'ملاحظة' }),
    () => mona.call('layers.update', { document: second.document, status: 'done' }),
    () => mona.call('layers.update', { document: first.document, status: 'in-progress' }),
    () => mona.call('history.undo', {}),
    () => mona.call('history.redo', {}),
    () => mona.call('layers.update', { document: first.document, status: 'done' }),
    () => mona.call('spans.create', { document: second.document, label: 'claim', fragments: [[0, 3]] }),
  ];
  const told: (string | undefined)[] = [];
  for (const step of steps) {
    project.fixed.advance(DAY);
    await step();
    const fresh = doneInstants(open());
    const remembered = doneInstants(kept);
    for (const { key } of layers) expect(remembered.instantOf(key)).toBe(fresh.instantOf(key));
    told.push(remembered.instantOf(first.key)?.slice(0, 10), remembered.instantOf(second.key)?.slice(0, 10));
  }
  // Done on the first day of work; by the undo on the fifth; by hand again on the seventh.
  expect(told.filter((_, index) => index % 2 === 0)).toEqual([
    '2026-11-02', '2026-11-02', '2026-11-02', '2026-11-02', '2026-11-06', '2026-11-06', '2026-11-08', '2026-11-08',
  ]);
  expect(told.at(-1)).toBe('2026-11-04');
});

test('of a layer that was changed in two copies the newest of both counts', async () => {
  const { project, mona, layers, open } = await desk(1);
  const [layer] = layers;
  if (layer === undefined) throw new Error('a document is there');
  await mona.call('layers.update', { document: layer.document, status: 'done' });
  await mona.close();
  // The same file in another place is another copy: its operations are another replica's.
  bare(project.file, (database) => database.exec("UPDATE replicas SET place = 'elsewhere'"));
  const again = await project.open('منى');
  project.fixed.advance(3 * DAY);
  await again.call('layers.update', { document: layer.document, status: 'in-progress' });
  await again.call('layers.update', { document: layer.document, status: 'done' });
  const replicas = bare(project.file, (database) =>
    database.prepare('SELECT count(DISTINCT replica) FROM operations WHERE scope = ?').pluck().get(`layer/${layer.key}`),
  );
  expect(replicas).toBe(2);
  expect(doneInstants(open()).instantOf(layer.key)?.slice(0, 10)).toBe('2026-11-04');
});

test('asking again costs no question for each layer', async () => {
  const runs: number[] = [];
  for (const count of [2, 12]) {
    const { mona, layers, open } = await desk(count);
    for (const { document } of layers) await mona.call('layers.update', { document, status: 'done' });
    const counting = counted(open());
    const ask = (): (string | undefined)[] => {
      const { instantOf } = doneInstants(counting.database);
      return layers.map(({ key }) => instantOf(key));
    };
    const first = ask();
    const before = counting.runs();
    expect(ask()).toEqual(first);
    expect(first.every((instant) => instant !== undefined)).toBe(true);
    runs.push(counting.runs() - before);
  }
  expect(runs[1]).toBe(runs[0]);
});
