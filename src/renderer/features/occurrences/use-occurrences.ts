import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CorpusMatch } from '../../../domain/api/search-methods.ts';
import { placesLabelledAtOnce } from '../../../domain/api/search-methods.ts';
import { Problem } from '../../../domain/problem.ts';
import type { MatchKind } from '../../../domain/text/whole-words.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { searchWhile } from '../search/search-while.ts';
import { useDebounced } from '../search/use-debounced.ts';

export interface OccurrencesQuestion {
  readonly quote: string;
  readonly match: MatchKind;
  /** Null: in the whole corpus. */
  readonly document: string | null;
  /** What they are to bear: which of them do already is told. */
  readonly label: string | null;
}

const TYPING_PAUSES = 200;

/** Of text on each side, in UTF-16 code units. */
const CONTEXT = 80;

const none: readonly CorpusMatch[] = [];

/** Every occurrence, or the problem for which they are not listed: there may be more than can be labelled at once. */
export function useOccurrences(question: OccurrencesQuestion) {
  const bridge = useBridge();
  const { match, document, label } = question;
  const typed = match === 'anywhere' && question.quote.trim() !== '' ? question.quote : question.quote.trim();
  const query = useDebounced(typed, TYPING_PAUSES);
  const found = useQuery({
    queryKey: ['occurrences', query, match, document, label],
    queryFn: async ({ signal }) => {
      const limit = placesLabelledAtOnce;
      const { total, matches } = await searchWhile(
        bridge,
        { query, match, limit, context: CONTEXT, ...(document === null ? {} : { documents: [document] }), label },
        signal,
      );
      if (total > limit) throw new Problem('too-many-places', { places: total, limit });
      return matches;
    },
    enabled: query !== '',
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const isSettled = query === typed && !found.isFetching && !found.isPlaceholderData;
  return {
    matches: query === '' || found.error !== null ? none : (found.data ?? none),
    error: query === '' ? null : found.error,
    /** What is listed is what the fields ask for. */
    isCurrent: isSettled || typed === '',
  };
}
