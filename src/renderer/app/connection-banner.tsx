import { Unplug } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import styles from './frame.module.css';

/** Says that the window and the engine have lost each other. Nothing is queued meanwhile. */
export function ConnectionBanner() {
  return (
    <div role="alert" className={styles.banner}>
      <Unplug aria-hidden />
      <FormattedMessage id="connection.lost" />
    </div>
  );
}
