import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { mergeById } from '../../app/merge-by-id.ts';
import { keys } from '../../app/queries.ts';
import type { Spans } from '../../app/queries.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';

type SpanChange = Omit<Parameters<AnnotationActions['updateSpan']>[0], 'id'>;

export interface NewestSpan {
  readonly span: SpanView;
  /** One operation; answers whether it was saved. */
  readonly change: (change: SpanChange) => Promise<boolean>;
}

/**
 * The span as the engine last answered it: what a change made of it is shown before the document's spans have been
 * read again. Whatever is read afterwards stands: the answer takes its place among the spans that were read, or an
 * undo that follows at once would leave them as they were and the answer in sight.
 */
export function useNewestSpan(read: SpanView, actions: AnnotationActions): NewestSpan {
  const client = useQueryClient();
  const [answered, setAnswered] = useState<{ readonly read: SpanView; readonly span: SpanView } | null>(null);
  return {
    span: answered?.read === read ? answered.span : read,
    change: async (change) => {
      const span = await actions.updateSpan({ id: read.id, ...change });
      if (span === undefined) return false;
      setAnswered({ read, span });
      client.setQueryData<Spans>(keys.spans(read.document), (all) => all && mergeById(all, [span.id], [span]));
      return true;
    },
  };
}
