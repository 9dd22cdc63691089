import { ListBox, ListBoxItem, ListLayout, Text, Virtualizer } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { classes } from '../../ui/classes.ts';
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
    <aside className={styles.pane} aria-label={intl.formatMessage({ id: 'spans.title' })}>
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
    <ListBoxItem id={entry.id} textValue={`${entry.labelName}: ${entry.quote}`} className={classes(styles.item)}>
      <Text slot="label" className={classes(styles.label)} style={colour === undefined ? {} : { color: colour }}>
        <span className={styles.tag} aria-hidden="true" style={{ textDecorationStyle: appearance?.underline }}>
          {entry.tag}
        </span>
        <bdi>{entry.labelName}</bdi>
        <span className={styles.annotator}>
          <bdi>{entry.annotator}</bdi>
        </span>
      </Text>
      <Text slot="description" className={classes(styles.description)}>
        <bdi className={styles.quote}>{entry.quote}</bdi>
      </Text>
    </ListBoxItem>
  );
}
