import { Children } from 'react';
import type { ReactNode } from 'react';
import { effectiveStroke } from '../../../domain/key-stroke.ts';
import { shortcutWords, useShortcutChanges } from '../../app/commands.tsx';
import { actionRows } from './action-entries.ts';

/**
 * The actions by their default keys as these are shown. Sentences name default keys; where two actions of different
 * views share one, the desk's is meant.
 */
const rowsByWords = new Map(
  actionRows('browser').flatMap((row) => (row.own === null ? [] : [[shortcutWords(row.own), row] as const])),
);

/** Answers what to show for a key that a sentence names: the one that the person has in its place; null for none. */
export function useKeyWords(): (words: string) => string | null {
  const changes = useShortcutChanges();
  return (words) => {
    const row = rowsByWords.get(words);
    if (row === undefined || row.isFixed) return words;
    const stroke = effectiveStroke(changes, row.id, row.own);
    return stroke === null ? null : shortcutWords(stroke);
  };
}

/** A key in a sentence, as the person has it. Sentences run either way; a bracket must not be mirrored with them. */
export function KeyMark({ words }: { readonly words: string }) {
  return <kbd dir="ltr">{useKeyWords()(words) ?? '–'}</kbd>;
}

function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((part) => (typeof part === 'string' || typeof part === 'number' ? String(part) : ''))
    .join('');
}

/** For `<k>` in messages. */
export const keyMarks = {
  k: (words: ReactNode) => <KeyMark words={textOf(words)} />,
  // A single quotation mark and a backslash mean something in messages.
  quote: "'",
  backslash: '\\',
};
