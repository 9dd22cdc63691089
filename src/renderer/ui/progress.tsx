import { useEffect, useRef } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** The same said in words: “3 of 12”. */
  readonly words: string;
}

export function Progress({ label, done, total, words }: ProgressProps) {
  return (
    <ProgressBar className={classes(styles.progress)} value={done} maxValue={Math.max(total, 1)} valueLabel={words}>
      {({ percentage }) => (
        <>
          <div className={styles.words}>
            <Label>{label}</Label>
            <span>{words}</span>
          </div>
          <div className={styles.track}>
            <div className={styles.done} style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

/** For work that can't say how far it has come. It takes the focus: there is nothing else to do meanwhile. */
export function Waiting({ label }: { readonly label: string }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} tabIndex={-1} className={styles.waiting}>
      <ProgressBar className={classes(styles.progress)} isIndeterminate>
        <Label>{label}</Label>
        <div className={styles.track}>
          <div className={styles.running} />
        </div>
      </ProgressBar>
    </div>
  );
}
