import { Tab as AriaTab } from 'react-aria-components';
import type { TabProps as AriaTabProps } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './tab.module.css';

type TabProps = Omit<AriaTabProps, 'className'> & {
  /** How much room it has; what it looks like is the same everywhere. */
  readonly className?: string | undefined;
};

/** A tab in a list of tabs. */
export function Tab({ className, ...props }: TabProps) {
  return <AriaTab {...props} className={classes(styles.tab, className)} />;
}
