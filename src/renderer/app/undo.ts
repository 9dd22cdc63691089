import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useBridge } from '../bridge/bridge-context.ts';
import { useDismissNotices, useToast } from '../ui/toasts.tsx';
import { useAttempt } from './attempt.ts';
import { useHistoryState } from './queries.ts';
import { untilSettled } from './unsettled-work.ts';

interface Step {
  /** What it takes back or brings again, in words; null where there is nothing. */
  readonly what: string | null;
  /** Also while it is only being asked what there is: whoever is quick with the keys has changed something already. */
  readonly isPossible: boolean;
  readonly run: () => void;
}

/** The name of a change: `intent.<method>` of the catalogue. */
export function useIntentName(): (intent: string) => string {
  const intl = useIntl();
  return useCallback(
    (intent) => {
      const id = `intent.${intent}`;
      return intl.formatMessage({ id: Object.hasOwn(intl.messages, id) ? id : 'intent.other' });
    },
    [intl],
  );
}

/** Undo and redo of this person's changes on this desktop. */
export function useUndo(): { readonly undo: Step; readonly redo: Step } {
  const bridge = useBridge();
  const intl = useIntl();
  const attempt = useAttempt();
  const toast = useToast();
  const dismiss = useDismissNotices();
  const nameOf = useIntentName();
  const { data: history, isFetching } = useHistoryState();

  const step = useCallback(
    (method: 'history.undo' | 'history.redo', intent: string | undefined, isAsking: boolean): Step => {
      const what = intent === undefined ? null : nameOf(intent);
      const isPossible = what !== null || isAsking;
      return {
        what,
        isPossible,
        run: () => {
          if (!isPossible) return;
          void attempt(async () => {
            await untilSettled();
            const after = await bridge.call(method, {});
            // They speak of what was before, and may offer to take it back.
            dismiss();
            const isUndo = method === 'history.undo';
            // What was taken back is what could now be brought again: by then another key may have come before.
            const done = isUndo ? after.redo : after.undo;
            const id = isUndo ? 'undo.done' : 'redo.done';
            toast({ kind: 'notice', text: intl.formatMessage({ id }, { what: done === null ? (what ?? '') : nameOf(done.intent) }) });
          });
        },
      };
    },
    [attempt, bridge, dismiss, intl, nameOf, toast],
  );
  const [toUndo, toRedo] = [history?.undo?.intent, history?.redo?.intent];
  // Only where nothing is known yet, or commands would be offered anew with every change.
  const [asksForUndo, asksForRedo] = [isFetching && toUndo === undefined, isFetching && toRedo === undefined];
  const undo = useMemo(() => step('history.undo', toUndo, asksForUndo), [step, toUndo, asksForUndo]);
  const redo = useMemo(() => step('history.redo', toRedo, asksForRedo), [step, toRedo, asksForRedo]);
  return { undo, redo };
}
