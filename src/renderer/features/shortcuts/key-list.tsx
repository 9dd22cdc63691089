import type { ReactNode } from 'react';
import styles from './key-list.module.css';

/** Keys and what they do, below a heading. */
export function KeyGroup({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

interface KeyLineProps {
  /** As they are shown; any of them does it. */
  readonly keys: readonly string[];
  readonly title: string;
}

export function KeyLine({ keys, title }: KeyLineProps) {
  return (
    <div className={styles.key}>
      <dt>
        <bdi>{title}</bdi>
      </dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key} dir="ltr">
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
