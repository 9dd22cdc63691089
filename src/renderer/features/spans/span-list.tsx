import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import type { SpanEntry } from './span-entries.ts';
import styles from './span-list.module.css';

interface SpanListProps {
  readonly entries: readonly SpanEntry[];
  readonly theme: ResolvedTheme;
  readonly onChoose: (id: string) => void;
}

const ROW_HEIGHT = 62;

/** Every span of the document as a list: what the painter shows by colour is read out here. */
export function SpanList({ entries, theme, onChoose }: SpanListProps) {
  const intl = useIntl();
  return (
    <aside
      className={styles.pane}
      aria-label={intl.formatMessage({ id: 'spans.title' })}
      {...(entries.length === 0 ? { 'data-empty': '' } : {})}
    >
      <h2 className={styles.heading}>
        <FormattedMessage id="spans.title" />
        <span className={styles.count}>{intl.formatNumber(entries.length)}</span>
      </h2>
      {entries.length === 0 ? (
        <p className={styles.empty}>
          <FormattedMessage id="spans.empty" />
        </p>
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT }}>
          <ListBox
            aria-label={intl.formatMessage({ id: 'spans.title' })}
            className={classes(styles.list)}
            items={entries}
            dependencies={[theme]}
            selectionMode="single"
            selectionBehavior="replace"
            onSelectionChange={(keys) => {
              const [chosen] = keys === 'all' ? [] : [...keys];
              if (chosen !== undefined) onChoose(String(chosen));
            }}
          >
            {(entry) => <SpanItem entry={entry} theme={theme} />}
          </ListBox>
        </Virtualizer>
      )}
    </aside>
  );
}

function SpanItem({ entry, theme }: { readonly entry: SpanEntry; readonly theme: ResolvedTheme }) {
  const appearance = entry.label?.appearance;
  const colour = appearance?.[theme];
  return (
    <ListBoxItem
      id={entry.id}
      textValue={`${entry.labelName}: ${entry.quote}`}
      // Without its quote a span would be read out like every other of its label.
      aria-label={`${entry.labelName}: ${isolate(entry.quote)} (${isolate(entry.annotator)})`}
      className={classes(styles.item)}
    >
      <div className={styles.label} style={colour === undefined ? {} : { color: colour }}>
        <span className={styles.tag} aria-hidden="true" style={{ textDecorationStyle: appearance?.underline }}>
          {/* The spaces make the line long enough to tell a wavy one from a dotted one. */}
          {`\u00a0${entry.tag}\u00a0`}
        </span>
        <bdi>{entry.labelName}</bdi>
        <span className={styles.annotator}>
          <bdi>{entry.annotator}</bdi>
        </span>
      </div>
      <div className={styles.description}>
        <bdi className={styles.quote}>{entry.quote}</bdi>
      </div>
    </ListBoxItem>
  );
}
