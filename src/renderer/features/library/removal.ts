import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { isolate } from '../../ui/isolate.ts';
import { useToast } from '../../ui/toasts.tsx';

/** Removes a document, and offers to take that back. */
export function useRemoval(): (document: DocumentSummary) => void {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();

  return useCallback(
    (document) => {
      /** Undo where the removal is the newest change, so that redo can bring it again; else it just comes back. */
      const takeBack = async (group: string | undefined): Promise<void> => {
        const state = await bridge.call('history.state', {});
        if (group !== undefined && state.undo?.group === group) await bridge.call('history.undo', {});
        else await bridge.call('documents.restore', { id: document.id });
      };
      void attempt(async () => {
        await bridge.call('documents.remove', { id: document.id });
        const group = (await bridge.call('history.state', {})).undo?.group;
        toast({
          kind: 'notice',
          text: intl.formatMessage({ id: 'removal.done' }, { title: isolate(document.title) }),
          action: {
            label: intl.formatMessage({ id: 'action.undo' }),
            run: () => void attempt(() => takeBack(group)),
          },
        });
      });
    },
    [bridge, intl, attempt, toast],
  );
}
