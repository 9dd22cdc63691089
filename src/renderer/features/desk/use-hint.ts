import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';

/** A short answer at the foot of the desk to what was just pressed; a new object is said again. */
export interface Hint {
  readonly text: string;
}

/** Answers that fade with the next thing that is done. */
export function useHint(): {
  readonly hint: Hint | null;
  readonly say: (message: string, values?: Record<string, string>) => void;
  readonly clear: () => void;
} {
  const intl = useIntl();
  const [hint, setHint] = useState<Hint | null>(null);
  const say = useCallback(
    (message: string, values: Record<string, string> = {}) => setHint({ text: intl.formatMessage({ id: message }, values) }),
    [intl],
  );
  const clear = useCallback(() => setHint(null), []);
  return { hint, say, clear };
}
