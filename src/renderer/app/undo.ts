import { useEffect, useEffectEvent } from 'react';
import { useIntl } from 'react-intl';
import { useBridge } from '../bridge/bridge-context.ts';
import { useToast } from '../ui/toasts.tsx';
import { useAttempt } from './attempt.ts';
import { useHistoryState } from './queries.ts';

interface Step {
  /** What it takes back or brings again, in words; null where there is nothing. */
  readonly what: string | null;
  readonly run: () => void;
}

/** The name of a change: `intent.<method>` of the catalogue. */
export function useIntentName(): (intent: string) => string {
  const intl = useIntl();
  return (intent) => {
    const id = `intent.${intent}`;
    return intl.formatMessage({ id: Object.hasOwn(intl.messages, id) ? id : 'intent.other' });
  };
}

/** Undo and redo of this person's changes on this desktop. */
export function useUndo(): { readonly undo: Step; readonly redo: Step } {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();
  const nameOf = useIntentName();
  const history = useHistoryState().data;

  const step = (method: 'history.undo' | 'history.redo', entry: { intent: string } | null | undefined): Step => {
    const what = entry === null || entry === undefined ? null : nameOf(entry.intent);
    return {
      what,
      run: () => {
        if (what === null) return;
        void attempt(async () => {
          await bridge.call(method, {});
          const id = method === 'history.undo' ? 'undo.done' : 'redo.done';
          toast({ kind: 'notice', text: intl.formatMessage({ id }, { what }) });
        });
      },
    };
  };
  return { undo: step('history.undo', history?.undo), redo: step('history.redo', history?.redo) };
}

export const isMac = navigator.platform.startsWith('Mac');

function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** Ctrl+Z and Ctrl+Shift+Z (Cmd on a Mac), by the key's place so that an Arabic layout does the same. */
export function useUndoKeys({ undo, redo }: ReturnType<typeof useUndo>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const modifier = isMac ? event.metaKey : event.ctrlKey;
    if (!modifier || event.altKey || event.code !== 'KeyZ' || isTextInput(event.target)) return;
    event.preventDefault();
    if (event.shiftKey) redo.run();
    else undo.run();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
