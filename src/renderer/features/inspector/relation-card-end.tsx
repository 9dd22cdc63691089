import { Columns2, Unlink } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { PublicationTime } from '../../ui/publication-time.tsx';
import styles from './relation-card.module.css';
import type { CardEnd, EndPlace } from './relation-ends.ts';

/** Goes to a place: a span in its document, or a document; `beside` the one that is shown, or instead of it. */
export type OpenPlace = (place: { readonly document: string; readonly span: string | null; readonly beside: boolean }) => void;

interface CardEndViewProps {
  readonly end: CardEnd;
  /** The span that the card is read from: its words are shown above already. */
  readonly isSelf: boolean;
  readonly onOpen: OpenPlace;
}

/** One end of a relation: its words, which lead to it, and where they stand. */
export function CardEndView({ end, isSelf, onOpen }: CardEndViewProps) {
  const intl = useIntl();
  const { text, document, place, absent } = end;
  const words = <bdi className={styles.words}>{text ?? intl.formatMessage({ id: 'inspector.end.unknown' })}</bdi>;
  const className = classes(styles.end, isSelf ? styles.self : end.end.kind === 'document' ? styles.title : styles.quote);
  // Its place is kept, or the cards below would move when it comes.
  if (absent === 'reading') return <div className={className} aria-busy="true">{'\u00a0'}</div>;
  const span = end.end.kind === 'span' ? end.end.id : null;
  const open = (beside: boolean) => () => {
    if (document !== null) onOpen({ document, span, beside });
  };
  return (
    <>
      {absent !== null || document === null || (span === null && place === null) ? (
        <div className={classes(className, absent !== null && styles.absent)}>{words}</div>
      ) : (
        <AriaButton
          className={className}
          aria-label={intl.formatMessage({ id: 'inspector.jump' }, { end: isolate(text ?? '') })}
          onPress={open(false)}
        >
          {words}
        </AriaButton>
      )}
      {place === null && absent === null ? null : (
        <div className={styles.place}>
          {place === null ? null : <PlaceWords place={place} hasTitle={span !== null} />}
          {absent === null && document !== null ? (
            <span className={styles.beside}>
              <IconButton label={intl.formatMessage({ id: 'inspector.openBeside' }, { end: isolate(text ?? '') })} onPress={open(true)}>
                <Columns2 aria-hidden />
              </IconButton>
            </span>
          ) : null}
        </div>
      )}
      {absent === null ? null : (
        <p className={styles.gone}>
          <Unlink aria-hidden />
          <FormattedMessage id={`inspector.end.${absent}`} />
        </p>
      )}
    </>
  );
}

/** A document by its outlet and date, and by its title where that is not said already. */
export function PlaceWords({ place, hasTitle }: { readonly place: EndPlace; readonly hasTitle: boolean }) {
  return (
    <span className={styles.placeWords}>
      {place.publisher === null ? null : <bdi className={styles.outlet}>{place.publisher}</bdi>}
      {place.publishedAt === null ? null : <PublicationTime value={place.publishedAt} />}
      {hasTitle ? (
        <span className={styles.placeTitle}>
          <bdi>{place.title}</bdi>
        </span>
      ) : null}
    </span>
  );
}
