import styles from './match-text.module.css';
import { matchLine } from './match-line.ts';

interface MatchTextProps {
  readonly match: { readonly before: string; readonly quote: string; readonly after: string };
}

/** A match in what stands around it, in the direction of the text, set apart from what stands beside. */
export function MatchText({ match }: MatchTextProps) {
  const { before, quote, after, direction } = matchLine(match);
  return (
    <bdi dir={direction} className={styles.line}>
      {before}
      <mark className={styles.quote}>{quote}</mark>
      {after}
    </bdi>
  );
}
