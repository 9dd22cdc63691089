import { Check } from 'lucide-react';
import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { FormattedNumber, useIntl } from 'react-intl';
import type { CorpusMatch } from '../../../domain/api/search-methods.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { rowForKey } from '../../ui/row-for-key.ts';
import { useRowWindow } from '../../ui/row-window.ts';
import { matchLine } from '../search/match-line.ts';
import { MatchText } from '../search/match-text.tsx';
import styles from './occurrence-list.module.css';
import { keyOfMatch, nearestMatch, occurrenceRows } from './occurrence-rows.ts';

interface OccurrenceListProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly matches: readonly CorpusMatch[];
  readonly leftOut: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onToggle: (key: string) => void;
}

/** In pixels, until the style sheet's has been measured. */
const USUAL_ROW_HEIGHT = 34;

/** All occurrences in what stands around them. Arrows walk them, Space leaves one out or takes it in again. */
export function OccurrenceList({ list, matches, leftOut, isBusy, onToggle }: OccurrenceListProps) {
  const intl = useIntl();
  const rows = useMemo(() => occurrenceRows(matches), [matches]);
  const scroller = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const [rowHeight, setRowHeight] = useState(USUAL_ROW_HEIGHT);
  useLayoutEffect(() => setRowHeight(measure.current?.offsetHeight ?? USUAL_ROW_HEIGHT), []);
  const { first, end } = useRowWindow(scroller, rows.length, rowHeight, 0);
  const [wanted, setWanted] = useState({ position: 0, takesFocus: false });
  const current = nearestMatch(rows, Math.min(wanted.position, rows.length - 1), 1);

  const focusCurrent = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null) return;
    // The document that it stands in stays in sight where it is the row before.
    const highest = (rows[current - 1]?.kind === 'document' ? current - 1 : current) * rowHeight;
    const lowest = (current + 1) * rowHeight - element.clientHeight;
    element.scrollTop = Math.min(highest, Math.max(lowest, element.scrollTop));
    element.querySelector<HTMLElement>(`[data-position="${current}"]`)?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    if (wanted.takesFocus) focusCurrent();
  }, [wanted]);

  const toggle = (position: number): void => {
    const row = rows[position];
    if (row?.kind === 'match' && row.match.state === undefined) onToggle(keyOfMatch(row.match));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = rowForKey(event.key, current, rows.length, page);
    if (next !== null) {
      setWanted({ position: nearestMatch(rows, next, next < current ? -1 : 1), takesFocus: true });
    } else if (event.key === ' ') toggle(current);
    else return;
    event.preventDefault();
  };

  const drawn = Array.from({ length: end - first }, (_, number) => first + number);
  // The row with the focus stays in the page, or scrolling by mouse would lose the keyboard's place.
  if (current >= 0 && current < first) drawn.unshift(current);
  if (current >= end) drawn.push(current);

  return (
    <div ref={scroller} className={styles.scroller}>
      <div ref={measure} className={styles.measure} aria-hidden="true" />
      <div
        ref={list}
        role="listbox"
        aria-label={intl.formatMessage({ id: 'occurrences.list' })}
        aria-multiselectable="true"
        aria-busy={isBusy}
        className={classes(styles.list, isBusy && styles.busy)}
        style={{ blockSize: rows.length * rowHeight }}
        tabIndex={-1}
        onFocus={(event) => {
          if (event.target === event.currentTarget) setWanted({ position: current, takesFocus: true });
        }}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const found = event.target instanceof Element ? event.target.closest('[data-position]') : null;
          const position = Number(found?.getAttribute('data-position') ?? -1);
          if (position < 0) return;
          setWanted({ position, takesFocus: true });
          toggle(position);
        }}
      >
        {drawn.map((position) => {
          const row = rows[position];
          if (row === undefined) return null;
          const place = { insetBlockStart: position * rowHeight };
          if (row.kind === 'document') {
            return (
              <div key={`in ${row.id}`} className={styles.document} style={place} role="presentation">
                <bdi className={styles.title}>{row.title}</bdi>
                <span className={styles.count}>
                  <FormattedNumber value={row.count} />
                </span>
              </div>
            );
          }
          const key = keyOfMatch(row.match);
          return (
            <Row
              key={key}
              match={row.match}
              position={position}
              insetBlockStart={place.insetBlockStart}
              isTaken={row.match.state === undefined && !leftOut.has(key)}
              isCurrent={position === current}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly match: CorpusMatch;
  readonly position: number;
  readonly insetBlockStart: number;
  readonly isTaken: boolean;
  readonly isCurrent: boolean;
}

function Row({ match, position, insetBlockStart, isTaken, isCurrent }: RowProps) {
  const intl = useIntl();
  const { before, quote, after } = matchLine(match);
  const state = match.state === undefined ? null : intl.formatMessage({ id: `occurrences.state.${match.state}` });
  const name = `${isolate(`${before}${quote}${after}`)} · ${isolate(match.title)}${state === null ? '' : ` · ${state}`}`;
  return (
    <div
      role="option"
      className={classes(styles.row, !isTaken && styles.out)}
      style={{ insetBlockStart }}
      aria-label={name}
      aria-selected={isTaken}
      aria-disabled={state !== null}
      tabIndex={isCurrent ? 0 : -1}
      data-position={position}
    >
      <span className={styles.box}>{isTaken ? <Check aria-hidden /> : null}</span>
      <MatchText match={match} />
      {state === null ? null : <span className={styles.state}>{state}</span>}
    </div>
  );
}
