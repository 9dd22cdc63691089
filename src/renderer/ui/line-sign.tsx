import type { CSSProperties } from 'react';
import styles from './line-sign.module.css';

interface LineSignProps {
  /** Any colour of CSS; the interface's ink where there is none. */
  readonly colour: string | undefined;
  readonly line: CSSProperties['textDecorationStyle'];
  /** The letters above the line; without them it is drawn long enough to tell its style. */
  readonly letters?: string;
}

/** The sign of a label: its letters over its line, in its colour. Names stand beside it, so it is not read out. */
export function LineSign({ colour, line, letters }: LineSignProps) {
  return (
    <span
      aria-hidden="true"
      className={letters === undefined ? styles.line : styles.sign}
      style={{ ...(colour === undefined ? {} : { color: colour }), textDecorationStyle: line }}
    >
      {/* The spaces make the line long enough to tell a wavy one from a dotted one. */}
      {letters === undefined ? '\u00a0'.repeat(6) : `\u00a0${letters}\u00a0`}
    </span>
  );
}
