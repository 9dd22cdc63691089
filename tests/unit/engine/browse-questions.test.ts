import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type * as folding from '../../../src/domain/text/folding.ts';
import { openForReading } from '../../../src/engine/database/open-database.ts';
import { browseRelations } from '../../../src/engine/handlers/browse-relations.ts';
import { browseSpans } from '../../../src/engine/handlers/browse-spans.ts';
import { counted } from '../../support/counted-queries.ts';
import { temporaryProject } from '../../support/project.ts';

const folds = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../../src/domain/text/folding.ts', async (original) => {
  const real = await original<typeof folding>();
  return {
    ...real,
    fold: (text: string) => {
      folds.count += 1;
      return real.fold(text);
    },
  };
});

beforeEach(() => {
  folds.count = 0;
});

async function labelled(count: number, word: string) {
  const project = temporaryProject();
  const door = await project.open('منى');
  const text = Array.from({ length: count + 1 }, (_, index) => `${word} ${index}`).join('\n');
  const { id: document } = await door.call('documents.create', { text });
  let start = 0;
  let last: string | null = null;
  for (const line of text.split('\n')) {
    const span = await door.call('spans.create', { document, label: 'claim', fragments: [[start, start + line.length]] });
    start += line.length + 1;
    const end = (id: string) => ({ kind: 'span', id }) as const;
    if (last !== null) await door.call('relations.create', { label: 'supports', from: end(span.id), to: end(last) });
    last = span.id;
  }
  const connection = openForReading(project.file);
  onTestFinished(() => connection.close());
  return connection.reader;
}

test('many spans take no more questions than few', async () => {
  const runs: number[] = [];
  for (const count of [1, 20]) {
    const counting = counted(await labelled(count, 'خبر'));
    expect(browseSpans(counting.database, { query: 'خبر' })).toHaveLength(count + 1);
    runs.push(counting.runs());
  }
  expect(runs[1]).toBe(runs[0]);
});

test('who types on has no quote folded again, in spans and in relations', async () => {
  const reader = await labelled(20, 'جسر');
  browseSpans(reader, { query: 'ظ' });
  const first = folds.count;
  expect(first).toBeGreaterThan(20);
  browseSpans(reader, { query: 'ظظ' });
  browseRelations(reader, { query: 'ظ' });
  browseRelations(reader, { query: 'ظظ' });
  // The words that are looked for, and the title once.
  expect(folds.count - first).toBeLessThanOrEqual(4);
});
