import { useLayoutEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command, Shortcut } from '../../app/commands.tsx';
import { isolate } from '../../ui/isolate.ts';
import { deskActionRows } from './desk-actions.ts';
import type { DeskActionId } from './desk-actions.ts';
import type { DeskControl } from './use-desk.ts';

interface DeskCommandsInput {
  readonly desk: DeskControl;
  readonly labels: readonly SpanLabel[];
  readonly language: Settings['language'];
  /** Of two documents side by side one offers its commands: the one that is worked in. */
  readonly isActive: boolean;
  readonly perform: (action: DeskActionId) => void;
  /** Labels whose spans are hidden. */
  readonly hidden: ReadonlySet<string>;
  readonly toggleLabel: (label: SpanLabel) => void;
  /** What cannot be done now at all. */
  readonly impossible: readonly DeskActionId[];
  readonly toText: () => void;
}

function keyOf(label: SpanLabel): Shortcut | null {
  if (label.shortcut === null) return null;
  return { code: /\d/u.test(label.shortcut) ? `Digit${label.shortcut}` : `Key${label.shortcut.toUpperCase()}` };
}

const none: readonly Command[] = [];

/** Puts what can be done at the desk into the menus, the palette and the list of shortcuts. */
export function useDeskCommands(input: DeskCommandsInput): void {
  const { labels, language, isActive, impossible, hidden } = input;
  const intl = useIntl();
  // Commands stay the same objects while the desk changes with every key; they ask for today's when they run.
  const latest = useRef(input);
  useLayoutEffect(() => {
    latest.current = input;
  });
  const missing = impossible.join(' ');
  const commands = useMemo((): Command[] => {
    const disabled = new Set(missing.split(' '));
    const labelling = labels
      .filter(({ retired }) => !retired)
      .map((label): Command => {
        const shortcut = keyOf(label);
        return {
          id: `desk-label-${label.id}`,
          title: intl.formatMessage({ id: 'command.label' }, { name: isolate(label.names[language]) }),
          group: 'annotate',
          ...(shortcut === null ? {} : { shortcut, isHandledByView: true }),
          run: () => void latest.current.desk.label(label).then(latest.current.toText),
        };
      });
    const toggles = labels.map((label): Command => {
      const shortcut = keyOf(label);
      return {
        id: `desk-toggle-${label.id}`,
        title: intl.formatMessage(
          { id: hidden.has(label.id) ? 'command.showLabel' : 'command.hideLabel' },
          { name: isolate(label.names[language]) },
        ),
        group: 'view',
        ...(shortcut === null ? {} : { shortcut: { ...shortcut, shift: true }, isHandledByView: true }),
        run: () => latest.current.toggleLabel(label),
      };
    });
    const actions = deskActionRows
      .filter(({ isUnlisted = false }) => !isUnlisted)
      .map((row): Command => {
        const common = {
          id: row.takenBy === 'text' ? `desk-${row.id}` : row.id,
          title: intl.formatMessage({ id: `command.${row.title}` }),
          group: row.group,
          shortcut: row.stroke,
        };
        const run = (): void => latest.current.perform(row.id);
        if (row.takenBy === 'window') return { ...common, isDisabled: disabled.has(row.id), run };
        return {
          ...common,
          // Single keys act while the text has the keyboard; the desk takes them itself.
          isHandledByView: true,
          run: () => {
            run();
            // Details take the keyboard themselves.
            if (row.id !== 'enter') latest.current.toText();
          },
        };
      });
    return [...labelling, ...actions, ...toggles];
  }, [intl, labels, language, missing, hidden]);
  useProvideCommands(isActive ? commands : none);
}
