import { useMemo } from 'react';
import { useDocuments } from '../../app/queries.ts';
import { useWorkspace } from '../workspace/workspace.tsx';

/** Goes to the document after or before this one in the order of import; null where there is no other. */
export function useNeighbourDocuments(id: string): ((towards: 'next' | 'previous') => void) | null {
  const documents = useDocuments().data?.documents;
  const workspace = useWorkspace();
  return useMemo(() => {
    if (documents === undefined || documents.length < 2) return null;
    return (towards) => {
      const at = documents.findIndex((document) => document.id === id);
      const next = documents[(at + (towards === 'next' ? 1 : -1) + documents.length) % documents.length];
      if (next !== undefined) workspace.open(next.id);
    };
  }, [documents, workspace, id]);
}
