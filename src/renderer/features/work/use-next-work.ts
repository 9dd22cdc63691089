import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useAttempt } from '../../app/attempt.ts';
import { goTo, viewOfHash } from '../../app/location.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useToast } from '../../ui/toasts.tsx';

/** Opens what the person is to annotate next; says so where there is nothing. */
export function useNextWork(): () => void {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const toast = useToast();
  return useCallback(() => {
    const view = viewOfHash(window.location.hash);
    const here = view.name === 'document' ? { after: view.id } : {};
    void attempt(async () => {
      const { next, assigned, open } = await bridge.call('assignments.next', here);
      if (next !== null) goTo({ name: 'document', id: next.document });
      else {
        const why = assigned === 0 ? 'none' : open === 0 ? 'done' : 'last';
        toast({ kind: 'notice', text: intl.formatMessage({ id: `work.nothingNext.${why}` }) });
      }
    });
  }, [intl, bridge, attempt, toast]);
}
