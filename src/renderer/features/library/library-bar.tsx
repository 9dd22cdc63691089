import { ArrowDownWideNarrow, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button, MenuTrigger, Popover, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { classes } from '../../ui/classes.ts';
import menuStyles from '../../ui/menu.module.css';
import { StatusShape } from '../../ui/status-shape.tsx';
import styles from './library-bar.module.css';
import { documentOrders, statusFilters } from './library-filter.ts';
import type { DocumentOrder, StatusFilter } from './library-filter.ts';

interface LibraryBarProps {
  /** How many documents each filter would show. */
  readonly counts: Readonly<Record<StatusFilter, number>>;
  readonly filter: StatusFilter;
  readonly order: DocumentOrder;
  readonly onFilter: (filter: StatusFilter) => void;
  readonly onOrder: (order: DocumentOrder) => void;
}

const comesLater: ReadonlySet<StatusFilter> = new Set(['assigned', 'incomplete', 'removed']);

/** Which documents are listed, and in which order. */
export function LibraryBar({ counts, filter, order, onFilter, onOrder }: LibraryBarProps) {
  const intl = useIntl();
  const [orderOpen, setOrderOpen] = useState(false);
  return (
    <div className={styles.bar}>
      <ToggleButtonGroup
        className={classes(styles.filters)}
        aria-label={intl.formatMessage({ id: 'library.show' })}
        disallowEmptySelection
        selectedKeys={[filter]}
        onSelectionChange={(keys) => {
          const chosen = statusFilters.find((each) => keys.has(each));
          if (chosen !== undefined) onFilter(chosen);
        }}
      >
        {statusFilters
          // Nothing was removed, assigned or is incomplete in most projects; the way there comes with the first of them.
          .filter((each) => !comesLater.has(each) || counts[each] > 0 || filter === each)
          .map((each) => (
            <ToggleButton key={each} id={each} className={classes(styles.filter)}>
              {each === 'incomplete' ? <CircleAlert aria-hidden className={styles.sign} /> : null}
              {each === 'new' || each === 'in-progress' || each === 'done' ? <StatusShape status={each} /> : null}
              <FormattedMessage id={`library.show.${each}`} />
              <span className={styles.count}>
                <FormattedNumber value={counts[each]} />
              </span>
            </ToggleButton>
          ))}
      </ToggleButtonGroup>
      <MenuTrigger isOpen={orderOpen} onOpenChange={setOrderOpen}>
        <Button
          className={classes(styles.order)}
          aria-label={`${intl.formatMessage({ id: 'library.order' })}: ${intl.formatMessage({ id: `library.order.${order}` })}`}
        >
          <ArrowDownWideNarrow aria-hidden />
          <FormattedMessage id={`library.order.${order}`} />
        </Button>
        <Popover className={classes(menuStyles.popover)} placement="bottom end">
          <ChoiceList
            label={intl.formatMessage({ id: 'library.order' })}
            entries={documentOrders.map((each) => ({
              id: each,
              label: intl.formatMessage({ id: `library.order.${each}` }),
            }))}
            chosen={order}
            onChoose={(chosen) => {
              setOrderOpen(false);
              onOrder(chosen);
            }}
          />
        </Popover>
      </MenuTrigger>
    </div>
  );
}
