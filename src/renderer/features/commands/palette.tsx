import { useMemo, useState } from 'react';
import {
  Autocomplete, Collection, Dialog, Header, Input, Keyboard, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay,
  Text, TextField,
} from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { commandGroups, shortcutWords, useCommandList } from '../../app/commands.tsx';
import { resumeWork } from '../../app/focus.ts';
import { useView } from '../../app/location.ts';
import { useDocuments } from '../../app/queries.ts';
import { classes } from '../../ui/classes.ts';
import menuStyles from '../../ui/menu.module.css';
import pickerStyles from '../../ui/quick-picker.module.css';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { PaletteEntry, PaletteSection } from './palette-matches.ts';
import { documentsGroup, matchPalette, paletteIndex, recentGroup } from './palette-matches.ts';
import styles from './palette.module.css';
import { useRecentDocuments } from './recent-documents.ts';

/** What the field is to the list below it, which the autocomplete names as what it controls. */
const combobox = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const;

interface PaletteProps {
  /** The path of the project that is open. */
  readonly project: string | null;
  readonly onClose: () => void;
}

/** Everything that can be done now, and every document of the project, found by words of its name. */
export function Palette({ project, onClose }: PaletteProps) {
  return project === null ? (
    <PaletteOf documents={noDocuments} recent={noDocuments} onClose={onClose} />
  ) : (
    <ProjectPalette project={project} onClose={onClose} />
  );
}

const noDocuments: readonly PaletteEntry[] = [];

function ProjectPalette({ project, onClose }: { readonly project: string; readonly onClose: () => void }) {
  const documents = useDocuments().data?.documents;
  const visited = useRecentDocuments(project);
  const view = useView();
  const workspace = useWorkspace();
  const shown = view.name === 'document' ? `${view.id} ${view.beside ?? ''}` : '';
  const entries = useMemo(
    () =>
      (documents ?? []).map(
        ({ id, title }): PaletteEntry => ({
          id: `${documentsGroup} ${id}`,
          title,
          group: documentsGroup,
          // In the place of the document that is worked in: one beside it stays.
          run: () => workspace.open(id),
        }),
      ),
    [documents, workspace],
  );
  // One that was removed is not among the documents any more; to what is shown already nothing needs to lead.
  const recent = useMemo(() => {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    return visited
      .filter((id) => !shown.includes(id))
      .flatMap((id) => byId.get(`${documentsGroup} ${id}`) ?? [])
      .map((entry): PaletteEntry => ({ ...entry, group: recentGroup }));
  }, [entries, visited, shown]);
  return <PaletteOf documents={entries} recent={recent} onClose={onClose} />;
}

interface PaletteOfProps {
  readonly documents: readonly PaletteEntry[];
  /** Those of them that were visited last, the newest first. */
  readonly recent: readonly PaletteEntry[];
  readonly onClose: () => void;
}

function PaletteOf({ documents, recent, onClose }: PaletteOfProps) {
  const intl = useIntl();
  const commands = useCommandList();
  const [query, setQuery] = useState('');
  const isAsked = query.trim() !== '';
  const index = useMemo(() => {
    const possible = commandGroups.flatMap((group) =>
      commands.filter((command) => command.group === group && command.isDisabled !== true && command.id !== 'palette'),
    );
    // Two views may offer the same command; a list can hold each key once.
    const entries = possible.map((command, at): PaletteEntry => ({ ...command, id: `${command.id} ${at}` }));
    if (isAsked) return paletteIndex([...entries, ...documents]);
    const ids = new Set(recent.map(({ id }) => id));
    return paletteIndex([...recent, ...entries, ...documents.filter(({ id }) => !ids.has(id))]);
  }, [commands, documents, recent, isAsked]);
  const { sections, left } = useMemo(() => matchPalette(index, query), [index, query]);

  const run = (key: string): void => {
    const chosen = sections.flatMap(({ entries }) => entries).find(({ id }) => id === key);
    if (chosen === undefined) return;
    onClose();
    resumeWork(chosen.run);
  };

  return (
    <ModalOverlay
      className={classes(pickerStyles.shade)}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classes(pickerStyles.box)}>
        <Dialog className={classes(pickerStyles.picker)} aria-label={intl.formatMessage({ id: 'palette.label' })}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <TextField autoFocus aria-label={intl.formatMessage({ id: 'palette.search' })}>
              <Input
                className={classes(pickerStyles.input)}
                {...combobox}
                onKeyDown={(event) => {
                  // What matches may have come after the last letter: then nothing is marked, and Enter means the first.
                  const isMarked = (event.currentTarget.getAttribute('aria-activedescendant') ?? '') !== '';
                  const first = sections[0]?.entries[0];
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing || isMarked || !isAsked || first === undefined) return;
                  event.preventDefault();
                  run(first.id);
                }}
                placeholder={intl.formatMessage({ id: 'palette.search' })}
                // An empty field has the interface's direction: the caret waits where reading begins.
                {...(query === '' ? {} : { dir: 'auto' })}
              />
            </TextField>
            <ListBox
              className={classes(pickerStyles.list, styles.list)}
              aria-label={intl.formatMessage({ id: 'palette.results' })}
              items={sections}
              selectionMode="none"
              onAction={(key) => run(String(key))}
              renderEmptyState={() => (
                <p className={pickerStyles.empty}>
                  <FormattedMessage id="palette.empty" />
                </p>
              )}
            >
              {(section) => <Section section={section} />}
            </ListBox>
          </Autocomplete>
          {left === 0 ? null : (
            <p className={styles.left}>
              <FormattedMessage id="palette.left" values={{ count: left }} />
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const headings: Readonly<Record<string, string>> = {
  [documentsGroup]: 'palette.documents',
  [recentGroup]: 'palette.recent',
};

function Section({ section }: { readonly section: PaletteSection }) {
  const intl = useIntl();
  const label = intl.formatMessage({ id: headings[section.id] ?? `menu.${section.id}` });
  return (
    <ListBoxSection id={section.id} aria-label={label} className={menuStyles.section ?? ''}>
      <Header className={menuStyles.heading}>{label}</Header>
      <Collection items={section.entries}>
        {(entry) => (
          <ListBoxItem id={entry.id} textValue={entry.title} className={classes(menuStyles.item, styles.entry)}>
            <Text slot="label" className={classes(menuStyles.label)}>
              <bdi>{entry.title}</bdi>
            </Text>
            {entry.shortcut === undefined ? null : (
              <Keyboard dir="ltr" className={classes(menuStyles.shortcut)}>
                {shortcutWords(entry.shortcut)}
              </Keyboard>
            )}
          </ListBoxItem>
        )}
      </Collection>
    </ListBoxSection>
  );
}
