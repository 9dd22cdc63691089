import { useEffect, useEffectEvent, useRef, useState } from 'react';

interface EntryOptions {
  /** What is saved, as text. */
  readonly saved: string;
  /** What is wrong with a text, in words; undefined where it can be saved. */
  readonly check: (text: string) => string | undefined;
  /** Answers whether it was saved. */
  readonly onSave: (text: string) => Promise<boolean>;
}

export interface EntryState {
  readonly text: string;
  /** What is wrong with it, in words. */
  readonly problem: string | undefined;
  /** Something else was saved while this was being typed. */
  readonly isOvertaken: boolean;
  /** It could not be saved and is still here. */
  readonly isUnsaved: boolean;
  readonly isTyped: boolean;
  readonly change: (text: string) => void;
  readonly commit: () => void;
  readonly restore: () => void;
}

interface Draft {
  readonly text: string;
  /** What was saved when typing began. */
  readonly base: string;
}

/**
 * A text that is saved when it is left. What is typed stays until it is saved or given up, whatever happens to the
 * saved value meanwhile; it is saved too where the field itself goes away.
 */
export function useEntry({ saved, check, onSave }: EntryOptions): EntryState {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isUnsaved, setUnsaved] = useState(false);
  // What a field sends when it is left it must not send again when it goes away at the same moment.
  const left = useRef<Draft | null>(null);
  const shown = sending ?? saved;

  const restore = (): void => {
    setDraft(null);
    setProblem(undefined);
    setUnsaved(false);
  };

  const commit = (): void => {
    if (draft === null) return;
    if (draft.text === shown) {
      restore();
      return;
    }
    const wrong = check(draft.text);
    setProblem(wrong);
    if (wrong !== undefined) return;
    left.current = draft;
    setDraft(null);
    setUnsaved(false);
    setSending(draft.text);
    void send(draft);
  };

  const send = async (sent: Draft): Promise<void> => {
    const isSaved = await onSave(sent.text);
    setSending(null);
    if (isSaved) return;
    setUnsaved(true);
    setDraft((newer) => newer ?? sent);
  };

  const commitOnLeaving = useEffectEvent(() => {
    if (draft === null || draft === left.current || draft.text === shown) return;
    if (check(draft.text) === undefined) void onSave(draft.text);
  });
  useEffect(() => () => commitOnLeaving(), []);

  return {
    text: draft?.text ?? shown,
    problem,
    isOvertaken: draft !== null && !isUnsaved && draft.base !== shown && draft.text !== shown,
    isUnsaved,
    isTyped: draft !== null,
    change: (text) => {
      setDraft({ text, base: draft?.base ?? shown });
      if (problem !== undefined) setProblem(check(text));
    },
    commit,
    restore,
  };
}
