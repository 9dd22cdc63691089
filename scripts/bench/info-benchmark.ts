import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createProject } from '../../src/engine/create-project.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { writeArticles } from './import-benchmark.ts';
import { median, type Figure } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** CPU time (user and system, children included) of a cold `info` beside bare Node that opens and counts. */
export async function benchmarkInfo(folder: string, runs: number): Promise<readonly Figure[]> {
  const articles = path.join(folder, 'info-articles');
  writeArticles(articles, 500);
  const file = path.join(folder, 'info.isnad');
  createProject(file, { actor: { name: 'Benchmark' } });
  const workbench = await openWorkbench(file, { actor: { name: 'Benchmark' }, backups: 'off' });
  await workbench.call('documents.import', { sources: [articles] });
  await workbench.close();

  const bare = path.join(folder, 'count.mjs');
  const driver = path.join(root, 'node_modules', 'better-sqlite3', 'lib', 'index.js');
  fs.writeFileSync(
    bare,
    `import Sqlite from ${JSON.stringify(driver)};
const database = new Sqlite(${JSON.stringify(file)});
console.log(database.prepare('SELECT count(*) FROM documents').pluck().get());
database.close();
`,
  );
  const own: number[] = [];
  const floor: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const info = processorSeconds([process.execPath, path.join(root, 'scripts', 'isnad.mjs'), 'info', file]);
    const count = processorSeconds([process.execPath, bare]);
    if (run < 0) continue; // the first run warms the disk's cache for both
    own.push(info);
    floor.push(count);
  }
  return [
    {
      name: 'cold isnad info, CPU time',
      unit: 's',
      measured: median(own),
      floor: median(floor),
      floorName: 'bare Node opening the same file and counting',
      limit: (value) => value + 0.15,
      limitName: 'floor + 0.15 s',
    },
  ];
}

/** What the shell counted for its children: the only portable figure that includes processes of processes. */
function processorSeconds(command: readonly string[]): number {
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const output = execFileSync('sh', ['-c', `${quoted} >/dev/null; times`], { encoding: 'utf8' });
  const last = output.trim().split('\n').at(-1) ?? '';
  return [...last.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number((seconds ?? '0').replace(',', '.')),
    0,
  );
}
