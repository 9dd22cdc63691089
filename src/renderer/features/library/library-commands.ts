import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command } from '../../app/commands.tsx';
import { isTextInput } from '../../app/focus.ts';
import { useFormats } from '../../app/queries.ts';
import { windowAction } from '../../app/window-actions.ts';

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
      { ...windowAction(intl, 'new-document'), run: () => latest.current.newDocument() },
      { ...windowAction(intl, 'import-files'), run: () => latest.current.chooseFiles() },
      { ...windowAction(intl, 'import-folder'), run: () => latest.current.chooseFolder() },
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
      { ...windowAction(intl, 'filter-documents'), run: () => latest.current.focusFilter() },
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
