import type { CorpusMatch } from '../../domain/api/search-methods.ts';
import { placesLabelledAtOnce } from '../../domain/api/search-methods.ts';
import { isMatchKind, matchKinds, type MatchKind } from '../../domain/text/whole-words.ts';
import type { Workbench } from '../../engine/workbench-types.ts';
import { printJson, printLine, printNote, UsageError, type ExitStatus, type ReadingOptions } from '../output.ts';
import { readProject } from '../project.ts';

export interface SearchOptions extends ReadingOptions {
  readonly match?: string;
  readonly limit?: string;
}

export async function runSearch(file: string, query: string, options: SearchOptions): Promise<ExitStatus> {
  const match = matchNamed(options.match);
  const limit = limitFrom(options.limit);
  const found = await readProject(file, options.as, (project) => search(project, query, match, limit));
  if (options.json === true) {
    printJson(found.matches.map(({ document, start, end, quote, before, after }) => ({ document, start, end, quote, before, after })));
    return 0;
  }
  let last = '';
  for (const { document, title, start, end, quote, before, after } of found.matches) {
    if (document !== last) printLine(`${last === '' ? '' : '\n'}${title}  (${document})`);
    last = document;
    printLine(`  ${start}–${end}  ${inOneLine(before)}[${inOneLine(quote)}]${inOneLine(after)}`);
  }
  const shown = found.matches.length < found.total ? `, shown: ${found.matches.length}` : '';
  printNote(`found: ${found.total}, in documents: ${found.documents}${shown}`);
  return 0;
}

/** All of it or as much as was asked for, page by page. */
async function search(project: Workbench, query: string, match: MatchKind, limit: number) {
  const matches: CorpusMatch[] = [];
  for (;;) {
    const page = await project.call('corpus.search', {
      query,
      match,
      offset: matches.length,
      limit: Math.max(1, Math.min(limit - matches.length, placesLabelledAtOnce)),
    });
    matches.push(...page.matches);
    if (page.matches.length === 0 || matches.length >= Math.min(limit, page.total)) return { ...page, matches };
  }
}

function matchNamed(name = 'anywhere'): MatchKind {
  if (isMatchKind(name)) return name;
  throw new UsageError(`there is no match “${name}”; there are ${matchKinds.join(', ')}`);
}

function limitFrom(words: string | undefined): number {
  if (words === undefined) return Infinity;
  if (!/^[1-9][0-9]{0,8}$/.test(words)) throw new UsageError(`“${words}” is no limit: a whole number from 1`);
  return Number(words);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
