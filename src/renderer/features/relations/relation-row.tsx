import { ArrowLeftRight, ArrowRight, CircleAlert, StickyNote, Unlink } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BrowsedRelation, ShownEnd } from '../../../domain/api/relation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Completeness } from '../../../domain/model/completeness.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { arrival } from '../../ui/arrival.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import { PublicationTime } from '../../ui/publication-time.tsx';
import { attributeRows } from '../inspector/attribute-rows.ts';
import { AttributeWords } from '../inspector/attribute-words.tsx';
import styles from './relations-list.module.css';

/** What rows are drawn with. */
export interface RowContext {
  readonly scheme: Scheme;
  readonly completeness: Completeness;
  /** Names of annotators by id. */
  readonly annotators: ReadonlyMap<string, string>;
  readonly ownId: string | null;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
}

interface RelationRowProps {
  /** Undefined while its page is being read. */
  readonly browsed: BrowsedRelation | undefined;
  readonly position: number;
  readonly count: number;
  /** The row that Tab comes to, and whose relation stands beside the list. */
  readonly isCurrent: boolean;
  readonly context: RowContext;
}

/** One relation of the list: both quotes with outlet and date, and between them what is said of the two. */
export function RelationRow({ browsed, position, count, isCurrent, context }: RelationRowProps) {
  const intl = useIntl();
  const place = {
    role: 'option',
    className: styles.row,
    style: { insetBlockStart: `calc(${position} * var(--row))` },
    'aria-posinset': position + 1,
    'aria-setsize': count,
    'aria-selected': isCurrent,
    tabIndex: isCurrent ? 0 : -1,
    'data-position': position,
    ...(isCurrent ? arrival : {}),
  } as const;
  if (browsed === undefined) {
    return <div {...place} aria-busy="true" aria-label={intl.formatMessage({ id: 'relations.reading' })} />;
  }
  const { relation, from, to } = browsed;
  const label = context.scheme.relations.find(({ id }) => id === relation.label);
  const name = label?.names[context.language] ?? relation.label;
  const words = (end: ShownEnd): string => end.quote ?? end.title ?? intl.formatMessage({ id: 'inspector.end.unknown' });
  return (
    <div
      {...place}
      data-relation={relation.id}
      aria-label={intl.formatMessage(
        { id: 'inspector.reading.sentence' },
        { from: isolate(words(from)), relation: isolate(name), to: isolate(words(to)) },
      )}
    >
      <RowEnd end={from} words={words(from)} />
      <div className={styles.middle}>
        <span className={styles.type}>
          <span className={styles.name} style={label === undefined ? {} : { color: label.appearance[context.theme] }}>
            <LineSign colour={undefined} line={label?.appearance.underline ?? 'solid'} />
            <bdi>{name}</bdi>
          </span>
          {label?.symmetric === true ? (
            <ArrowLeftRight aria-hidden className={styles.arrow} />
          ) : (
            <ArrowRight aria-hidden className={styles.arrow} />
          )}
        </span>
        <RowFacts browsed={browsed} context={context} />
      </div>
      <RowEnd end={to} words={words(to)} />
    </div>
  );
}

function RowEnd({ end, words }: { readonly end: ShownEnd; readonly words: string }) {
  const { absent, quote, title, publisher, publishedAt } = end;
  return (
    <div className={classes(styles.end, absent !== null && styles.absent)}>
      <div className={classes(styles.quote, quote === null && styles.whole)} dir="auto">
        {words}
      </div>
      <div className={styles.place}>
        {absent === null ? null : (
          <span className={styles.gone}>
            <Unlink aria-hidden />
            <FormattedMessage id={`relations.end.${absent}`} />
          </span>
        )}
        {publisher === null ? null : <bdi className={styles.outlet}>{publisher}</bdi>}
        {publishedAt === null || absent !== null ? null : <PublicationTime value={publishedAt} />}
        {publisher === null && quote !== null && title !== null ? <bdi>{title}</bdi> : null}
      </div>
    </div>
  );
}

/** The values of its attributes, what is missing, and whose it is. */
function RowFacts({ browsed: { relation }, context }: { readonly browsed: BrowsedRelation; readonly context: RowContext }) {
  const intl = useIntl();
  const { scheme, completeness, annotators, ownId, language } = context;
  const label = scheme.relations.find(({ id }) => id === relation.label);
  const given = attributeRows(label?.attributes ?? [], relation.attributes).filter(({ value }) => value !== undefined);
  const lacking = completeness.ofRelation(relation).attributes.map(
    (id) => label?.attributes.find((attribute) => attribute.id === id)?.names[language] ?? id,
  );
  const missing = intl.formatMessage({ id: 'spans.missing' }, { names: intl.formatList(lacking.map(isolate), { type: 'unit' }) });
  return (
    <span className={styles.facts}>
      {given.map(({ id, definition, value }) => (
        <span key={id} className={styles.fact}>
          {value === undefined ? null : <AttributeWords definition={definition} value={value} language={language} />}
        </span>
      ))}
      {lacking.length === 0 ? null : (
        <span className={classes(styles.fact, styles.missing)} title={missing}>
          <CircleAlert aria-hidden />
          <bdi>{missing}</bdi>
        </span>
      )}
      {relation.note === '' ? null : (
        <span className={styles.fact} title={intl.formatMessage({ id: 'spans.hasNote' })}>
          <StickyNote aria-hidden />
        </span>
      )}
      {relation.annotator === ownId ? null : (
        <span className={styles.fact}>
          <bdi>{annotators.get(relation.annotator) ?? ''}</bdi>
        </span>
      )}
    </span>
  );
}
