import { CircleAlert, Spline, StickyNote } from 'lucide-react';
import { FormattedNumber, useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { LabelTag } from './label-tag.tsx';
import type { SpanEntry } from './span-entries.ts';
import styles from './span-list.module.css';

interface SpanRowProps {
  readonly entry: SpanEntry;
  readonly position: number;
  readonly count: number;
  readonly theme: ResolvedTheme;
  /** Whether it says in words what is missing. */
  readonly saysMissing: boolean;
  /** The row that Tab comes to. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
}

/** No more of a quote is read out; in UTF-16 code units. */
const READ_OUT = 240;

interface Marks {
  readonly fragments: string | null;
  readonly missing: string | null;
  readonly note: string | null;
  readonly relations: string | null;
}

function marksOf({ fragments, missing, hasNote, relations }: SpanEntry, intl: IntlShape): Marks {
  const names = intl.formatList(missing.map(isolate), { type: 'unit' });
  return {
    fragments: fragments < 2 ? null : intl.formatMessage({ id: 'spans.fragments' }, { count: fragments }),
    missing: missing.length === 0 ? null : intl.formatMessage({ id: 'spans.missing' }, { names }),
    note: hasNote ? intl.formatMessage({ id: 'spans.hasNote' }) : null,
    relations: relations === 0 ? null : intl.formatMessage({ id: 'spans.relations' }, { count: relations }),
  };
}

/** A span in words: without its quote it would be read out like every other of its label. */
function spokenName(entry: SpanEntry, marks: Marks): string {
  const { head, tail } = entry.quote;
  const quote = isolate(`${head}${tail}`.slice(0, READ_OUT));
  const about = [
    entry.annotator === null ? null : isolate(entry.annotator),
    marks.fragments,
    marks.missing,
    marks.note,
    marks.relations,
  ];
  const rest = about.filter((part) => part !== null);
  return `${isolate(entry.labelName)}: ${quote}${rest.length === 0 ? '' : ` (${rest.join(' · ')})`}`;
}

/** One span of the list. What is done to rows by key and by mouse is the list's affair. */
export function SpanRow(props: SpanRowProps) {
  const { entry, position, count, theme, saysMissing, isCurrent, isSelected, isHovered } = props;
  const intl = useIntl();
  const marks = marksOf(entry, intl);
  const { quote } = entry;
  return (
    <div
      role="option"
      className={classes(styles.row, isHovered && styles.hovered)}
      style={{ insetBlockStart: `calc(${position} * var(--row))` }}
      aria-label={spokenName(entry, marks)}
      aria-selected={isSelected}
      aria-posinset={position + 1}
      aria-setsize={count}
      tabIndex={isCurrent ? 0 : -1}
      data-span={entry.id}
    >
      <div className={styles.line}>
        <LabelTag label={entry.label} tag={entry.tag} theme={theme} />
        <bdi className={styles.name}>{entry.labelName}</bdi>
        {entry.annotator === null ? null : (
          <span className={styles.annotator}>
            <bdi>{entry.annotator}</bdi>
          </span>
        )}
        <span className={styles.marks}>
          {marks.fragments === null ? null : (
            <span title={marks.fragments} className={styles.mark} dir="ltr">
              ×<FormattedNumber value={entry.fragments} />
            </span>
          )}
          {marks.missing === null ? null : (
            <span title={marks.missing} className={classes(styles.mark, saysMissing && styles.missing)}>
              <CircleAlert aria-hidden />
              {saysMissing ? <bdi className={styles.missingWords}>{marks.missing}</bdi> : null}
            </span>
          )}
          {marks.note === null ? null : (
            <span title={marks.note} className={styles.mark}>
              <StickyNote aria-hidden />
            </span>
          )}
          {marks.relations === null ? null : (
            <span title={marks.relations} className={styles.mark}>
              <Spline aria-hidden />
              <FormattedNumber value={entry.relations} />
            </span>
          )}
        </span>
      </div>
      <div className={styles.quoteLine}>
        <div className={styles.quote} dir={quote.direction}>
          <span className={styles.head}>{quote.head}</span>
          {quote.tail === '' ? null : <span className={styles.tail}>{quote.tail}</span>}
        </div>
      </div>
    </div>
  );
}
