// npm run bench: every figure stands beside a floor from the same run. With the word “quick”, sizes are a tenth;
// `npm run bench -- --only painting` measures one part (several: --only painting,operation).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { benchmarkAgreement } from './bench/agreement-benchmark.ts';
import { benchmarkImport } from './bench/import-benchmark.ts';
import { benchmarkInfo } from './bench/info-benchmark.ts';
import { benchmarkMemory } from './bench/memory-benchmark.ts';
import { benchmarkOperation } from './bench/operation-benchmark.ts';
import { benchmarkPainting } from './bench/painting-benchmark.ts';
import { benchmarkSearch } from './bench/search-benchmark.ts';
import { printFigure } from './bench/measure.ts';
import type { Figure } from './bench/measure.ts';
import { benchFolder, buildBench } from './lib/bench-build.ts';
import { ensureBrowser } from './lib/browser.ts';
import { ensureBuilt } from './lib/build.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const quick = process.argv.includes('quick');
const documents = quick ? 1000 : 10_000;

async function paintings(): Promise<readonly Figure[]> {
  await buildBench();
  say(`The bench build is in ${path.relative(process.cwd(), benchFolder)}; bench.html puts isnadBench on its window.`);
  const browser = await ensureBrowser(say);
  if (typeof browser === 'string') throw new Error(browser);
  const paragraphs = quick ? 600 : 6000;
  const sizes = { paragraphs, characters: 350, spans: quick ? 1000 : 10_000, paints: 5, rounds: quick ? 20 : 60 };
  return benchmarkPainting(browser.path, sizes);
}

const parts: Readonly<Record<string, (folder: string) => Promise<readonly Figure[]> | readonly Figure[]>> = {
  import: (folder) => benchmarkImport(folder, documents, 3),
  memory: (folder) => benchmarkMemory(folder, documents),
  info: (folder) => benchmarkInfo(folder, quick ? 5 : 15),
  operation: (folder) => benchmarkOperation(folder, quick ? 100 : 500),
  search: (folder) => benchmarkSearch(folder, quick ? 500 : 5000, quick ? 5 : 11),
  agreement: (folder) => benchmarkAgreement(folder, quick),
  painting: paintings,
};

function chosenParts(): string[] {
  const at = process.argv.indexOf('--only');
  const names = at === -1 ? Object.keys(parts) : (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => parts[name] === undefined);
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  return names;
}

const chosen = chosenParts();
await ensureBuilt(path.resolve(import.meta.dirname, '..'), { say });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-bench-'));
process.env['ISNAD_HOME'] = path.join(folder, 'home');
say(`${os.cpus()[0]?.model ?? 'processor unknown'}, ${os.cpus().length} cores, Node ${process.version}`);
let held = true;
try {
  for (const name of chosen) {
    for (const figure of (await parts[name]?.(folder)) ?? []) held = printFigure(figure) && held;
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exitCode = held ? 0 : 1;
