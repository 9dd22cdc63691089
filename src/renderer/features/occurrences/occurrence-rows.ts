import type { CorpusMatch } from '../../../domain/api/search-methods.ts';

/** A row of the list: the document that the next ones stand in, or one of them. */
export type OccurrenceRow =
  | { readonly kind: 'document'; readonly id: string; readonly title: string; readonly count: number }
  | { readonly kind: 'match'; readonly match: CorpusMatch };

export function keyOfMatch({ document, start }: CorpusMatch): string {
  return `${document} ${start}`;
}

/** Rows in the corpus's order, each document once. */
export function occurrenceRows(matches: readonly CorpusMatch[]): OccurrenceRow[] {
  const counts = new Map<string, number>();
  for (const { document } of matches) counts.set(document, (counts.get(document) ?? 0) + 1);
  let last: string | null = null;
  return matches.flatMap((match): OccurrenceRow[] => {
    const row: OccurrenceRow = { kind: 'match', match };
    if (match.document === last) return [row];
    last = match.document;
    return [{ kind: 'document', id: match.document, title: match.title, count: counts.get(match.document) ?? 0 }, row];
  });
}

/** The nearest row at or beyond one that can be gone to, in a direction, else in the other; -1 where there is none. */
export function nearestMatch(rows: readonly OccurrenceRow[], from: number, towards: 1 | -1): number {
  for (const step of [towards, -towards]) {
    for (let position = from; position >= 0 && position < rows.length; position += step) {
      if (rows[position]?.kind === 'match') return position;
    }
  }
  return -1;
}

/** What is counted of a list: what will be labelled, and what keeps the others from it. */
export interface OccurrenceCounts {
  readonly taken: number;
  readonly labelled: number;
  readonly excluded: number;
  readonly leftOut: number;
}

export function countOccurrences(matches: readonly CorpusMatch[], leftOut: ReadonlySet<string>): OccurrenceCounts {
  const labelled = matches.filter(({ state }) => state === 'labelled').length;
  const excluded = matches.filter(({ state }) => state === 'excluded').length;
  const out = matches.filter((match) => match.state === undefined && leftOut.has(keyOfMatch(match))).length;
  return { labelled, excluded, leftOut: out, taken: matches.length - labelled - excluded - out };
}
