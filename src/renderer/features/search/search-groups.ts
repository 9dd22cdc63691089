import type { CorpusMatch } from '../../../domain/api/search-methods.ts';

/** The matches of one document, which stand together. */
export interface MatchGroup {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  /** The position of its first match among all. */
  readonly first: number;
  readonly matches: readonly CorpusMatch[];
}

/** Matches in their order, those of a document together. */
export function groupByDocument(matches: readonly CorpusMatch[]): MatchGroup[] {
  const groups: (MatchGroup & { readonly matches: CorpusMatch[] })[] = [];
  for (const [position, match] of matches.entries()) {
    const last = groups.at(-1);
    if (last?.document === match.document) last.matches.push(match);
    else groups.push({ id: `in ${match.document}`, document: match.document, title: match.title, first: position, matches: [match] });
  }
  return groups;
}
