import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { BrowsedRelation } from '../../../domain/api/relation-methods.ts';
import { browseQuery } from '../../app/queries.ts';
import type { BrowsedRelations, RelationFilter } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';

/** Relations that are asked for at once. */
export const PAGE = 100;

const pageOf = (filter: RelationFilter, page: number): RelationFilter => ({ ...filter, offset: page * PAGE, limit: PAGE });

/** How many relations fit a filter, of which labels, and the first of them; what was shown stays until that is known. */
export function useFirstRelations(filter: RelationFilter) {
  const bridge = useBridge();
  return useQuery({ ...browseQuery(bridge.call, pageOf(filter, 0)), placeholderData: keepPreviousData });
}

/** The pages that hold rows from `first` to before `end`, beyond the first one. */
export function pagesBetween(first: number, end: number): number[] {
  const pages: number[] = [];
  for (let page = Math.max(1, Math.floor(first / PAGE)); page * PAGE < end; page += 1) pages.push(page);
  return pages;
}

/** Looks up relations by their position in the list; undefined while their page is being read. */
export function useRelationAt(
  filter: RelationFilter,
  head: BrowsedRelations,
  first: number,
  end: number,
): (position: number) => BrowsedRelation | undefined {
  const bridge = useBridge();
  const pages = pagesBetween(first, end);
  const read = useQueries({ queries: pages.map((page) => browseQuery(bridge.call, pageOf(filter, page))) });
  return (position) => {
    const page = Math.floor(position / PAGE);
    const found = page === 0 ? head : read[pages.indexOf(page)]?.data;
    return found?.relations[position - page * PAGE];
  };
}
