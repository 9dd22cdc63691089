import { Tab as AriaTab } from 'react-aria-components';
import type { TabProps as AriaTabProps } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './tab.module.css';

/** A tab in a list of tabs, which leaves the room between them. */
export function Tab(props: Omit<AriaTabProps, 'className'>) {
  return <AriaTab {...props} className={classes(styles.tab)} />;
}
