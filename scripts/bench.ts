import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { benchmarkImport } from './bench/import-benchmark.ts';
import { benchmarkInfo } from './bench/info-benchmark.ts';
import { benchmarkMemory } from './bench/memory-benchmark.ts';
import { benchmarkOperation } from './bench/operation-benchmark.ts';
import { printFigure } from './bench/measure.ts';
import { ensureBuilt } from './lib/build.ts';

// Every figure stands beside a floor from the same run. With the word “quick”, sizes are a tenth.
const quick = process.argv.includes('quick');
const documents = quick ? 1000 : 10_000;

await ensureBuilt(path.resolve(import.meta.dirname, '..'), { say: (line) => process.stdout.write(`${line}\n`) });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-bench-'));
process.env['ISNAD_HOME'] = path.join(folder, 'home');
process.stdout.write(`${os.cpus()[0]?.model ?? 'processor unknown'}, ${os.cpus().length} cores, Node ${process.version}\n`);
let held = true;
try {
  for (const figures of [
    await benchmarkImport(folder, documents, 3),
    benchmarkMemory(folder, documents),
    await benchmarkInfo(folder, quick ? 5 : 15),
    await benchmarkOperation(folder, quick ? 100 : 500),
  ]) {
    for (const figure of figures) held = printFigure(figure) && held;
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exitCode = held ? 0 : 1;
