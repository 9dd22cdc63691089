import { useState } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';

type SpanChange = Omit<Parameters<AnnotationActions['updateSpan']>[0], 'id'>;

export interface NewestSpan {
  readonly span: SpanView;
  /** One operation; answers whether it was saved. */
  readonly change: (change: SpanChange) => Promise<boolean>;
}

/**
 * The span as the engine last answered it: what a change made of it is shown before the document's spans have been
 * read again. Whatever is read afterwards stands.
 */
export function useNewestSpan(read: SpanView, actions: AnnotationActions): NewestSpan {
  const [answered, setAnswered] = useState<{ readonly read: SpanView; readonly span: SpanView } | null>(null);
  return {
    span: answered?.read === read ? answered.span : read,
    change: async (change) => {
      const span = await actions.updateSpan({ id: read.id, ...change });
      if (span === undefined) return false;
      setAnswered({ read, span });
      return true;
    },
  };
}
