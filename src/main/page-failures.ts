/** What became of a page that is to be asked about. */
export type PageFailure = { readonly kind: 'gone'; readonly reason: string } | { readonly kind: 'silent' };

/** A window whose page may fail. */
export interface FailingPage {
  /** Asks the person; the first button’s answer is true: load the page again. Aborted when it answers again. */
  readonly askToReload: (failure: PageFailure, signal: AbortSignal) => Promise<boolean>;
  readonly reload: () => void;
  /** Ends the page’s process, which may hang, so that loading it again is heard. */
  readonly endPage: () => void;
  readonly close: () => void;
  /** True once the window is gone. */
  readonly isClosed: () => boolean;
}

/** What a window hears about its page from Electron. */
export interface PageFailures {
  readonly gone: (reason: string) => Promise<void>;
  readonly silent: () => Promise<void>;
  readonly answersAgain: () => void;
  /** Another page has taken its place. */
  readonly loaded: () => void;
}

/**
 * Asks what is to become of a page that has crashed (load it again or close the window) or hangs (load it again
 * or wait), one question at a time.
 */
export function watchPage(page: FailingPage): PageFailures {
  let question: { readonly kind: PageFailure['kind']; readonly abort: AbortController } | null = null;
  /** The page’s process was ended here, of which Electron tells as of a crash. */
  let ending = false;

  const ask = async (failure: PageFailure): Promise<boolean | null> => {
    question?.abort.abort();
    const own = { kind: failure.kind, abort: new AbortController() };
    question = own;
    const reload = await page.askToReload(failure, own.abort.signal);
    if (question === own) question = null;
    return own.abort.signal.aborted || page.isClosed() ? null : reload;
  };

  return {
    async gone(reason) {
      const expected = ending;
      ending = false;
      // A page that ends with its window, or because it was ended here, has not failed.
      if (expected || reason === 'clean-exit' || page.isClosed()) return;
      const reload = await ask({ kind: 'gone', reason });
      if (reload === true) page.reload();
      else if (reload === false) page.close();
    },
    async silent() {
      if (question !== null || page.isClosed()) return;
      if ((await ask({ kind: 'silent' })) !== true) return;
      ending = true;
      page.endPage();
      page.reload();
    },
    answersAgain() {
      if (question?.kind === 'silent') question.abort.abort();
    },
    loaded() {
      ending = false;
    },
  };
}
