import { ArrowLeftRight, ArrowRight } from 'lucide-react';
import type { Relation } from '../../../domain/model/annotation.ts';
import { relationChoices } from '../../../domain/model/relation-choices.ts';
import type { EndKind } from '../../../domain/model/relation-choices.ts';
import type { RelationLabel } from '../../../domain/model/scheme.ts';
import { IconButton } from '../../ui/button.tsx';
import type { RelationChange } from './newest-relation.ts';
import styles from './relation-card.module.css';

/**
 * The change that turns a relation round; null where the scheme does not allow it the other way, or where there is no
 * other way.
 */
export function reversed(
  { label, from, to }: Pick<Relation, 'label' | 'from' | 'to'>,
  labels: readonly RelationLabel[],
  ends: { readonly from: EndKind; readonly to: EndKind },
): RelationChange | null {
  const definition = labels.find(({ id }) => id === label);
  if (definition === undefined || definition.symmetric) return null;
  const [choice] = relationChoices([definition], ends.to, ends.from);
  return choice?.reversed === false ? { from: to, to: from } : null;
}

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
