import { goTo, viewOfHash } from '../../app/location.ts';
import { reduceLink } from './link-state.ts';
import type { LinkAction, LinkInProgress } from './link-state.ts';

/** A span by its ids; what it says is read when it is shown. */
export interface SpanPlace {
  readonly document: string;
  readonly span: string;
}

/** What is to be gone to once its document is there: its text, a span, or a stretch of it in UTF-16 code units. */
export type PlaceToShow = { readonly document: string } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'span'; readonly span: string }
  | { readonly kind: 'range'; readonly range: readonly [number, number] }
);

/** Which of two documents side by side has the keyboard, or had it last. */
export type DeskSide = 'first' | 'second';

/** What outlives a document: it stays while one goes from one to another, and when two stand side by side. */
export interface WorkspaceState {
  readonly link: LinkInProgress | null;
  /** The newest first. */
  readonly pinned: readonly SpanPlace[];
  /** Spans that were selected, the newest first. */
  readonly recent: readonly SpanPlace[];
  /** What documents were opened for and have not gone to yet. */
  readonly places: readonly PlaceToShow[];
  readonly active: DeskSide;
}

/** A document, and a span in it where one is meant. */
export interface SpanOrDocument {
  readonly document: string;
  readonly span: string | null;
}

export interface OpenOptions {
  readonly span?: string;
  /** UTF-16 code units of the document's text. */
  readonly range?: readonly [number, number];
  /** Beside the document that is shown, instead of in its place. */
  readonly beside?: boolean;
}

export interface WorkspaceStore {
  readonly state: () => WorkspaceState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatchLink: (action: LinkAction) => void;
  /** Pins a span, or takes it off; answers whether it is pinned now. */
  readonly togglePin: (place: SpanPlace) => boolean;
  readonly noteSelected: (place: SpanPlace) => void;
  readonly activate: (side: DeskSide) => void;
  /** Opens a document, at a place where one is given; one that is shown already is gone to. */
  readonly open: (document: string, options?: OpenOptions) => void;
  /** Opens two documents side by side, each at its span; of one document its only text. */
  readonly openBoth: (first: SpanOrDocument, second: SpanOrDocument) => void;
  /** A document has gone to its place. */
  readonly placeShown: (document: string) => void;
  /** Places of documents that are not shown any more are not waited for. */
  readonly forgetPlacesBut: (shown: readonly string[]) => void;
  /** Leaves the second document. */
  readonly closeBeside: () => void;
}

const RECENT_KEPT = 30;
const PINNED_KEPT = 50;

function isSame(one: SpanPlace, other: SpanPlace): boolean {
  return one.span === other.span;
}

const storageKey = (project: string): string => `isnad.pinned.${project}`;

/** Pins survive a reload of the window, not its closing: they are a working set, not data. */
function readPinned(project: string): readonly SpanPlace[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey(project)) ?? '[]');
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((entry: unknown): SpanPlace[] => {
    if (typeof entry !== 'object' || entry === null || !('document' in entry) || !('span' in entry)) return [];
    const { document, span } = entry;
    return typeof document === 'string' && typeof span === 'string' ? [{ document, span }] : [];
  });
}

/** Makes the store of one project's window. */
export function createWorkspaceStore(project: string): WorkspaceStore {
  let state: WorkspaceState = { link: null, pinned: readPinned(project), recent: [], places: [], active: 'first' };
  const listeners = new Set<() => void>();
  const set = (changes: Partial<WorkspaceState>): void => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };

  const open: WorkspaceStore['open'] = (document, { span, range, beside = false } = {}) => {
    const place: PlaceToShow =
      span !== undefined
        ? { document, kind: 'span', span }
        : range === undefined
          ? { document, kind: 'text' }
          : { document, kind: 'range', range };
    const view = viewOfHash(window.location.hash);
    const shown = view.name === 'document' ? view : null;
    if (shown?.id === document || shown?.beside === document) {
      set({ places: [place], active: shown.id === document ? 'first' : 'second' });
      return;
    }
    if (shown === null || (shown.beside === undefined && !beside)) {
      set({ places: [place], active: 'first' });
      goTo({ name: 'document', id: document });
    } else if (beside || state.active === 'second') {
      set({ places: [place], active: 'second' });
      goTo({ name: 'document', id: shown.id, beside: document });
    } else {
      set({ places: [place], active: 'first' });
      goTo({ ...shown, id: document });
    }
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatchLink: (action) => {
      const link = reduceLink(state.link, action);
      if (link !== state.link) set({ link });
    },
    togglePin: (place) => {
      const isPinned = state.pinned.some((each) => isSame(each, place));
      const others = state.pinned.filter((each) => !isSame(each, place));
      const pinned = isPinned ? others : [place, ...others].slice(0, PINNED_KEPT);
      set({ pinned });
      sessionStorage.setItem(storageKey(project), JSON.stringify(pinned));
      return !isPinned;
    },
    noteSelected: (place) => {
      const [newest] = state.recent;
      if (newest !== undefined && isSame(newest, place)) return;
      // Nothing that is shown all the time hangs on it, and it changes with every span that is gone through.
      state = { ...state, recent: [place, ...state.recent.filter((each) => !isSame(each, place))].slice(0, RECENT_KEPT) };
    },
    activate: (active) => {
      if (active !== state.active) set({ active });
    },
    open,
    openBoth: (first, second) => {
      const placeOf = ({ document, span }: SpanOrDocument): PlaceToShow =>
        span === null ? { document, kind: 'text' } : { document, kind: 'span', span };
      if (first.document === second.document) {
        open(first.document, first.span === null ? {} : { span: first.span });
        return;
      }
      set({ places: [placeOf(first), placeOf(second)], active: 'first' });
      goTo({ name: 'document', id: first.document, beside: second.document });
    },
    placeShown: (document) => {
      const places = state.places.filter((place) => place.document !== document);
      if (places.length < state.places.length) set({ places });
    },
    forgetPlacesBut: (shown) => {
      const places = state.places.filter(({ document }) => shown.includes(document));
      if (places.length < state.places.length) set({ places });
    },
    closeBeside: () => {
      const view = viewOfHash(window.location.hash);
      if (view.name !== 'document' || view.beside === undefined) return;
      // The one that is being worked in stays.
      const staying = state.active === 'second' ? view.beside : view.id;
      set({ active: 'first' });
      goTo({ name: 'document', id: staying });
    },
  };
}
