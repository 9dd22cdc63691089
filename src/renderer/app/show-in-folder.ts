import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useDesktop } from '../bridge/desktop-context.ts';
import type { ToastEntry } from '../ui/toasts.tsx';
import { useAttempt } from './attempt.ts';

/** Leads from the line that says what was written to the file itself; nothing in a browser, which keeps downloads. */
export function useShowWritten(): Pick<ToastEntry, 'action'> {
  const intl = useIntl();
  const desktop = useDesktop();
  const attempt = useAttempt();
  return useMemo(() => {
    if (desktop === null) return {};
    const run = (): void => void attempt(() => desktop.call('desktop.showInFolder', { what: 'written' }));
    return { action: { label: intl.formatMessage({ id: 'action.showInFolder' }), run } };
  }, [intl, desktop, attempt]);
}
