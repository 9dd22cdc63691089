import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly level?: 1 | 2;
  /** What can be done next. */
  readonly children?: ReactNode;
}

/** Fills an empty or broken screen with what is so and what to do next. */
export function Notice({ title, text, level = 1, children }: NoticeProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.notice}>
      <Heading className={styles.title}>{title}</Heading>
      <p className={styles.text}>{text}</p>
      {children === undefined ? null : <div className={styles.actions}>{children}</div>}
    </div>
  );
}
