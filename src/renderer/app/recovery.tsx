import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { ProblemData } from '../../domain/problem.ts';
import { RecoveryDialog } from '../features/recovery/recovery-dialog.tsx';
import { useToast } from '../ui/toasts.tsx';
import { problemSentence } from './problems.ts';
import { useHostState } from './queries.ts';

interface Recovery {
  /** Explains what recovering would do, and does it if it is wanted. */
  readonly begin: (damage: ProblemData) => void;
  /** Says that a project is damaged: at once where none is open, else so that the work at hand can be ended. */
  readonly announce: (damage: ProblemData) => void;
}

const RecoveryContext = createContext<Recovery | null>(null);

export function useRecovery(): Recovery {
  const recovery = useContext(RecoveryContext);
  if (recovery === null) throw new Error('recovery is used outside the application');
  return recovery;
}

/** Lets everything below say that a project is damaged, and shows what can be done about it. */
export function RecoveryProvider({ children }: { readonly children: ReactNode }) {
  const intl = useIntl();
  const toast = useToast();
  const host = useHostState().data;
  const [damage, setDamage] = useState<ProblemData | null>(null);
  const isProjectOpen = host !== undefined && host.project !== null;

  const announce = useCallback(
    (problem: ProblemData) => {
      if (!isProjectOpen) {
        setDamage(problem);
        return;
      }
      toast({
        kind: 'problem',
        text: problemSentence(intl, problem),
        action: { label: intl.formatMessage({ id: 'recovery.begin' }), run: () => setDamage(problem) },
      });
    },
    [isProjectOpen, intl, toast],
  );
  const recovery = useMemo(() => ({ begin: setDamage, announce }), [announce]);

  // Who works here is asked first; two questions at once would be one too many.
  const isNameKnown = host?.settings.person !== null;
  return (
    <RecoveryContext value={recovery}>
      {children}
      {damage !== null && isNameKnown ? <RecoveryDialog damage={damage} onClose={() => setDamage(null)} /> : null}
    </RecoveryContext>
  );
}
