import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './disclosure.module.css';

interface DisclosureProps {
  readonly title: ReactNode;
  /** Made only once it is opened. */
  readonly children: () => ReactNode;
}

/** A heading that opens what stands below it. */
export function Disclosure({ title, children }: DisclosureProps) {
  return (
    <AriaDisclosure className={classes(styles.disclosure)}>
      {({ isExpanded }) => (
        <>
          <Heading level={3} className={classes(styles.heading)}>
            <Button slot="trigger" className={classes(styles.button)}>
              <ChevronRight aria-hidden className={styles.chevron} />
              {title}
            </Button>
          </Heading>
          <DisclosurePanel>{isExpanded ? children() : null}</DisclosurePanel>
        </>
      )}
    </AriaDisclosure>
  );
}
