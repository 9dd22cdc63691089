import { Unplug } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState } from '../../domain/host-api.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useToast } from '../ui/toasts.tsx';
import styles from './frame.module.css';

/** Says that the window and the engine have lost each other. Nothing is queued meanwhile. */
export function ConnectionBanner({ host }: { readonly host: HostState['host'] }) {
  return (
    <div role="alert" className={styles.banner}>
      <Unplug aria-hidden />
      <span>
        <FormattedMessage id="connection.lost" />{' '}
        {/* A host that was started anew has another address, which this page can't know. */}
        {host === 'browser' ? <FormattedMessage id="connection.restart" /> : null}
      </span>
    </div>
  );
}

/** Says when they have found each other again. */
export function useRestoredNotice(): void {
  const bridge = useBridge();
  const intl = useIntl();
  const toast = useToast();
  const say = useEffectEvent(() => toast({ kind: 'notice', text: intl.formatMessage({ id: 'connection.restored' }) }));
  useEffect(
    () =>
      bridge.subscribe((event) => {
        if (event.type === 'connection' && event.state === 'restored') say();
      }),
    [bridge],
  );
}
