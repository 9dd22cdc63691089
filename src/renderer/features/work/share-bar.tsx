import styles from './share-bar.module.css';

interface ShareBarProps {
  readonly total: number;
  readonly done: number;
  readonly begun: number;
}

/** How much of a whole is done and begun; what stands beside it says it in words. */
export function ShareBar({ total, done, begun }: ShareBarProps) {
  const share = (part: number): string => `${(100 * part) / Math.max(1, total)}%`;
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.done} style={{ inlineSize: share(done) }} />
      <span className={styles.begun} style={{ inlineSize: share(begun) }} />
    </span>
  );
}
