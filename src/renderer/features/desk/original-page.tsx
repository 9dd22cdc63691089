import { Button as AriaButton, Link } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { useAttempt } from '../../app/attempt.ts';
import { useDesktop } from '../../bridge/desktop-context.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import styles from './original-page.module.css';

/** The address that a document came from; it opens in the person's own browser. */
export function OriginalPage({ address }: { readonly address: string }) {
  const intl = useIntl();
  const desktop = useDesktop();
  const attempt = useAttempt();
  const label = intl.formatMessage({ id: 'reader.openAddress' }, { address: isolate(address) });
  const words = (
    <bdi dir="ltr" className={styles.words}>
      {address}
    </bdi>
  );
  // The desktop program's windows open none: it hands the address to the system.
  return desktop === null ? (
    <Link href={address} target="_blank" rel="noreferrer" aria-label={label} className={classes(styles.address)}>
      {words}
    </Link>
  ) : (
    <AriaButton
      aria-label={label}
      className={classes(styles.address)}
      onPress={() => void attempt(() => desktop.call('desktop.openAddress', { address }))}
    >
      {words}
    </AriaButton>
  );
}
