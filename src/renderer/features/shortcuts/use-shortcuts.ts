import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { HostState } from '../../../domain/host-api.ts';
import type { ShortcutChanges } from '../../../domain/key-stroke.ts';
import { useScheme } from '../../app/queries.ts';
import { useSettings } from '../settings/settings.ts';
import { actionEntries, actionRows } from './action-entries.ts';
import type { ActionEntry } from './action-entries.ts';
import type { LabelKey } from './assignment.ts';

export interface Shortcuts {
  readonly entries: readonly ActionEntry[];
  readonly changes: ShortcutChanges;
  readonly change: (changes: ShortcutChanges) => void;
  readonly titleOf: (entry: ActionEntry) => string;
}

/** Every action with the key that it has for the person, and the way to give it another. */
export function useShortcuts({ host, settings }: HostState): Shortcuts {
  const intl = useIntl();
  const save = useSettings();
  const { shortcuts: changes } = settings;
  const entries = useMemo(() => actionEntries(actionRows(host), changes), [host, changes]);
  const change = useCallback((made: ShortcutChanges) => void save({ shortcuts: { ...made } }), [save]);
  const titleOf = useCallback(
    ({ title, where }: ActionEntry) => {
      const plain = intl.formatMessage({ id: title });
      // The same key may be something else in a document.
      return where === 'library' || where === 'relations' || where === 'scheme' || where === 'work'
        ? intl.formatMessage({ id: `shortcuts.in.${where}` }, { title: plain })
        : plain;
    },
    [intl],
  );
  return { entries, changes, change, titleOf };
}

/** The keys of the open project's scheme: its labels, then its relations. */
export interface SchemeKeys {
  readonly labels: readonly LabelKey[];
  readonly relations: readonly LabelKey[];
}

export const noSchemeKeys: SchemeKeys = { labels: [], relations: [] };

/** Only where a project is open. */
export function useSchemeKeys(language: HostState['settings']['language']): SchemeKeys {
  const scheme = useScheme().data?.content;
  return useMemo(() => {
    if (scheme === undefined) return noSchemeKeys;
    const keysOf = (list: readonly { shortcut: string | null; retired: boolean; names: Readonly<Record<'ar' | 'en', string>> }[]) =>
      list.flatMap(({ shortcut, retired, names }) => (shortcut === null || retired ? [] : [{ key: shortcut, name: names[language] }]));
    return { labels: keysOf(scheme.spans), relations: keysOf(scheme.relations) };
  }, [scheme, language]);
}
