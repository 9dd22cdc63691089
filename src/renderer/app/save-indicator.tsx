import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useConnection, useSaveFailure, useSaveState } from '../bridge/bridge-context.ts';
import { classes } from '../ui/classes.ts';
import styles from './save-indicator.module.css';

/** How long, in milliseconds, saving takes before it is worth a word. */
const WORTH_SAYING = 400;

/** True once something has been so for a while. */
function useLasting(isSo: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasts(true), WORTH_SAYING);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo]);
  return isSo && lasts;
}

type Shown = 'saved' | 'saving' | 'failed' | 'lost';

const icons = { saved: Check, saving: LoaderCircle, failed: TriangleAlert, lost: CloudOff } as const;

/** Says whether everything that was done is in the file. Only what is not as it should be is read out by itself. */
export function SaveIndicator() {
  const intl = useIntl();
  const state = useSaveState();
  const failure = useSaveFailure();
  const isLost = useConnection() === 'lost';
  const isSaving = useLasting(state === 'saving');
  // A change that takes no time is no news: the words stay what they were.
  const shown: Shown = isSaving ? 'saving' : failure !== null ? 'failed' : isLost ? 'lost' : 'saved';
  const words =
    shown === 'failed' && failure !== null
      ? intl.formatMessage({ id: 'save.failed' }, { why: intl.formatMessage({ id: `save.why.${failure}` }) })
      : intl.formatMessage({ id: `save.${shown}` });
  const isNews = shown === 'failed' || shown === 'lost';
  const Icon = icons[shown];
  return (
    <div className={classes(styles.indicator, isNews && styles.news)}>
      <Icon aria-hidden className={classes(shown === 'saving' && styles.turning)} />
      <span className={styles.words} title={words} data-save={shown}>
        {words}
      </span>
      <span role="status" className={styles.hidden}>
        {isNews ? words : ''}
      </span>
    </div>
  );
}
