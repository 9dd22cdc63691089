import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { createProject } from '../../src/engine/create-project.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { median, type Figure } from './measure.ts';

/**
 * One acknowledged operation (a span labelled) beside a bare transaction of the same durability that inserts
 * one row of the same size into each of as many tables. The two take turns, since disks drift.
 */
export async function benchmarkOperation(folder: string, rounds: number): Promise<readonly Figure[]> {
  const file = path.join(folder, 'operation.isnad');
  createProject(file, { actor: { name: 'Benchmark' } });
  const workbench = await openWorkbench(file, { actor: { name: 'Benchmark' }, backups: 'off' });
  const text = 'قال المتحدث إن الجسر سيفتح قريبًا. '.repeat(100);
  const { id: document } = await workbench.call('documents.create', { text });
  const bare = new Sqlite(path.join(folder, 'operation.db'));
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  bare.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, content TEXT)');
  const insert = bare.prepare('INSERT INTO row (content) VALUES (?)');
  const content = 'x'.repeat(1200);
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await workbench.call('spans.create', { document, label: 'claim', fragments: [[round % 500, (round % 500) + 12]] });
    const middle = performance.now();
    bare.exec('BEGIN IMMEDIATE');
    insert.run(content);
    bare.exec('COMMIT');
    own.push(middle - start);
    floor.push(performance.now() - middle);
  }
  bare.close();
  await workbench.close();
  return [
    {
      name: 'one acknowledged operation',
      unit: 'ms',
      measured: median(own),
      floor: median(floor),
      floorName: 'a bare transaction with the same durability',
      limit: (value) => 1.5 * value,
      limitName: '1.5 × floor',
    },
  ];
}
