import { useId, useLayoutEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog, Input, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { classes } from './classes.ts';
import { entryForKey } from './entry-for-key.ts';
import menuStyles from './menu.module.css';
import styles from './quick-picker.module.css';

export interface PickerEntry {
  readonly id: string;
  readonly content: ReactNode;
  /** A quieter line below: where it is from. */
  readonly note?: ReactNode;
}

export interface PickerSection {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PickerEntry[];
}

interface QuickPickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What fits the query; the caller looks for it. */
  readonly sections: readonly PickerSection[];
  readonly empty: ReactNode;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** What the field, which keeps the keyboard, is to the list below it. */
const combobox = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' } as const;

/** A field over a list: what is typed narrows it, arrows go through it, Enter chooses, Escape leaves. */
export function QuickPicker(props: QuickPickerProps) {
  const { label, placeholder, query, onQuery, sections, empty, onChoose, onClose } = props;
  const shown = sections.filter(({ entries }) => entries.length > 0);
  const entries = shown.flatMap((section) => section.entries);
  const positions = new Map(entries.map((entry, index) => [entry, index]));
  const list = useId();
  const idOf = (position: number): string => `${list}-${position}`;

  // Entries come and go while they are looked for: what is meant is always one that is there. Who types means the first.
  const [meant, setMeant] = useState({ query, position: -1 });
  const position = meant.query === query ? meant.position : query === '' ? -1 : 0;
  const current = Math.min(position, entries.length - 1);
  const currentId = current < 0 ? null : idOf(current);
  useLayoutEffect(() => {
    if (currentId !== null) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const choose = (index: number): void => {
    const entry = entries[index];
    if (entry !== undefined) onChoose(entry.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing) return;
    const next = entryForKey(event.key, current, entries.length);
    if (next !== null) setMeant({ query, position: next });
    else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
  };
  return (
    <ModalOverlay
      className={classes(styles.shade)}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classes(styles.box)}>
        <Dialog className={classes(styles.picker)} aria-label={label}>
          <TextField autoFocus aria-label={placeholder} value={query} onChange={onQuery}>
            <Input
              className={classes(styles.input)}
              {...combobox}
              aria-expanded={entries.length > 0}
              {...(entries.length > 0 ? { 'aria-controls': list } : {})}
              {...(currentId === null ? {} : { 'aria-activedescendant': currentId })}
              placeholder={placeholder}
              spellCheck={false}
              autoComplete="off"
              onKeyDown={onKeyDown}
              // An empty field has the interface's direction: the caret waits where reading begins.
              {...(query === '' ? {} : { dir: 'auto' })}
            />
          </TextField>
          {entries.length === 0 ? (
            <p role="status" className={styles.empty}>
              {empty}
            </p>
          ) : (
            <div
              id={list}
              role="listbox"
              aria-label={label}
              className={styles.list}
              tabIndex={-1}
              onKeyDown={onKeyDown}
              // The field keeps the keyboard.
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => {
                const found = event.target instanceof Element ? event.target.closest('[data-position]') : null;
                if (found !== null) choose(Number(found.getAttribute('data-position')));
              }}
            >
              {shown.map((section) => (
                <div key={section.id} role="group" aria-label={section.title} className={menuStyles.section}>
                  <div role="presentation" className={menuStyles.heading}>
                    {section.title}
                  </div>
                  {section.entries.map((entry) => {
                    const index = positions.get(entry) ?? -1;
                    return (
                      <div
                        key={entry.id}
                        id={idOf(index)}
                        role="option"
                        aria-selected={index === current}
                        data-position={index}
                        className={styles.entry}
                      >
                        <span>{entry.content}</span>
                        {entry.note === undefined ? null : <span className={styles.note}>{entry.note}</span>}
                      </div>
                    );
                  })}
                </div>
              ))}
            </div>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
