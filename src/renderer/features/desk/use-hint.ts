import { useCallback, useState } from 'react';

/** A short answer at the foot of the desk to what was just pressed; a new object is said again. */
export interface Hint {
  /** A message of the catalogue; `<k>` in it stands around keys. */
  readonly message: string;
  readonly values: HintValues;
}

export type HintValues = Readonly<Record<string, string | number>>;

/** Answers that go with the next thing that is done. */
export function useHint(): {
  readonly hint: Hint | null;
  readonly say: (message: string, values?: HintValues) => void;
  readonly clear: () => void;
  /** Takes this answer back where it still stands. */
  readonly withdraw: (message: string) => void;
} {
  const [hint, setHint] = useState<Hint | null>(null);
  const say = useCallback((message: string, values: HintValues = {}) => setHint({ message, values }), []);
  const clear = useCallback(() => setHint(null), []);
  const withdraw = useCallback(
    (message: string) => setHint((now) => (now?.message === message ? null : now)),
    [],
  );
  return { hint, say, clear, withdraw };
}
