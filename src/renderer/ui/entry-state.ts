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
  /** What this field saved while it was typed in; null until it has. */
  readonly kept: string | null;
}

/** Who stops typing for so long, in milliseconds, has her text saved: the window says that everything is. */
const PAUSE = 1000;

/**
 * A text that is saved when it is left, and whenever typing pauses. What is typed stays until it is saved or given
 * up, whatever happens to the saved value meanwhile; it is saved too where the field itself goes away.
 */
export function useEntry({ saved, check, onSave }: EntryOptions): EntryState {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isUnsaved, setUnsaved] = useState(false);
  // What a field sends when it is left it must not send again when it goes away at the same moment.
  const left = useRef<Draft | null>(null);
  const shown = sending ?? saved;
  const isOvertaken =
    draft !== null && !isUnsaved && shown !== draft.base && shown !== draft.kept && shown !== draft.text;

  const letGo = (): void => {
    setDraft(null);
    setProblem(undefined);
    setUnsaved(false);
  };

  const restore = (): void => {
    // A pause may have saved a part of it already, or be saving it just now; what somebody else saved stays.
    const isOurs = draft !== null && draft.kept !== null && (shown === draft.kept || shown === draft.base);
    if (isOurs && draft.kept !== draft.base) void giveBack(draft.base);
    letGo();
  };

  // What is typed next is typed into the old text at once, not when the disk has answered.
  const giveBack = async (text: string): Promise<void> => {
    setSending(text);
    await onSave(text);
    setSending(null);
  };

  const keep = useEffectEvent(async () => {
    if (draft === null || isUnsaved || isOvertaken || draft.text === shown || draft.text === draft.kept) return;
    const { text } = draft;
    if (check(text) !== undefined) return;
    setDraft({ ...draft, kept: text });
    if (!(await onSave(text))) setUnsaved(true);
  });
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => void keep(), PAUSE);
    const onHidden = (): void => void (document.hidden && keep());
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [draft]);

  const commit = (): void => {
    if (draft === null) return;
    if (draft.text === shown) {
      letGo();
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
    isOvertaken,
    isUnsaved,
    isTyped: draft !== null,
    change: (text) => {
      setDraft({ text, base: draft?.base ?? shown, kept: draft?.kept ?? null });
      if (problem !== undefined) setProblem(check(text));
    },
    commit,
    restore,
  };
}
