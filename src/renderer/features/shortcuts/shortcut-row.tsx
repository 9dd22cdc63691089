import { RotateCcw, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { KeyboardEvent } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { KeyStroke } from '../../../domain/key-stroke.ts';
import { shortcutWords } from '../../app/commands.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import type { ActionEntry } from './action-entries.ts';
import type { Assignment, Conflict } from './assignment.ts';
import styles from './keyboard-dialog.module.css';
import { StrokeRecorder } from './stroke-recorder.tsx';

/** What is being done to a row's key. */
export type RowEdit =
  | { readonly kind: 'recording'; readonly refused: Assignment | null }
  | { readonly kind: 'taken'; readonly assignment: Assignment & { readonly kind: 'taken' } };

interface ShortcutRowProps {
  readonly entry: ActionEntry;
  readonly title: string;
  readonly titleOf: (entry: ActionEntry) => string;
  readonly conflict: Conflict | null;
  /** Null while nothing is done to it. */
  readonly edit: RowEdit | null;
  /** Up and down, from key to key. */
  readonly onMove: (event: KeyboardEvent) => void;
  readonly onRecord: () => void;
  readonly onStroke: (stroke: KeyStroke) => void;
  readonly onTakeOver: () => void;
  readonly onGiveUp: () => void;
  readonly onLeave: () => void;
  /** Back to the default. */
  readonly onReset: () => void;
  readonly onClear: () => void;
}

/** One action with its key, which a press lets one change. */
export function ShortcutRow(props: ShortcutRowProps) {
  const { entry, title, titleOf, conflict, edit, onMove, onRecord, onStroke, onTakeOver, onGiveUp, onLeave, onReset, onClear } = props;
  const intl = useIntl();
  const none = intl.formatMessage({ id: 'shortcuts.none' });
  const keys = entry.stroke === null ? none : shortcutWords(entry.stroke);
  const own = entry.own === null ? none : shortcutWords(entry.own);
  return (
    <li className={styles.row} data-action={entry.id}>
      <span className={styles.name}>
        {title}
        {conflict === null ? null : <ConflictLine conflict={conflict} keys={keys} titleOf={titleOf} />}
      </span>
      {edit?.kind === 'recording' ? (
        <StrokeRecorder
          label={intl.formatMessage({ id: 'shortcuts.pressNew' })}
          onStroke={onStroke}
          onGiveUp={onGiveUp}
          onLeave={onLeave}
        />
      ) : (
        <span className={styles.controls}>
          <span className={styles.seldom}>
            {entry.isChanged ? (
              <IconButton label={intl.formatMessage({ id: 'shortcuts.reset' }, { title, keys: isolate(own) })} onPress={onReset}>
                <RotateCcw aria-hidden />
              </IconButton>
            ) : null}
            {entry.stroke === null || entry.isFixed ? null : (
              <IconButton label={intl.formatMessage({ id: 'shortcuts.clear' }, { title })} onPress={onClear}>
                <X aria-hidden />
              </IconButton>
            )}
          </span>
          <AriaButton
            className={styles.keys ?? ''}
            data-keys
            isDisabled={entry.isFixed}
            aria-label={intl.formatMessage({ id: 'shortcuts.change' }, { title, keys: isolate(keys) })}
            onKeyDown={onMove}
            onPress={onRecord}
          >
            {entry.stroke === null ? <span className={styles.none}>{none}</span> : <kbd dir="ltr">{keys}</kbd>}
          </AriaButton>
        </span>
      )}
      {edit === null ? null : (
        <div className={styles.answer} role="alert">
          {edit.kind === 'taken' ? (
            <>
              <AnswerLine assignment={edit.assignment} titleOf={titleOf} />
              <Button autoFocus onPress={onTakeOver}>
                <FormattedMessage id="shortcuts.takeOver" />
              </Button>
              <Button look="quiet" onPress={onGiveUp}>
                <FormattedMessage id="shortcuts.leave" />
              </Button>
            </>
          ) : edit.refused === null ? null : (
            <AnswerLine assignment={edit.refused} titleOf={titleOf} />
          )}
        </div>
      )}
    </li>
  );
}

interface AnswerLineProps {
  readonly assignment: Assignment;
  readonly titleOf: (entry: ActionEntry) => string;
}

/** Why a stroke cannot be had, or whose it is. */
function AnswerLine({ assignment, titleOf }: AnswerLineProps) {
  const intl = useIntl();
  const keys = <kbd dir="ltr">{shortcutWords(assignment.stroke)}</kbd>;
  const list = (names: readonly string[]): string => intl.formatList(names, { type: 'conjunction' });
  switch (assignment.kind) {
    case 'free':
      return null;
    case 'taken':
      return (
        <p>
          <FormattedMessage id="shortcuts.taken" values={{ keys, names: list(assignment.holders.map(titleOf)) }} />
        </p>
      );
    case 'fixed':
      return (
        <p>
          <FormattedMessage id="shortcuts.fixed" values={{ keys, name: titleOf(assignment.holder) }} />
        </p>
      );
    case 'label':
      return (
        <p>
          <FormattedMessage
            id="shortcuts.isLabel"
            values={{ keys, names: list(assignment.labels.map(({ name }) => isolate(name))) }}
          />
        </p>
      );
    case 'refused':
      return (
        <p>
          <FormattedMessage id={`shortcuts.refused.${assignment.reason}`} values={{ keys }} />
        </p>
      );
  }
}

interface ConflictLineProps {
  readonly conflict: Conflict;
  readonly keys: string;
  readonly titleOf: (entry: ActionEntry) => string;
}

/** Who else has a key: it can come so where another project's scheme, or a newer program, brings keys along. */
function ConflictLine({ conflict, keys, titleOf }: ConflictLineProps) {
  const intl = useIntl();
  const list = (names: readonly string[]): string => intl.formatList(names, { type: 'conjunction' });
  const shown = <kbd dir="ltr">{keys}</kbd>;
  return (
    <span className={styles.conflict}>
      {conflict.holders.length === 0 ? null : (
        <FormattedMessage id="shortcuts.shared" values={{ keys: shown, names: list(conflict.holders.map(titleOf)) }} />
      )}
      {conflict.labels.length === 0 ? null : (
        <FormattedMessage
          id="shortcuts.labelFirst"
          values={{ keys: shown, names: list(conflict.labels.map(({ name }) => isolate(name))) }}
        />
      )}
    </span>
  );
}
