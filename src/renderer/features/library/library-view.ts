import { useState } from 'react';
import type { DocumentOrder, StatusFilter } from './library-filter.ts';

/** What the library shows of its documents, and in which order. */
export interface LibraryView {
  readonly query: string;
  readonly filter: StatusFilter;
  readonly order: DocumentOrder;
}

const everything: LibraryView = { query: '', filter: 'all', order: 'imported' };

/** The last view of the project that was shown last: coming back from a document, the library is as it was left. */
let last: { readonly project: string; readonly view: LibraryView } | null = null;

export function useLibraryView(project: string): readonly [LibraryView, (change: Partial<LibraryView>) => void] {
  const [view, setView] = useState(() => (last?.project === project ? last.view : everything));
  return [
    view,
    (change) => {
      const next = { ...view, ...change };
      last = { project, view: next };
      setView(next);
    },
  ];
}
