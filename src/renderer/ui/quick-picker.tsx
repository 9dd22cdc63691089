import type { ReactNode } from 'react';
import {
  Autocomplete, Collection, Dialog, Header, Input, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, Text, TextField,
} from 'react-aria-components';
import { classes } from './classes.ts';
import menuStyles from './menu.module.css';
import styles from './quick-picker.module.css';

export interface PickerEntry {
  readonly id: string;
  /** What a screen reader says and first letters find. */
  readonly text: string;
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

/** What the field is to the list below it, which the autocomplete names as what it controls. */
const combobox = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const;

/** A field over a list: what is typed narrows it, arrows go through it, Enter chooses, Escape leaves. */
export function QuickPicker(props: QuickPickerProps) {
  const { label, placeholder, query, onQuery, sections, empty, onChoose, onClose } = props;
  const shown = sections.filter(({ entries }) => entries.length > 0);
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
          <Autocomplete inputValue={query} onInputChange={onQuery}>
            <TextField autoFocus aria-label={placeholder}>
              <Input
                className={classes(styles.input)}
                {...combobox}
                placeholder={placeholder}
                // An empty field has the interface's direction: the caret waits where reading begins.
                {...(query === '' ? {} : { dir: 'auto' })}
              />
            </TextField>
            <ListBox
              className={classes(styles.list)}
              aria-label={label}
              items={shown}
              selectionMode="none"
              onAction={(key) => onChoose(String(key))}
              renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
            >
              {(section) => (
                <ListBoxSection id={section.id} aria-label={section.title} className={menuStyles.section ?? ''}>
                  <Header className={menuStyles.heading}>{section.title}</Header>
                  <Collection items={section.entries}>
                    {(entry) => (
                      <ListBoxItem id={entry.id} textValue={entry.text} className={classes(styles.entry)}>
                        <Text slot="label">{entry.content}</Text>
                        {entry.note === undefined ? null : (
                          <Text slot="description" className={classes(styles.note)}>
                            {entry.note}
                          </Text>
                        )}
                      </ListBoxItem>
                    )}
                  </Collection>
                </ListBoxSection>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
