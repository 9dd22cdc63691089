import type { CorpusMatch } from '../../../domain/api/search-methods.ts';

/** The matches of one document, which stand together. */
export interface MatchGroup {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly matches: readonly CorpusMatch[];
}

/** Matches in their order, those of a document together. */
export function groupByDocument(matches: readonly CorpusMatch[]): MatchGroup[] {
  const groups: (MatchGroup & { readonly matches: CorpusMatch[] })[] = [];
  for (const match of matches) {
    const last = groups.at(-1);
    if (last?.document === match.document) last.matches.push(match);
    else groups.push({ id: `in ${match.document}`, document: match.document, title: match.title, matches: [match] });
  }
  return groups;
}
