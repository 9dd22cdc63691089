import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { createProject } from '../../src/engine/create-project.ts';
import { writeArticles } from './import-benchmark.ts';
import type { Figure } from './measure.ts';

/** Peak memory of an import of ten times the documents beside that of one: it is to grow with the batch. */
export function benchmarkMemory(folder: string, documents: number): readonly Figure[] {
  const few = peakMebibytes(folder, 'few', documents / 10);
  const many = peakMebibytes(folder, 'many', documents);
  return [
    {
      name: `peak memory of an import of ${documents} documents`,
      unit: 'MiB',
      measured: many,
      floor: few,
      floorName: `of ${documents / 10} documents`,
      limit: (value) => value + 64,
      limitName: 'floor + 64 MiB (the cache of pages and the report)',
    },
  ];
}

function peakMebibytes(folder: string, name: string, documents: number): number {
  const articles = path.join(folder, `memory-${name}`);
  writeArticles(articles, documents);
  const file = path.join(folder, `memory-${name}.isnad`);
  createProject(file, { actor: { name: 'Benchmark' } });
  const worker = path.join(import.meta.dirname, 'import-worker.ts');
  const output = execFileSync(process.execPath, [worker, file, articles], { encoding: 'utf8' });
  return Number(output) / 1024;
}
