import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState } from '../../../domain/host-api.ts';
import type { KeyStroke, ShortcutChanges } from '../../../domain/key-stroke.ts';
import { isSameStroke } from '../../../domain/key-stroke.ts';
import { fold } from '../../../domain/text/folding.ts';
import { commandGroups, shortcutWords } from '../../app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { isolate } from '../../ui/isolate.ts';
import { SearchField } from '../../ui/search-field.tsx';
import type { ActionEntry } from './action-entries.ts';
import { assess, conflictOf, withStroke } from './assignment.ts';
import { FixedKeyList } from './fixed-key-list.tsx';
import { textKeys } from './fixed-keys.ts';
import styles from './keyboard-dialog.module.css';
import { ShortcutRow } from './shortcut-row.tsx';
import type { RowEdit } from './shortcut-row.tsx';
import { StrokeRecorder } from './stroke-recorder.tsx';
import { noSchemeKeys, useSchemeKeys, useShortcuts } from './use-shortcuts.ts';
import type { SchemeKeys } from './use-shortcuts.ts';

interface KeyboardDialogProps {
  readonly state: HostState;
  readonly onClose: () => void;
  readonly onPrint: () => void;
}

/** All actions with their keys, each of which can be changed; the changes belong to the person. */
export function KeyboardDialog(props: KeyboardDialogProps) {
  const intl = useIntl();
  return (
    <Dialog isOpen size="wide" title={intl.formatMessage({ id: 'shortcuts.title' })} staysOnPressOutside onClose={props.onClose}>
      {props.state.project === null ? <Keyboard {...props} scheme={noSchemeKeys} /> : <KeyboardOfProject {...props} />}
    </Dialog>
  );
}

function KeyboardOfProject(props: KeyboardDialogProps) {
  return <Keyboard {...props} scheme={useSchemeKeys(props.state.settings.language)} />;
}

/** What was done last, so that it can be taken back. */
interface LastChange {
  readonly before: ShortcutChanges;
  readonly words: string;
}

function Keyboard({ state, scheme, onClose, onPrint }: KeyboardDialogProps & { readonly scheme: SchemeKeys }) {
  const intl = useIntl();
  const { entries, changes, change, titleOf } = useShortcuts(state);
  const labels = useMemo(() => [...scheme.labels, ...scheme.relations], [scheme]);
  const [words, setWords] = useState('');
  const [wanted, setWanted] = useState<KeyStroke | 'recording' | null>(null);
  const [edit, setEdit] = useState<{ readonly id: string; readonly edit: RowEdit } | null>(null);
  const [last, setLast] = useState<LastChange | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);

  const shown = useMemo(() => {
    const phrase = fold(words).folded.trim();
    const looked = phrase.split(/\s+/u).filter((word) => word !== '');
    const begins = (entry: ActionEntry): number => (fold(titleOf(entry)).folded.startsWith(phrase) ? 0 : 1);
    const found = entries.filter((entry) => {
      if (wanted !== null && wanted !== 'recording') {
        const held = [entry.stroke, ...entry.also];
        if (!held.some((stroke) => stroke !== null && isSameStroke(stroke, wanted))) return false;
      }
      const title = fold(`${titleOf(entry)} ${entry.id.replaceAll('-', ' ')}`).folded;
      return looked.every((word) => title.includes(word));
    });
    // What begins with the words stands first in its group.
    return phrase === '' ? found : found.toSorted((one, other) => begins(one) - begins(other));
  }, [entries, words, wanted, titleOf]);

  /** The row's key takes the keyboard again, once it is there. */
  const toRow = (id: string): void => {
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-action="${CSS.escape(id)}"] [data-keys]`)?.focus();
    });
  };

  const keep = (next: ShortcutChanges, said: string): void => {
    setLast({ before: changes, words: said });
    change(next);
  };

  const give = (entry: ActionEntry, stroke: KeyStroke | null, holders: readonly ActionEntry[] = []): void => {
    const title = titleOf(entry);
    const now =
      stroke === null
        ? intl.formatMessage({ id: 'shortcuts.cleared' }, { title })
        : intl.formatMessage({ id: 'shortcuts.given' }, { title, keys: isolate(shortcutWords(stroke)) });
    const lost = intl.formatList(holders.map(titleOf), { type: 'conjunction' });
    const said = holders.length === 0 ? now : intl.formatMessage({ id: 'shortcuts.givenAndLost' }, { now, names: lost });
    keep(withStroke(changes, entry, stroke, holders), said);
    setEdit(null);
    toRow(entry.id);
  };

  const tryStroke = (entry: ActionEntry, stroke: KeyStroke): void => {
    const assignment = assess(stroke, entry, entries, labels);
    if (assignment.kind === 'free') give(entry, stroke);
    else if (assignment.kind === 'taken') setEdit({ id: entry.id, edit: { kind: 'taken', assignment } });
    else setEdit({ id: entry.id, edit: { kind: 'recording', refused: assignment } });
  };

  const leave = (entry: ActionEntry): void => setEdit((now) => (now?.id === entry.id && now.edit.kind === 'recording' ? null : now));

  const giveUp = (entry: ActionEntry): void => {
    setEdit(null);
    toRow(entry.id);
  };

  const stopLooking = (): void => setWanted((now) => (now === 'recording' ? null : now));

  const takeOver = (entry: ActionEntry): void => {
    if (edit?.edit.kind === 'taken') give(entry, edit.edit.assignment.stroke, edit.edit.assignment.holders);
  };

  // Up and down from key to key; Tab leads through all that is in a row.
  const onMove = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return event.continuePropagation();
    const keys = [...(list.current?.querySelectorAll<HTMLElement>('[data-keys]:not([disabled])') ?? [])];
    const at = keys.findIndex((key) => key === document.activeElement);
    const next = keys[at + (event.key === 'ArrowDown' ? 1 : -1)];
    event.preventDefault();
    next?.focus();
    return undefined;
  };

  return (
    <>
      <div className={styles.search}>
        <SearchField
          className={styles.words}
          label={intl.formatMessage({ id: 'shortcuts.search' })}
          value={words}
          onChange={setWords}
          input={input}
          onKeyDown={onMove}
        />
        {wanted === 'recording' ? (
          <StrokeRecorder
            label={intl.formatMessage({ id: 'shortcuts.pressToFind' })}
            onStroke={(stroke) => setWanted(stroke)}
            onGiveUp={stopLooking}
            onLeave={stopLooking}
          />
        ) : wanted === null ? (
          <Button onPress={() => setWanted('recording')}>
            <FormattedMessage id="shortcuts.byKeys" />
          </Button>
        ) : (
          <Button onPress={() => setWanted(null)} autoFocus>
            <FormattedMessage id="shortcuts.wanted" values={{ keys: <kbd dir="ltr">{shortcutWords(wanted)}</kbd> }} />
          </Button>
        )}
      </div>
      <div ref={list} className={styles.list}>
        {shown.length === 0 ? (
          <p className={styles.empty}>
            <FormattedMessage id="shortcuts.empty" />
          </p>
        ) : null}
        {commandGroups.map((group) => {
          const rows = shown.filter((entry) => entry.group === group);
          return rows.length === 0 ? null : (
            <section key={group} aria-labelledby={`shortcuts-${group}`}>
              <h3 id={`shortcuts-${group}`} className={styles.heading}>
                <FormattedMessage id={`menu.${group}`} />
              </h3>
              <ul>
                {rows.map((entry) => (
                  <ShortcutRow
                    key={entry.id}
                    entry={entry}
                    title={titleOf(entry)}
                    titleOf={titleOf}
                    conflict={conflictOf(entry, entries, labels)}
                    edit={edit?.id === entry.id ? edit.edit : null}
                    onMove={onMove}
                    onRecord={() => setEdit({ id: entry.id, edit: { kind: 'recording', refused: null } })}
                    onStroke={(stroke) => tryStroke(entry, stroke)}
                    onTakeOver={() => takeOver(entry)}
                    onGiveUp={() => giveUp(entry)}
                    onLeave={() => leave(entry)}
                    onReset={() => (entry.own === null ? give(entry, null) : tryStroke(entry, entry.own))}
                    onClear={() => give(entry, null)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {words === '' && wanted === null ? <FixedKeyList title="shortcuts.fixedKeys" listed={textKeys} /> : null}
      </div>
      <div className={styles.last} role="status">
        {last === null ? null : (
          <>
            <span>{last.words}</span>
            <Button
              look="quiet"
              onPress={() => {
                change(last.before);
                setLast(null);
                input.current?.focus();
              }}
            >
              <FormattedMessage id="shortcuts.takeBack" />
            </Button>
          </>
        )}
      </div>
      <DialogActions>
        <Button
          look="quiet"
          isDisabled={Object.keys(changes).length === 0}
          onPress={() => {
            keep({}, intl.formatMessage({ id: 'shortcuts.allAreBack' }));
            // This button has nothing left to do, and would keep the keyboard to itself.
            input.current?.focus();
          }}
        >
          <FormattedMessage id="shortcuts.allBack" />
        </Button>
        <Button onPress={onPrint}>
          <FormattedMessage id="command.keySheet" />
        </Button>
        <Button look="primary" onPress={onClose}>
          <FormattedMessage id="action.done" />
        </Button>
      </DialogActions>
    </>
  );
}
