import { FormattedMessage, useIntl } from 'react-intl';
import type { EdgeChoice, EdgeOutcome } from '../../../domain/text/edge-moves.ts';
import { majorityDirection } from '../../../domain/text/direction.ts';
import { isMac } from '../../app/strokes.ts';
import { isolate } from '../../ui/isolate.ts';
import { KeyMark } from '../shortcuts/key-mark.tsx';
import styles from './edge-line.module.css';
import type { SpanEdges } from './use-span-edges.ts';

interface EdgeLineProps {
  readonly edges: SpanEdges;
  readonly text: string;
  readonly fragments: number;
}

/** Letters of what would change hands; longer stretches are told by their ends. UTF-16 code units. */
const LONGEST = 13;

const modifiers: Readonly<Record<EdgeChoice['unit'], string>> = isMac
  ? { cluster: '⇧', clitic: '⌃⌥⇧', word: '⌥⇧', sentence: '⌥⇧↑↓' }
  : { cluster: '⇧', clitic: '⇧Alt', word: '⇧Ctrl', sentence: '⇧Ctrl↑↓' };

/** For the selected span: what each key would do to the edge at hand, before it is pressed. */
export function EdgeLine({ edges, text, fragments }: EdgeLineProps) {
  const intl = useIntl();
  const { atHand, choices, moved } = edges;
  if (atHand === null) return null;
  return (
    <div className={styles.line} data-edge-line="">
      <span className={styles.edge}>
        <FormattedMessage
          id={fragments > 1 ? 'desk.edge.ofFragment' : 'desk.edge.ofSpan'}
          values={{ edge: atHand.edge, number: atHand.fragment + 1, count: fragments }}
        />{' '}
        <KeyMark words=";" />
      </span>
      {choices.map(({ unit, growing, shrinking }) => (
        <span key={unit} className={styles.unit} data-unit={unit}>
          <span className={styles.name}>
            <FormattedMessage id={`desk.edge.${unit}`} />
          </span>
          <kbd dir="ltr">{modifiers[unit]}</kbd>
          <Part text={text} outcome={growing} sign="+" />
          <Part text={text} outcome={shrinking} sign="−" />
        </span>
      ))}
      <span className={styles.spoken} role="status">
        {moved === null
          ? null
          : intl.formatMessage({ id: moved.grows ? 'desk.edge.tookIn' : 'desk.edge.leftOut' }, { part: isolate(moved.part.trim()) })}
      </span>
    </div>
  );
}

/** What a move would take in or leave out, in letters; nothing where it can't be made. */
function Part({ text, outcome, sign }: { readonly text: string; readonly outcome: EdgeOutcome; readonly sign: string }) {
  if ('refused' in outcome) return null;
  const { start, end } = outcome.changed;
  const part = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  const letters = part === '' ? '␣' : part.length <= LONGEST ? part : `${part.slice(0, LONGEST - 1)}…`;
  return (
    <span className={styles.part} data-part={sign}>
      <span className={styles.sign}>{sign}</span>
      <bdi dir={majorityDirection(letters, 'rtl')}>{letters}</bdi>
    </span>
  );
}
