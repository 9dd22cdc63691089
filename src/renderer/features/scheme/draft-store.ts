import { useEffect, useSyncExternalStore } from 'react';
import type { SchemeVersion } from '../../../domain/model/project.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { SchemeDraft } from '../../../domain/scheme-draft.ts';

/** What is being changed of a project’s scheme and is not made yet. It stays while the window shows something else. */
export interface DraftState extends SchemeDraft {
  /** The version that it was begun on. */
  readonly base: SchemeVersion;
  /** The drafts before, oldest first, to go back to. */
  readonly past: readonly SchemeDraft[];
  /** The place that was edited last: typing on there is one step back. */
  readonly editing: string | null;
}

const drafts = new Map<string, DraftState>();
const listeners = new Set<() => void>();

function put(project: string, state: DraftState | null): void {
  if (state === null) drafts.delete(project);
  else drafts.set(project, state);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** So many steps back are kept. */
const PAST = 200;

export interface DraftControl {
  readonly draft: SchemeDraft;
  readonly base: SchemeVersion;
  readonly isChanged: boolean;
  readonly canGoBack: boolean;
  /** The project’s scheme has been changed since the draft was begun. */
  readonly isStale: boolean;
  /** Changes what touches no item. Edits of one place, one after another, are one step back. */
  readonly edit: (place: string, change: (content: Scheme) => Scheme) => void;
  /** A change that may have steps. */
  readonly change: (change: (draft: SchemeDraft) => SchemeDraft) => void;
  readonly back: () => void;
  readonly discard: () => void;
}

/** The draft of this project’s scheme; today’s scheme itself where nothing is being changed. */
export function useDraft(project: string, current: SchemeVersion): DraftControl {
  const state = useSyncExternalStore(subscribe, () => drafts.get(project));
  const base = state?.base ?? current;
  const draft: SchemeDraft = state ?? { content: current.content, steps: [] };
  const isStale = state !== undefined && (base.version !== current.version || base.at !== current.at);

  const next = (changed: SchemeDraft, editing: string | null): void => {
    const before = drafts.get(project);
    const was: SchemeDraft = before ?? { content: current.content, steps: [] };
    const goesOn = editing !== null && before?.editing === editing;
    const past = goesOn ? before.past : [...(before?.past ?? []), { content: was.content, steps: was.steps }].slice(-PAST);
    put(project, { ...changed, base: before?.base ?? current, past, editing });
  };
  return {
    draft,
    base,
    isChanged: state !== undefined,
    canGoBack: (state?.past.length ?? 0) > 0,
    isStale,
    edit: (place, change) => {
      const now: SchemeDraft = drafts.get(project) ?? { content: current.content, steps: [] };
      const content = change(now.content);
      if (content !== now.content) next({ content, steps: now.steps }, place);
    },
    change: (change) => next(change(drafts.get(project) ?? { content: current.content, steps: [] }), null),
    back: () => {
      const now = drafts.get(project);
      const last = now?.past.at(-1);
      if (now === undefined || last === undefined) return;
      const past = now.past.slice(0, -1);
      // Back at the beginning nothing is being changed.
      put(project, past.length === 0 ? null : { ...last, base: now.base, past, editing: null });
    },
    discard: () => put(project, null),
  };
}

/** Asks before the window goes while something is not made yet: nothing else would bring it back. */
export function useWarnBeforeLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isChanged]);
}
