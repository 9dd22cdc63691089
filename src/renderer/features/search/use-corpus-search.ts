import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Output } from '../../../domain/api.ts';
import type { CorpusMatch } from '../../../domain/api/search-methods.ts';
import type { MatchKind } from '../../../domain/text/whole-words.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { searchWhile } from './search-while.ts';

/** The first page is short, so that it is there at once; those that are asked for hold more. */
const FIRST_PAGE = 40;
const NEXT_PAGES = 200;

/** Of text on each side, in UTF-16 code units. */
const CONTEXT = 120;

const nothing: readonly Output<'corpus.search'>[] = [];

/** What is found of a query, as far as it was asked for. */
export function useCorpusSearch(typed: string, match: MatchKind) {
  const bridge = useBridge();
  // Spaces alone are nothing that somebody looks for.
  const query = typed.trim() === '' ? '' : typed;
  const found = useInfiniteQuery({
    queryKey: ['corpus-search', query, match],
    initialPageParam: 0,
    queryFn: ({ pageParam: offset, signal }) => {
      const limit = offset === 0 ? FIRST_PAGE : NEXT_PAGES;
      return searchWhile(bridge, { query, match, offset, limit, context: CONTEXT }, signal);
    },
    getNextPageParam: (_last, pages) => {
      const shown = pages.reduce((count, { matches }) => count + matches.length, 0);
      return shown < (pages[0]?.total ?? 0) ? shown : undefined;
    },
    enabled: query !== '',
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const pages = query === '' || found.error !== null ? nothing : (found.data?.pages ?? nothing);
  const matches = useMemo((): CorpusMatch[] => pages.flatMap((page) => page.matches), [pages]);
  return {
    matches,
    total: pages[0]?.total ?? 0,
    documents: pages[0]?.documents ?? 0,
    error: query === '' ? null : found.error,
    /** What is shown is what is asked for. */
    isCurrent: query !== '' && !found.isPlaceholderData && !found.isPending,
    isLoadingMore: found.isFetchingNextPage,
    more: found.hasNextPage ? () => void found.fetchNextPage() : null,
  };
}
