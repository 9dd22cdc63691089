import { useState } from 'react';
import type { Direction } from '../../../domain/identifiers.ts';

/** A document that is being made: null is for what the text suggests until the person says otherwise. */
export interface NewDocumentDraft {
  readonly text: string;
  readonly title: string | null;
  readonly direction: Direction | null;
  readonly publisher: string;
  readonly url: string;
  readonly publishedAt: string;
  readonly story: string | null;
}

export function draftOf(text: string): NewDocumentDraft {
  return { text, title: null, direction: null, publisher: '', url: '', publishedAt: '', story: null };
}

/** What was pasted and not yet added, by the project's file: closing the dialog by mistake loses nothing. */
const kept = new Map<string, NewDocumentDraft>();

interface KeptDraft {
  readonly draft: NewDocumentDraft;
  readonly change: (draft: NewDocumentDraft) => void;
}

/** The draft of a project for as long as the window is open. A text that was just pasted begins another one. */
export function useKeptDraft(project: string, pasted: string | null): KeptDraft {
  const [draft, setDraft] = useState(() => (pasted === null ? (kept.get(project) ?? draftOf('')) : draftOf(pasted)));
  return {
    draft,
    change: (next) => {
      kept.set(project, next);
      setDraft(next);
    },
  };
}

export function forgetDraft(project: string): void {
  kept.delete(project);
}
