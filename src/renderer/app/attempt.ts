import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useToast } from '../ui/toasts.tsx';
import { problemOf, problemSentence } from './problems.ts';
import { useRecovery } from './recovery.tsx';

/** Runs an action that a person asked for; what goes wrong is said at the foot of the window. */
export function useAttempt(): <Result>(action: () => Promise<Result>) => Promise<Result | undefined> {
  const intl = useIntl();
  const toast = useToast();
  const { announce } = useRecovery();
  return useCallback(
    async (action) => {
      try {
        return await action();
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code === 'project-damaged') {
          announce(problem);
          return undefined;
        }
        // What the person stopped herself is no problem, but she hears that nothing is left of it.
        const kind = problem.code === 'cancelled' ? 'notice' : 'problem';
        toast({ kind, text: problemSentence(intl, problem) });
        return undefined;
      }
    },
    [intl, toast, announce],
  );
}
