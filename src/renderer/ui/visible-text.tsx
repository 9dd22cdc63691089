import { stretchesOfText } from './bidi-controls.ts';
import styles from './visible-text.module.css';

interface VisibleTextProps {
  readonly text: string;
}

/** A person's text, isolated; direction controls in it are shown by name and reorder nothing. */
export function VisibleText({ text }: VisibleTextProps) {
  return (
    <bdi className={styles.text}>
      {stretchesOfText(text).map((stretch) =>
        stretch.control === null ? (
          stretch.text
        ) : (
          <span key={stretch.start} className={styles.control} dir="ltr">
            {stretch.control}
          </span>
        ),
      )}
    </bdi>
  );
}
