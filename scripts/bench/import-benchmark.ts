import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { createProject } from '../../src/engine/create-project.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { median, timed, type Figure } from './measure.ts';

const sentences = [
  'قال المتحدث باسم البلدية إن الجسر سيفتح أمام حركة السير قبل نهاية الشهر.',
  'وأضاف أن أعمال الصيانة كلفت نحو 90،000 دينار، وفقًا لبيان الوزارة.',
  'ونفت الشركة المنفذة أن يكون أي عامل قد أصيب خلال الأعمال.',
  'بدورها نقلت وكالة الأنباء عن شهود أن ثلاثة عمال نقلوا إلى المستشفى.',
];

/** Files of 3,000 characters, no two alike. */
export function writeArticles(folder: string, count: number): void {
  fs.mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    let text = `وثيقة رقم ${index}\n`;
    for (let sentence = index; text.length < 3000; sentence += 1) {
      text += `${sentences[sentence % sentences.length]}${sentence % 5 === 0 ? '\n' : ' '}`;
    }
    fs.writeFileSync(path.join(folder, `${String(index).padStart(6, '0')}.txt`), text.slice(0, 3000));
  }
}

/** The import of a corpus beside bare better-sqlite3 inserting the very same rows and index entries. */
export async function benchmarkImport(folder: string, documents: number, runs: number): Promise<readonly Figure[]> {
  const articles = path.join(folder, 'articles');
  writeArticles(articles, documents);
  const own: number[] = [];
  const bare: number[] = [];
  await warmUp(folder);
  for (let run = 0; run < runs; run += 1) {
    const file = path.join(folder, `import-${run}.isnad`);
    createProject(file, { actor: { name: 'Benchmark' } });
    const workbench = await openWorkbench(file, { actor: { name: 'Benchmark' }, backups: 'off' });
    own.push(await timed(() => workbench.call('documents.import', { sources: [articles] })));
    await workbench.close();
    bare.push(insertSameRows(file, path.join(folder, `bare-${run}.db`)));
    fs.rmSync(file);
  }
  return [
    {
      name: `import of ${documents} documents of 3,000 characters`,
      unit: 'ms',
      measured: median(own),
      floor: median(bare),
      floorName: 'bare better-sqlite3 inserting the same rows',
      limit: (floor) => 2 * floor,
      limitName: '2 × floor',
    },
  ];
}

/** Loads the code and lets it be compiled: what is measured is the import, not the program's start. */
async function warmUp(folder: string): Promise<void> {
  const articles = path.join(folder, 'warm-up');
  writeArticles(articles, 300);
  const file = path.join(folder, 'warm-up.isnad');
  createProject(file, { actor: { name: 'Benchmark' } });
  const workbench = await openWorkbench(file, { actor: { name: 'Benchmark' }, backups: 'off' });
  await workbench.call('documents.import', { sources: [articles] });
  await workbench.close();
}

/** Copies a project's rows, read into memory first, into an empty database of the same schema. */
function insertSameRows(file: string, target: string): number {
  const source = new Sqlite(file, { readonly: true });
  const schema = source
    .prepare<[], { type: string; name: string; sql: string | null }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index'`,
    )
    .all();
  const tables = schema
    .filter(({ type }) => type === 'table')
    .map(({ name }) => {
      const rows = source.prepare(`SELECT * FROM ${name}`).raw().all() as unknown[][];
      return { name, rows };
    });
  source.close();
  const bare = new Sqlite(target);
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  for (const { sql } of schema) bare.exec(sql ?? '');
  const start = performance.now();
  bare.exec('BEGIN IMMEDIATE');
  for (const { name, rows } of tables) {
    const width = rows[0]?.length ?? 0;
    if (width === 0) continue;
    const insert = bare.prepare(`INSERT INTO ${name} VALUES (${Array.from({ length: width }, () => '?').join(', ')})`);
    for (const row of rows) insert.run(...row);
  }
  bare.exec('COMMIT');
  const elapsed = performance.now() - start;
  bare.close();
  for (const ending of ['', '-wal', '-shm']) fs.rmSync(target + ending, { force: true });
  return elapsed;
}
