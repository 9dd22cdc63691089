import { useIntl } from 'react-intl';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemOf, problemSentence } from './problems.ts';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Where there is nothing else to show: what happened, and a way on. */
export function FailureScreen({ error, onRetry }: FailureProps) {
  const intl = useIntl();
  return (
    <main>
      <Notice
        title={intl.formatMessage({ id: 'failure.title' })}
        text={problemSentence(intl, problemOf(error))}
      >
        <Button look="primary" onPress={onRetry}>
          {intl.formatMessage({ id: 'action.retry' })}
        </Button>
      </Notice>
    </main>
  );
}
