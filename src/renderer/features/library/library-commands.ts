import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command } from '../../app/commands.tsx';
import { isTextInput } from '../../app/focus.ts';
import { useFormats } from '../../app/queries.ts';

interface LibraryActions {
  readonly newDocument: () => void;
  readonly chooseFiles: () => void;
  readonly chooseFolder: () => void;
  readonly exportAs: (format: string) => void;
  readonly focusFilter: () => void;
}

/** Offers what the library does to menus, palette and keys. */
export function useLibraryCommands(actions: LibraryActions): void {
  const intl = useIntl();
  const formats = useFormats().data;
  // The list of commands stays the same while the library draws itself anew.
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const commands = useMemo(
    (): Command[] => [
      {
        id: 'new-document',
        title: intl.formatMessage({ id: 'library.new' }),
        group: 'document',
        shortcut: { code: 'KeyN', control: true, shift: true },
        run: () => latest.current.newDocument(),
      },
      {
        id: 'import-files',
        title: intl.formatMessage({ id: 'import.files' }),
        group: 'project',
        run: () => latest.current.chooseFiles(),
      },
      {
        id: 'import-folder',
        title: intl.formatMessage({ id: 'import.folder' }),
        group: 'project',
        run: () => latest.current.chooseFolder(),
      },
      ...(formats ?? [])
        .filter((format) => format.writes)
        .map(
          ({ name }): Command => ({
            id: `export-${name}`,
            title: intl.formatMessage({ id: 'library.exportAs' }, { format: name }),
            group: 'project',
            run: () => latest.current.exportAs(name),
          }),
        ),
      {
        id: 'filter-documents',
        title: intl.formatMessage({ id: 'library.filterCommand' }),
        group: 'view',
        shortcut: { code: 'KeyF', control: true },
        run: () => latest.current.focusFilter(),
      },
    ],
    [intl, formats],
  );
  useProvideCommands(commands);
}

interface PasteTargets {
  readonly onText: (text: string) => void;
  readonly onFiles: (files: File[]) => void;
}

/** What is pasted on the library, not into a field of it, is a new document; files are an import. */
export function usePasteOnPage({ onText, onFiles }: PasteTargets): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.clipboardData === null || isTextInput(event.target) || document.querySelector('[role="dialog"]') !== null) return;
    const text = event.clipboardData.getData('text/plain');
    const files = [...event.clipboardData.files];
    if (text !== '') onText(text);
    else if (files.length > 0) onFiles(files);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}
