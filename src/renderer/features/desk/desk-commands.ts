import { useLayoutEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command, Shortcut } from '../../app/commands.tsx';
import { isolate } from '../../ui/isolate.ts';
import type { DeskControl } from './use-desk.ts';

interface DeskCommandsInput {
  readonly desk: DeskControl;
  readonly labels: readonly SpanLabel[];
  readonly language: Settings['language'];
  readonly markDone: () => void;
  readonly toDocument: ((towards: 'next' | 'previous') => void) | null;
  readonly togglePane: () => void;
  readonly toInspector: () => void;
  readonly toText: () => void;
}

function keyOf(label: SpanLabel): Shortcut | null {
  if (label.shortcut === null) return null;
  return { code: /\d/u.test(label.shortcut) ? `Digit${label.shortcut}` : `Key${label.shortcut.toUpperCase()}` };
}

/** Puts what can be done at the desk into the menus, the palette and the list of shortcuts. */
export function useDeskCommands(input: DeskCommandsInput): void {
  const { labels, language } = input;
  const intl = useIntl();
  // Commands stay the same objects while the desk changes with every key; they ask for today's when they run.
  const latest = useRef(input);
  useLayoutEffect(() => {
    latest.current = input;
  });
  const hasNeighbours = input.toDocument !== null;
  const commands = useMemo((): Command[] => {
    const title = (id: string): string => intl.formatMessage({ id });
    /** Single keys act while the text has the keyboard; the desk takes them itself. */
    const single = (id: string, code: string, run: (desk: DeskControl) => void): Command => ({
      id: `desk-${id}`,
      title: title(`command.${id}`),
      group: 'annotate',
      shortcut: { code },
      isHandledByView: true,
      run: () => {
        run(latest.current.desk);
        latest.current.toText();
      },
    });
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
    return [
      ...labelling,
      single('link', 'Slash', (desk) => desk.beginLink()),
      single('reshape', 'Backslash', (desk) => desk.beginReshape()),
      single('keepFragment', 'Comma', (desk) => desk.keepFragment()),
      single('removeSpan', 'Delete', (desk) => void desk.remove()),
      single('nextSpan', 'BracketRight', (desk) => desk.go('next')),
      single('previousSpan', 'BracketLeft', (desk) => desk.go('previous')),
      single('cycle', 'Period', (desk) => desk.cycle()),
      { ...single('inspect', 'Enter', () => undefined), run: () => latest.current.toInspector() },
      {
        id: 'mark-done',
        title: title('command.markDone'),
        group: 'document',
        shortcut: { code: 'Enter', control: true },
        run: () => latest.current.markDone(),
      },
      {
        id: 'next-document',
        title: title('command.nextDocument'),
        group: 'document',
        shortcut: { code: 'PageDown', alt: true },
        isDisabled: !hasNeighbours,
        run: () => latest.current.toDocument?.('next'),
      },
      {
        id: 'previous-document',
        title: title('command.previousDocument'),
        group: 'document',
        shortcut: { code: 'PageUp', alt: true },
        isDisabled: !hasNeighbours,
        run: () => latest.current.toDocument?.('previous'),
      },
      {
        id: 'toggle-pane',
        title: title('command.togglePane'),
        group: 'view',
        shortcut: { code: 'Backslash', control: true },
        run: () => latest.current.togglePane(),
      },
    ];
  }, [intl, labels, language, hasNeighbours]);
  useProvideCommands(commands);
}
