import Sqlite from 'better-sqlite3';
import { seededRandom } from '../../src/domain/agreement/seeded-random.ts';
import { createProject } from '../../src/engine/create-project.ts';

export interface Sizes {
  readonly documents: number;
  readonly annotators: number;
  readonly spans: number;
}

const length = 3000;
const labels = ['claim', 'source', 'cue', 'figure', 'time'];
const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
const idOf = (kind: number, number: number): string => `0199${hex(kind, 4)}-0000-7000-8000-${hex(number, 12)}`;

/**
 * A project whose layers are all done, written into the tables at once: annotators have read the same spans, but each
 * missed some, moved an edge of some and took some for another label. The log of operations is empty, which measuring
 * does not look into but for the days.
 */
export function agreementProject(file: string, { documents, annotators, spans }: Sizes): void {
  createProject(file, { actor: { name: 'Benchmark' } });
  const database = new Sqlite(file);
  const insert = (table: string, columns: number) => database.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`);
  const [text, revision, document, layer] = [insert('texts', 2), insert('revisions', 11), insert('documents', 11), insert('layers', 4)];
  const [annotator, span, fragment] = [insert('annotators', 4), insert('spans', 6), insert('fragments', 6)];
  const random = seededRandom(42);
  const at = '2026-11-01T08:00:00.000Z';
  let made = 0;
  database.transaction(() => {
    for (let index = 0; index < annotators; index += 1) annotator.run(idOf(1, index), `Annotator ${index}`, '#102030', 'annotator');
    for (let index = 0; index < documents; index += 1) {
      const content = `${'قال المتحدث إن سبعة وعشرين شخصا قتلوا في المدينة ولم يتضرر المدنيون. '.repeat(50)}${index}`.slice(-length);
      const [id, current, hash] = [idOf(2, index), idOf(3, index), hex(index, 64)];
      text.run(hash, content);
      document.run(id, `Document ${index}`, 'rtl', null, null, null, null, null, current, 0, at);
      revision.run(current, id, null, hash, content.length, null, null, 0, 'none', null, at);
      const marked = Array.from({ length: spans }, () => {
        const start = random.below(length - 60);
        return { start, end: start + 5 + random.below(50), label: random.below(labels.length) };
      });
      for (let one = 0; one < annotators; one += 1) {
        layer.run(id, idOf(1, one), 'done', '');
        for (const { start, end, label } of marked) {
          const seen = { start: start + (random.below(10) === 0 ? 2 : 0), end: end + (random.below(10) === 0 ? 3 : 0) };
          // Whoever misses a span has marked another: there are as many for everybody.
          const moved = random.below(10) === 0 ? random.below(length - 120) - start : 0;
          const own = random.below(10) === 0 ? random.below(labels.length) : label;
          const spanId = idOf(4, made);
          made += 1;
          span.run(spanId, id, idOf(1, one), current, labels[own] ?? 'claim', '');
          const [from, to] = [seen.start + moved, seen.end + moved];
          fragment.run(spanId, 0, current, from, to, content.slice(from, to));
        }
      }
    }
  })();
  database.close();
}
