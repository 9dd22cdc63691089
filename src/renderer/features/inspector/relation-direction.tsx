import { ArrowLeftRight, ArrowRight } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import styles from './relation-card.module.css';

interface DirectionSignProps {
  readonly isSymmetric: boolean;
  /** What pressing it does. */
  readonly label: string;
  /** Null where it runs one way only. */
  readonly onReverse: (() => void) | null;
}

/** Which way a relation runs; pressed, it runs the other way. */
export function DirectionSign({ isSymmetric, label, onReverse }: DirectionSignProps) {
  const Arrow = isSymmetric ? ArrowLeftRight : ArrowRight;
  const sign = <Arrow aria-hidden className={styles.arrow} />;
  if (onReverse === null) return sign;
  return (
    <span className={styles.reverse}>
      <IconButton label={label} onPress={onReverse}>
        {sign}
      </IconButton>
    </span>
  );
}
