import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { fold, foldedMatches } from '../../../domain/text/folding.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import { selectedRange } from '../../../domain/text/selection.ts';
import type { TextSelection } from '../../../domain/text/selection.ts';
import type { FoundInText } from '../../document/paintable-span.ts';
import type { TextSurface } from '../../document/text-surface.ts';

export interface FindControl {
  readonly isOpen: boolean;
  readonly query: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** What is found, and at which the search stands; its hits are empty where nothing is. */
  readonly found: FoundInText;
  /** Opens the bar with what is selected, or goes to it. */
  readonly open: () => void;
  /** Leaves it: the text has the keyboard again, and the hit is selected there. */
  readonly close: () => void;
  readonly onQuery: (query: string) => void;
  readonly step: (towards: 'next' | 'previous') => void;
}

interface FindInput {
  readonly text: string;
  readonly selection: TextSelection | null;
  readonly surface: TextSurface | null;
  readonly onSelect: (selection: TextSelection) => void;
  /** Nothing has been searched for yet. */
  readonly onNothing: () => void;
}

/** What is selected begins a search as long as it is a phrase. UTF-16 code units. */
const LONGEST = 120;
const nothing: readonly TextRange[] = [];

/** The first hit from an offset on, round and round. */
function hitFrom(hits: readonly TextRange[], offset: number): number {
  const at = hits.findIndex(({ start }) => start >= offset);
  return at === -1 ? 0 : at;
}

/** Finding words in one document, in any spelling that folds to the same. */
export function useFind({ text, selection, surface, onSelect, onNothing }: FindInput): FindControl {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [from, setFrom] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const wanted = useDeferredValue(query).trim();
  const folding = useMemo(() => (isOpen ? fold(text) : null), [isOpen, text]);
  const hits = useMemo(
    () => (folding === null || wanted === '' ? nothing : foldedMatches(text, wanted, folding)),
    [folding, text, wanted],
  );
  const found = useMemo(() => ({ hits, current: hitFrom(hits, from) }), [hits, from]);
  const hit = hits[found.current];

  const reveal = useEffectEvent((start: number, end: number) => surface?.reveal({ start, end }));
  const [start, end] = [hit?.start ?? -1, hit?.end ?? -1];
  useEffect(() => {
    if (start >= 0) reveal(start, end);
  }, [start, end]);

  const caret = selection === null ? 0 : selectedRange(selection).start;
  return {
    isOpen,
    query,
    field,
    found,
    open: () => {
      const range = selection === null ? { start: 0, end: 0 } : selectedRange(selection);
      const selected = text.slice(range.start, range.end);
      if (selected.trim() !== '' && selected.length <= LONGEST && !selected.includes('\n')) setQuery(selected.trim());
      if (!isOpen) setFrom(range.start);
      setOpen(true);
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.select();
      });
    },
    close: () => {
      setOpen(false);
      surface?.focus();
      if (hit !== undefined) onSelect({ anchor: hit.start, focus: hit.end });
    },
    onQuery: (next) => {
      setQuery(next);
      // What has been reached stays where more letters still fit it.
      setFrom(hit?.start ?? caret);
    },
    step: (towards) => {
      if (query.trim() === '') return onNothing();
      // With the bar closed the hit after what is selected is selected.
      const all = isOpen ? hits : foldedMatches(text, query.trim());
      if (all.length === 0) return undefined;
      const closedAt = towards === 'next' ? hitFrom(all, caret + 1) : all.findLastIndex((each) => each.start < caret);
      const at = isOpen ? found.current + (towards === 'next' ? 1 : -1) : closedAt;
      const next = all[(at + all.length) % all.length];
      if (next === undefined) return undefined;
      setFrom(next.start);
      if (!isOpen) {
        onSelect({ anchor: next.start, focus: next.end });
        surface?.reveal(next);
        surface?.focus();
      }
      return undefined;
    },
  };
}
