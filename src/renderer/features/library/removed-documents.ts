import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useBridge } from '../../bridge/bridge-context.ts';

const key = ['removedDocuments'];

/** The documents that were removed and can come back; read again with every change to a document. */
export function useRemovedDocuments() {
  const bridge = useBridge();
  const client = useQueryClient();
  useEffect(
    () =>
      bridge.subscribe((event) => {
        if (event.type !== 'changed') return;
        const touched = event.entities.length === 0 || event.entities.some((entity) => entity === 'document' || entity === 'tombstone');
        if (touched) void client.invalidateQueries({ queryKey: key });
      }),
    [bridge, client],
  );
  return useQuery({
    queryKey: key,
    queryFn: () => bridge.call('documents.list', { removed: true }),
    // What happened while the library was not shown is not known here.
    refetchOnMount: 'always',
  });
}
