import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { IconButton } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './find-bar.module.css';
import type { FindControl } from './use-find.ts';

/** A bar over the text in which its words are searched for. */
export function FindBar({ find }: { readonly find: FindControl }) {
  const intl = useIntl();
  const { query, found, field, step, close, onQuery } = find;
  const { hits, current } = found;
  return (
    <div role="search" aria-label={intl.formatMessage({ id: 'find.title' })}>
      <div
        role="presentation"
        className={styles.bar}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      >
        <SearchField
          className={styles.field}
          size="small"
          label={intl.formatMessage({ id: 'find.words' })}
          value={query}
          onChange={onQuery}
          input={field}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? 'previous' : 'next');
            else if (event.key === 'Escape') close();
            else event.continuePropagation();
          }}
        />
        <span className={styles.count} role="status">
          {query.trim() === '' ? null : hits.length === 0 ? (
            <FormattedMessage id="find.none" />
          ) : (
            <FormattedMessage id="find.count" values={{ number: current + 1, all: hits.length }} />
          )}
        </span>
        <IconButton
          label={intl.formatMessage({ id: 'command.findPrevious' })}
          shortcut="Shift+F3"
          isDisabled={hits.length === 0}
          onPress={() => step('previous')}
        >
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton
          label={intl.formatMessage({ id: 'command.findNext' })}
          shortcut="F3"
          isDisabled={hits.length === 0}
          onPress={() => step('next')}
        >
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label={intl.formatMessage({ id: 'find.close' })} shortcut="Esc" onPress={close}>
          <X aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
