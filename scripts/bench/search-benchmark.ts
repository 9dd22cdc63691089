import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { placesLabelledAtOnce } from '../../src/domain/api/search-methods.ts';
import { fold } from '../../src/domain/text/folding.ts';
import { createProject } from '../../src/engine/create-project.ts';
import { openForReading } from '../../src/engine/database/open-database.ts';
import { fillSome, openForFilling } from '../../src/engine/search/fill-index.ts';
import { indexFileOf } from '../../src/engine/search/index-file.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import type { Workbench } from '../../src/engine/workbench-types.ts';
import { median, timed, type Figure } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const length = 3000;
const context = 60;

/** What is looked for: seldom, now and then, nearly everywhere; a word of two letters and one letter go another way. */
const queries = ['رقم 4321', 'ولم يتضرر المدنيون', 'المستشفى', 'المدنيين', 'قال'] as const;
const shortQueries = ['من', 'ء'] as const;

/**
 * Texts of so many characters, of the words of the sample's articles: few of them often, most of them seldom, as in
 * any language.
 */
function* articlesOfWords(count: number): Generator<string> {
  const words = wordsOfSample();
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  for (let index = 0; index < count; index += 1) {
    let text = `وثيقة رقم ${index}\n`;
    while (text.length < length) {
      const word = words[Math.floor(random() * random() * words.length)] ?? 'قال';
      text += `${word}${random() < 0.02 ? '\n' : ' '}`;
      if (random() < 0.0004) text += 'ولم يتضرر المدنيون. ';
    }
    yield text.slice(0, length);
  }
}

function wordsOfSample(): string[] {
  const folder = path.join(root, 'resources', 'sample');
  const counts = new Map<string, number>();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:txt|json)$/.test(name)) continue;
    for (const [word] of fs.readFileSync(path.join(folder, name), 'utf8').matchAll(/[«(]?[\u0621-\u0652\u0670]{2,}[.،؛:»)]?/g)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
}

/**
 * Search, and the preview of labelling every occurrence, beside bare FTS5 over an index of the same kind (trigrams of
 * the folded texts): the query, every matching text read, its occurrences found and cut out with what stands around.
 */
export async function benchmarkSearch(folder: string, documents: number, rounds: number): Promise<readonly Figure[]> {
  const file = path.join(folder, 'search.isnad');
  createProject(file, { actor: { name: 'Benchmark' } });
  const articles = path.join(folder, 'search-articles');
  fs.mkdirSync(articles);
  const texts = [...articlesOfWords(documents)];
  texts.forEach((text, index) => fs.writeFileSync(path.join(articles, `${String(index).padStart(6, '0')}.txt`), text));
  const workbench = await openWorkbench(file, { actor: { name: 'Benchmark' }, backups: 'off' });
  await workbench.call('documents.import', { sources: [articles] });
  const withoutIndex = await timed(() => workbench.call('corpus.search', { query: queries[1] }));
  const { id } = await workbench.call('project.get', {});
  const filling = await timed(() => fill(file, indexFileOf(id)));
  const bare = bareIndex(path.join(folder, 'search.db'), texts);

  const figures: Figure[] = [];
  for (const query of queries) {
    const name = `search for «${query}»`;
    figures.push(await beside(name, rounds, () => workbench.call('corpus.search', { query, context }), () => bare.search(query, 100)));
  }
  for (const query of [queries[1], queries[2]]) {
    const input = { query, match: 'words', label: 'claim', limit: placesLabelledAtOnce, context } as const;
    const name = `preview of labelling every «${query}»`;
    figures.push(await beside(name, rounds, () => workbench.call('corpus.search', input), () => bare.search(query, placesLabelledAtOnce)));
  }
  for (const query of shortQueries) {
    const name = `search for «${query}», too short for trigrams`;
    const run = () => workbench.call('corpus.search', { query, context });
    figures.push({ ...(await beside(name, rounds, run, () => bare.scan(query))), floorName: 'bare reading of all folded texts', limit: null });
  }
  const folding = await timed(() => texts.forEach((text) => fold(text)));
  figures.push({
    name: `filling the index with ${documents} documents (in the background)`, unit: 'ms', measured: filling,
    floor: bare.filling, floorName: 'bare FTS5 filling, and folding', limit: null, limitName: '',
  });
  figures.push({
    name: 'the same search without an index', unit: 'ms', measured: withoutIndex,
    floor: folding, floorName: 'folding all texts', limit: null, limitName: '',
  });
  bare.close();
  await workbench.close();
  return figures;
}

/** The two take turns, since machines drift. */
async function beside(name: string, rounds: number, own: () => ReturnType<Workbench['call']>, floor: () => unknown): Promise<Figure> {
  const measured: number[] = [];
  const floors: number[] = [];
  await timed(own);
  // The caches of both are filled now. What is over at once is measured more often.
  const times = (await timed(floor)) < 10 ? rounds * 20 : rounds;
  for (let round = 0; round < times; round += 1) {
    measured.push(await timed(own));
    floors.push(await timed(floor));
  }
  return {
    name, unit: 'ms', measured: median(measured), floor: median(floors),
    floorName: 'bare FTS5 and reading the context', limit: (value) => 2 * value, limitName: '2 × floor',
  };
}

function fill(file: string, index: string): void {
  const project = openForReading(file);
  const connection = openForFilling(index);
  while (fillSome(project.reader, connection));
  connection.close();
  project.close();
}

/** FTS5 as it comes, over the folded texts. */
function bareIndex(file: string, texts: readonly string[]) {
  const database = new Sqlite(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768');
  database.exec(`
    CREATE TABLE texts (id INTEGER PRIMARY KEY, title TEXT, folded TEXT, text TEXT);
    CREATE VIRTUAL TABLE trigrams USING fts5(folded, content='texts', content_rowid='id', tokenize='trigram case_sensitive 1');
  `);
  const start = performance.now();
  database.exec('BEGIN');
  const insertText = database.prepare('INSERT INTO texts VALUES (?, ?, ?, ?)');
  const insert = database.prepare('INSERT INTO trigrams (rowid, folded) VALUES (?, ?)');
  texts.forEach((text, index) => {
    const { folded } = fold(text);
    insertText.run(index + 1, text.slice(0, 40), folded, text);
    insert.run(index + 1, folded);
  });
  database.exec('COMMIT');
  const filling = performance.now() - start;
  const matching = database.prepare<[string], string>('SELECT texts.folded FROM trigrams JOIN texts ON texts.id = trigrams.rowid WHERE trigrams MATCH ?').pluck();
  const all = database.prepare<[], string>('SELECT folded FROM texts').pluck();
  const collect = (rows: Iterable<string>, needle: string, limit: number) => {
    const found: { before: string; quote: string; after: string }[] = [];
    let total = 0;
    for (const folded of rows) {
      for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + needle.length)) {
        total += 1;
        if (found.length >= limit) continue;
        const end = at + needle.length;
        found.push({ before: folded.slice(Math.max(0, at - context), at), quote: needle, after: folded.slice(end, end + context) });
      }
    }
    return { total, found };
  };
  return {
    filling,
    search: (query: string, limit: number) => {
      const needle = fold(query).folded;
      return collect(matching.iterate(`"${needle}"`), needle, limit);
    },
    scan: (query: string) => collect(all.iterate(), fold(query).folded, 100),
    close: () => database.close(),
  };
}
