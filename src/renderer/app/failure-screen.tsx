import { useIntl } from 'react-intl';
import { arrival, useFocusOnArrival } from '../ui/arrival.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemOf, problemSentence } from './problems.ts';
import { useRecovery } from './recovery.tsx';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Where there is nothing else to show: what happened, and a way on. */
export function FailureScreen({ error, onRetry }: FailureProps) {
  const intl = useIntl();
  const { begin } = useRecovery();
  useFocusOnArrival(true);
  const problem = problemOf(error);
  const isDamaged = problem.code === 'project-damaged';
  return (
    <main>
      <Notice
        title={intl.formatMessage({ id: 'failure.title' })}
        text={problemSentence(intl, problem)}
      >
        {isDamaged ? (
          <Button look="primary" {...arrival} onPress={() => begin(problem)}>
            {intl.formatMessage({ id: 'recovery.begin' })}
          </Button>
        ) : null}
        <Button look={isDamaged ? 'plain' : 'primary'} {...(isDamaged ? {} : arrival)} onPress={onRetry}>
          {intl.formatMessage({ id: 'action.retry' })}
        </Button>
      </Notice>
    </main>
  );
}
