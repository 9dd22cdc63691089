import fs from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MatchKind } from '../../../src/domain/text/whole-words.ts';
import { matchKinds, standsAs } from '../../../src/domain/text/whole-words.ts';
import { fold, foldedMatches } from '../../../src/domain/text/folding.ts';
import { openForReading } from '../../../src/engine/database/open-database.ts';
import { fillSome, openForFilling } from '../../../src/engine/search/fill-index.ts';
import { temporaryProject, type Door } from '../../support/project.ts';
import { slowRuns } from '../../support/slow-runs.ts';
import { anyText } from '../text/texts.ts';

/** Texts as `documents.create` keeps them: line ends are LF, and no surrogate stands alone. */
const documentText = anyText.map((text) => text.toWellFormed().replaceAll('\r\n', '\n')).filter((text) => text !== '');

const nul = fc.constantFrom('', '\u0000', 'قال\u0000المتحدث', '"', "'", 'ﷺ', 'ـ', '٢٣');
const corpus = fc.array(fc.tuple(documentText, nul).map(([text, more]) => `${text}${more}`), { minLength: 1, maxLength: 6 });

const pieceOf = (texts: readonly string[]) =>
  fc.tuple(fc.nat(), fc.nat(), fc.nat(12)).map(([which, start, length]) => {
    const text = texts[which % texts.length] ?? '';
    const from = start % (text.length + 1);
    return text.slice(from, from + length);
  });

const cases = corpus.chain((texts) =>
  fc.record({
    texts: fc.constant(texts),
    queries: fc.array(fc.oneof(pieceOf(texts), anyText, fc.constantFrom('ا', 'ال', 'و', '﷽', '2', 'قال')), { minLength: 1, maxLength: 6 }),
    match: fc.constantFrom(...matchKinds),
    indexed: fc.nat(6),
  }),
);

interface Occurrence {
  readonly document: string;
  readonly start: number;
  readonly end: number;
}

function expected(texts: ReadonlyMap<string, string>, query: string, match: MatchKind): Occurrence[] {
  return [...texts].flatMap(([document, text]) =>
    foldedMatches(text, query)
      .filter((range) => standsAs(text, range, match))
      .map(({ start, end }) => ({ document, start, end })),
  );
}

async function everything(door: Door, query: string, match: MatchKind): Promise<Occurrence[]> {
  const found: Occurrence[] = [];
  for (;;) {
    const { total, matches } = await door.call('corpus.search', { query, match, offset: found.length, limit: 3, context: 4 });
    found.push(...matches.map(({ document, start, end }) => ({ document, start, end })));
    if (found.length >= total) return found;
  }
}

it('finds with the index, with half of it and without what folding every text finds', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await fc.assert(
    fc.asyncProperty(cases, async ({ texts, queries, match, indexed }) => {
      for (const { id } of (await door.call('documents.list', { removed: false })).documents) await door.call('documents.remove', { id });
      const held = new Map<string, string>();
      const index = openForFilling(`${project.folder}/home/search/${(await door.call('project.get', {})).id}.sqlite`);
      const reader = openForReading(project.file);
      for (const [count, text] of texts.entries()) {
        const { id } = await door.call('documents.create', { text });
        held.set(id, text);
        if (count < indexed) while (fillSome(reader.reader, index));
      }
      reader.close();
      index.close();
      for (const query of queries) {
        if (fold(query).folded === '') {
          await expect(door.call('corpus.search', { query })).rejects.toMatchObject({ code: 'query-empty' });
          continue;
        }
        expect(await everything(door, query, match)).toEqual(expected(held, query, match));
      }
    }),
    slowRuns(120),
  );
  expect(fs.readdirSync(`${project.folder}/home/search`)).not.toEqual([]);
}, 120_000);
