import { useLayoutEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { BrowsedRelation } from '../../../domain/api/relation-methods.ts';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command, Shortcut } from '../../app/commands.tsx';
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
    const command = (id: string, stroke: Shortcut, run: (shown: BrowsedRelation, actions: RowActions) => void): Command => ({
      id: `relation-${id}`,
      title: intl.formatMessage({ id: `relations.command.${id}` }),
      group: 'annotate',
      shortcut: stroke,
      isHandledByView: true,
      isDisabled,
      run: () => {
        const { shown, actions } = latest.current;
        if (shown !== null) run(shown, actions);
      },
    });
    return [
      command('details', { code: 'Enter' }, (_shown, actions) => actions.details()),
      command('first', { code: 'BracketLeft' }, (shown, actions) => actions.openEnd(shown, 'from')),
      command('second', { code: 'BracketRight' }, (shown, actions) => actions.openEnd(shown, 'to')),
      command('both', { code: 'F8' }, (shown, actions) => actions.openBoth(shown)),
      command('remove', { code: 'Delete' }, (shown, actions) => actions.remove(shown)),
      {
        id: 'relations-filter',
        title: intl.formatMessage({ id: 'relations.filter.words' }),
        group: 'view',
        shortcut: { code: 'KeyF', control: true },
        run: () => latest.current.toFilter(),
      },
    ];
  }, [intl, isDisabled]);
  useProvideCommands(commands);
}
