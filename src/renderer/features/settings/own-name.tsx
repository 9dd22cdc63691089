import { FormattedMessage } from 'react-intl';
import { useAnnotators, useOwnId } from '../../app/queries.ts';
import styles from './own-name.module.css';

/** Who works here, and as what in this project. */
export function OwnName({ name }: { readonly name: string }) {
  const ownId = useOwnId();
  const own = useAnnotators().data?.find(({ id }) => id === ownId);
  return (
    <>
      {own === undefined ? null : <span className={styles.colour} style={{ background: own.colour }} aria-hidden="true" />}
      <bdi className={styles.name}>{own?.name ?? name}</bdi>
      {own === undefined ? null : (
        <span className={styles.role}>
          <FormattedMessage id={`role.${own.role}`} />
        </span>
      )}
    </>
  );
}
