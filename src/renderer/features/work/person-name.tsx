import type { Annotator } from '../../../domain/model/annotation.ts';
import { classes } from '../../ui/classes.ts';
import styles from './person-name.module.css';

/** An annotator by colour and name; the name says it alone too. */
export function PersonName({ person, isStrong = false }: { readonly person: Pick<Annotator, 'name' | 'colour'>; readonly isStrong?: boolean }) {
  return (
    <span className={classes(styles.person, isStrong && styles.strong)}>
      <span className={styles.colour} style={{ background: person.colour }} aria-hidden="true" />
      <bdi className={styles.name}>{person.name}</bdi>
    </span>
  );
}
