import { useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { rowForKey } from './row-for-key.ts';

/** Rows by which a page key goes on. */
const PAGE = 10;

interface RovingRows<List extends HTMLElement> {
  readonly list: RefObject<List | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** For the button of each row. */
  readonly rowAt: (position: number) => { readonly tabIndex: number; readonly 'data-position': number; readonly onFocus: () => void };
}

/** A list of buttons that is one stop of the tab key: arrows, Page, Home and End lead from row to row. */
export function useRovingRows<List extends HTMLElement>(count: number): RovingRows<List> {
  const list = useRef<List>(null);
  const [wanted, setWanted] = useState(0);
  const current = Math.min(wanted, count - 1);
  return {
    list,
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const next = rowForKey(event.key, current, count, PAGE);
      if (next === null) return;
      event.preventDefault();
      list.current?.querySelector<HTMLElement>(`[data-position="${next}"]`)?.focus();
    },
    rowAt: (position) => ({ tabIndex: position === current ? 0 : -1, 'data-position': position, onFocus: () => setWanted(position) }),
  };
}
