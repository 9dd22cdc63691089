import { useQuery } from '@tanstack/react-query';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { useDocuments } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';

/** Texts of one length that are compared at most: two articles of equal length are rare, many are no articles. */
const MOST_COMPARED = 20;

/**
 * The document of the project whose text is this one, letter for letter; null where there is none. Only documents
 * of the same length are read.
 */
export function useSameText(text: string): DocumentSummary | null {
  const bridge = useBridge();
  const documents = useDocuments().data?.documents ?? [];
  const candidates =
    text === '' ? [] : documents.filter(({ length }) => length === text.length).slice(0, MOST_COMPARED);
  const texts = useQuery({
    queryKey: ['sameText', candidates.map(({ id }) => id)],
    // Texts may be long, and are compared only while one is being pasted.
    gcTime: 0,
    enabled: candidates.length > 0,
    queryFn: () => Promise.all(candidates.map(({ id }) => bridge.call('documents.get', { id }))),
  });
  if (candidates.length === 0) return null;
  const same = texts.data?.find((detail) => detail.text === text)?.document.id;
  return candidates.find(({ id }) => id === same) ?? null;
}
