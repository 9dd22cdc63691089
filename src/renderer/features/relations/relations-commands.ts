import { useLayoutEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { BrowsedRelation } from '../../../domain/api/relation-methods.ts';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command } from '../../app/commands.tsx';
import { windowAction } from '../../app/window-actions.ts';
import type { WindowActionId } from '../../app/window-actions.ts';
import type { RowActions } from './relations-list.tsx';

interface RelationsCommandsInput {
  readonly shown: BrowsedRelation | null;
  readonly actions: RowActions;
  readonly toFilter: () => void;
}

/** Puts what can be done to the relation at hand into the menus, the palette and the list of keys. */
export function useRelationsCommands(input: RelationsCommandsInput): void {
  const intl = useIntl();
  const latest = useRef(input);
  useLayoutEffect(() => {
    latest.current = input;
  });
  const isDisabled = input.shown === null;
  const commands = useMemo((): Command[] => {
    // The list answers these itself while it has the keyboard.
    const command = (id: WindowActionId, run: (shown: BrowsedRelation, actions: RowActions) => void): Command => ({
      ...windowAction(intl, id),
      isHandledByView: true,
      isDisabled,
      run: () => {
        const { shown, actions } = latest.current;
        if (shown !== null) run(shown, actions);
      },
    });
    return [
      command('relation-details', (_shown, actions) => actions.details()),
      command('relation-first', (shown, actions) => actions.openEnd(shown, 'from')),
      command('relation-second', (shown, actions) => actions.openEnd(shown, 'to')),
      command('relation-both', (shown, actions) => actions.openBoth(shown)),
      command('relation-remove', (shown, actions) => actions.remove(shown)),
      { ...windowAction(intl, 'relations-filter'), run: () => latest.current.toFilter() },
    ];
  }, [intl, isDisabled]);
  useProvideCommands(commands);
}
