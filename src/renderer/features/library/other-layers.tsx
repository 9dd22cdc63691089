import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { isolate } from '../../ui/isolate.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import styles from './document-list.module.css';

/** Names of annotators by id. */
export type People = ReadonlyMap<string, string>;

/** So many fit the cell in two lines. */
const MOST_SHOWN = 4;

interface OtherLayersProps {
  readonly layers: DocumentSummary['layers'];
  readonly people: People;
}

/** How far the other annotators are with a document: shape and first name to see, all of it in words to hear. */
export function OtherLayers({ layers, people }: OtherLayersProps) {
  const intl = useIntl();
  const others = layers.flatMap(({ annotator, status }) => {
    const name = people.get(annotator);
    if (name === undefined) return [];
    const words = intl.formatMessage(
      { id: 'library.personStatus' },
      { name: isolate(name), status: intl.formatMessage({ id: `status.${status}` }) },
    );
    return [{ annotator, status, firstName: name.split(/\s/u)[0] ?? name, words }];
  });
  const shown = others.length > MOST_SHOWN ? others.slice(0, MOST_SHOWN - 1) : others;
  const left = others.slice(shown.length);
  return (
    <span role="gridcell" className={styles.others} data-secondary-people="">
      {shown.map(({ annotator, status, firstName, words }) => (
        <span key={annotator} className={styles.person} title={words}>
          <StatusShape status={status} />
          <bdi aria-hidden="true">{firstName}</bdi>
          <span className={styles.hidden}>{words}</span>
        </span>
      ))}
      {left.length === 0 ? null : (
        <span className={styles.person} title={left.map(({ words }) => words).join('\n')}>
          <span aria-hidden="true">
            <FormattedMessage id="library.morePeople" values={{ count: left.length }} />
          </span>
          <span className={styles.hidden}>{left.map(({ words }) => words).join(' · ')}</span>
        </span>
      )}
    </span>
  );
}
