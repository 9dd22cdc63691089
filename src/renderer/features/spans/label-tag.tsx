import type { SpanLabel } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import styles from './span-list.module.css';

interface LabelTagProps {
  readonly label: SpanLabel | null;
  readonly tag: string;
  readonly theme: ResolvedTheme;
}

/** A label's letters in its colour over its line, as the text shows it. */
export function LabelTag({ label, tag, theme }: LabelTagProps) {
  const appearance = label?.appearance;
  return (
    <span
      className={styles.tag}
      aria-hidden="true"
      style={appearance === undefined ? {} : { color: appearance[theme], textDecorationStyle: appearance.underline }}
    >
      {/* The spaces make the line long enough to tell a wavy one from a dotted one. */}
      {`\u00a0${tag}\u00a0`}
    </span>
  );
}
