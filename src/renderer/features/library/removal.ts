import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { useAttempt } from '../../app/attempt.ts';
import { goTo } from '../../app/location.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { isolate } from '../../ui/isolate.ts';
import { useToast } from '../../ui/toasts.tsx';

interface Removal {
  /** Removes a document, and offers to take that back. */
  readonly remove: (document: DocumentSummary) => void;
  /** Brings a removed document back, and offers to open it. */
  readonly restore: (document: DocumentSummary) => void;
}

export function useRemoval(): Removal {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();

  return useMemo((): Removal => {
    const sentence = (id: string, { title }: DocumentSummary): string =>
      intl.formatMessage({ id }, { title: isolate(title) });
    /** Undo where the removal is the newest change, so that redo can bring it again; else it just comes back. */
    const takeBack = async (document: DocumentSummary, group: string | undefined): Promise<void> => {
      const state = await bridge.call('history.state', {});
      if (group !== undefined && state.undo?.group === group) await bridge.call('history.undo', {});
      else await bridge.call('documents.restore', { id: document.id });
    };
    return {
      remove: (document) =>
        void attempt(async () => {
          await bridge.call('documents.remove', { id: document.id });
          const group = (await bridge.call('history.state', {})).undo?.group;
          toast({
            kind: 'notice',
            text: sentence('removal.done', document),
            action: {
              label: intl.formatMessage({ id: 'action.undo' }),
              run: () => void attempt(() => takeBack(document, group)),
            },
          });
        }),
      restore: (document) =>
        void attempt(async () => {
          await bridge.call('documents.restore', { id: document.id });
          toast({
            kind: 'notice',
            text: sentence('removal.restored', document),
            action: {
              label: intl.formatMessage({ id: 'removal.open' }),
              run: () => goTo({ name: 'document', id: document.id }),
            },
          });
        }),
    };
  }, [bridge, intl, attempt, toast]);
}
