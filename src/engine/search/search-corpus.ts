import { setImmediate as turn } from 'node:timers/promises';
import type { Output, ParsedInput } from '../../domain/api.ts';
import { Problem } from '../../domain/problem.ts';
import { fold, occurrencesIn, withoutControlsAtEnd } from '../../domain/text/folding.ts';
import type { TextRange } from '../../domain/text/range.ts';
import { standsAs } from '../../domain/text/whole-words.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { CorpusDocument } from './corpus-texts.ts';
import type { CorpusIndex, Coverage } from './corpus-index.ts';
import { foldedSource, forTrigrams, type FoldedSource } from './index-rows.ts';
import { contextOf, type PlacedMatch } from './match-context.ts';
import { matchStatesOf } from './match-states.ts';
import { textOf } from './source-text.ts';

type Found = Output<'corpus.search'>;

const defaultLimit = 100;
const defaultContext = 60;

/** So much of the needle is asked for, in characters; what that lets through is looked at in any case. */
const charactersAsked = 32;

/** For how long a search holds up the thread at a time, in milliseconds. */
const turnLength = 12;

interface Surroundings {
  readonly reader: () => ReadableDatabase;
  readonly search: CorpusIndex;
  readonly annotator: () => string;
  /** Throws once nobody waits for the answer any more. */
  readonly check: () => void;
}

/**
 * Every occurrence of the query in the corpus, one page of them with what stands around. The same as `foldedMatches`
 * over every text, whatever the index holds. Throws `query-empty` where nothing of the query is left when folded, and
 * what `check` throws between two turns.
 */
export async function searchCorpus(input: ParsedInput<'corpus.search'>, project: Surroundings): Promise<Found> {
  const needle = fold(input.query).folded;
  if (needle === '') throw new Problem('query-empty');
  const first = input.offset ?? 0;
  const last = first + (input.limit ?? defaultLimit);
  const kind = input.match ?? 'anywhere';
  const { coverage, places } = project.search.look((state, index) => ({
    coverage: state,
    places: placesToLookAt(state, index, needle, input.documents),
  }));
  let total = 0;
  let documents = 0;
  const page: PlacedMatch[] = [];
  let turnBegan = performance.now();
  const isLong = (): boolean => performance.now() - turnBegan > turnLength;
  const giveWay = async (): Promise<void> => {
    await turn();
    project.check();
    turnBegan = performance.now();
  };
  for (const place of places) {
    if (isLong()) await giveWay();
    const document = coverage.texts[place];
    if (document === undefined) continue;
    const source = sourceOf(project, coverage, place, document);
    if (source === undefined || !source.folded.includes(needle)) continue;
    const isOnPage = total < last;
    if (kind === 'anywhere' && !source.repeats && (!isOnPage || total + countIn(source.folded, needle) <= first)) {
      total += countIn(source.folded, needle);
      documents += 1;
      continue;
    }
    const text = textOf(project.reader(), document.hash);
    if (text === undefined) continue;
    let count = 0;
    for (const range of matchesIn(source, needle, text)) {
      if (isLong()) await giveWay();
      if (!standsAs(text, range, kind)) continue;
      const position = total + count;
      if (position >= first && position < last) page.push({ document, range, text });
      count += 1;
    }
    total += count;
    if (count > 0) documents += 1;
  }
  const matches = contextOf(page, project.reader(), input.context ?? defaultContext);
  if (input.label === undefined) return { total, documents, matches };
  const states = matchStatesOf(project.reader(), page, { annotator: project.annotator(), label: input.label });
  return {
    total,
    documents,
    matches: matches.map((match, index) => {
      const state = states[index];
      return state === undefined ? match : { ...match, state };
    }),
  };
}

/** Places in the corpus that may hold the needle, in its order; every place that does is among them. */
function placesToLookAt(
  { texts, places, missing }: Coverage,
  index: ReadableDatabase | null,
  needle: string,
  documents: readonly string[] | undefined,
): number[] {
  if (documents !== undefined) {
    const wanted = new Set(documents);
    return texts.flatMap(({ id }, place) => (wanted.has(id) ? [place] : []));
  }
  const characters = [...forTrigrams(needle)];
  // An index of trigrams knows nothing shorter.
  if (index === null || characters.length < 3) return texts.map((_, place) => place);
  const phrase = `"${characters.slice(0, charactersAsked).join('').replaceAll('"', '""')}"`;
  const rows = index.query('SELECT rowid AS id FROM trigrams WHERE trigrams MATCH ?').all(phrase);
  const found = [...missing, ...rows.flatMap((row) => places.get(Number(row['id'])) ?? [])];
  return found.sort((one, other) => one - other);
}

/** From the index where it has the text, else folded now; undefined where the text was purged meanwhile. */
function sourceOf(
  { reader, search }: Surroundings,
  coverage: Coverage,
  place: number,
  { hash }: CorpusDocument,
): FoldedSource | undefined {
  const row = coverage.rowAt(place);
  const held = row === undefined ? undefined : search.row(row, hash);
  if (held !== undefined) return held;
  const text = textOf(reader(), hash);
  return text === undefined ? undefined : foldedSource(text);
}

function* matchesIn({ folded, unfold }: FoldedSource, needle: string, text: string): Generator<TextRange> {
  for (const range of occurrencesIn(folded, needle, unfold)) yield withoutControlsAtEnd(text, range);
}

/** How often the needle stands in the text where no two occurrences can share a cluster. */
function countIn(folded: string, needle: string): number {
  let count = 0;
  for (let found = folded.indexOf(needle); found !== -1; found = folded.indexOf(needle, found + needle.length)) count += 1;
  return count;
}
