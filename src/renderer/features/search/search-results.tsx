import { memo, useLayoutEffect } from 'react';
import type { KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CorpusMatch } from '../../../domain/api/search-methods.ts';
import { classes } from '../../ui/classes.ts';
import menuStyles from '../../ui/menu.module.css';
import styles from './corpus-search.module.css';
import { MatchText } from './match-text.tsx';
import type { MatchGroup } from './search-groups.ts';

interface SearchResultsProps {
  /** What the field above names as its list; the entries' ids begin with it. */
  readonly id: string;
  readonly groups: readonly MatchGroup[];
  readonly publishers: ReadonlyMap<string, string | null>;
  /** The position of the entry that Enter takes, among all matches and what shows more after them. */
  readonly current: number;
  /** Matches that are not shown yet. */
  readonly left: number;
  readonly isLoadingMore: boolean;
  readonly onChoose: (position: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function entryId(list: string, position: number): string {
  return `${list}-${position}`;
}

/** What was found, by document. The field above keeps the keyboard and says which entry is meant. */
export function SearchResults({ id, groups, publishers, current, left, isLoadingMore, onChoose, onKeyDown }: SearchResultsProps) {
  const intl = useIntl();
  useLayoutEffect(() => {
    document.getElementById(entryId(id, current))?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  const shown = groups.reduce((count, { matches }) => count + matches.length, 0);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={intl.formatMessage({ id: 'search.results' })}
      className={styles.list}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      // The field keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const found = event.target instanceof Element ? event.target.closest('[data-position]') : null;
        if (found !== null) onChoose(Number(found.getAttribute('data-position')));
      }}
    >
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={group.title} className={styles.group}>
          <div role="presentation" className={classes(menuStyles.heading, styles.heading)}>
            <Place title={group.title} publisher={publishers.get(group.document) ?? null} />
          </div>
          {group.matches.map((match, index) => (
            <Entry
              key={match.start}
              id={entryId(id, group.first + index)}
              position={group.first + index}
              match={match}
              isCurrent={group.first + index === current}
            />
          ))}
        </div>
      ))}
      {left === 0 ? null : (
        <div
          id={entryId(id, shown)}
          role="option"
          aria-selected={shown === current}
          data-position={shown}
          className={classes(styles.entry, styles.more)}
        >
          <FormattedMessage id={isLoadingMore ? 'search.searching' : 'search.more'} values={{ count: left }} />
        </div>
      )}
    </div>
  );
}

interface EntryProps {
  readonly id: string;
  readonly position: number;
  readonly match: CorpusMatch;
  readonly isCurrent: boolean;
}

const Entry = memo(({ id, position, match, isCurrent }: EntryProps) => (
  <div id={id} role="option" aria-selected={isCurrent} data-position={position} className={styles.entry}>
    <MatchText match={match} />
  </div>
));
Entry.displayName = 'Entry';

function Place({ title, publisher }: { readonly title: string; readonly publisher: string | null }) {
  return (
    <>
      {publisher === null ? null : (
        <>
          <bdi>{publisher}</bdi>
          {' · '}
        </>
      )}
      <bdi>{title}</bdi>
    </>
  );
}
