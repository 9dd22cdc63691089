import { describe, expect, it } from 'vitest';
import type { PageFailure } from '../../../src/main/page-failures.ts';
import { watchPage } from '../../../src/main/page-failures.ts';

/** A window whose questions the test answers. */
function page() {
  const done: string[] = [];
  const questions: { readonly failure: PageFailure; readonly signal: AbortSignal; answer: (reload: boolean) => void }[] = [];
  const state = { closed: false };
  const failures = watchPage({
    askToReload: (failure, signal) =>
      new Promise((resolve) => {
        questions.push({ failure, signal, answer: resolve });
        // As Electron’s dialogs do: one that is taken back answers as if it had been closed.
        signal.addEventListener('abort', () => resolve(false));
      }),
    reload: () => done.push('reload'),
    endPage: () => done.push('end'),
    close: () => done.push('close'),
    isClosed: () => state.closed,
  });
  return { failures, done, questions, state };
}

describe('a page that has crashed', () => {
  it.each([
    [true, 'reload'],
    [false, 'close'],
  ])('is loaded again or closed with its window, as the person says (%s)', async (reload, expected) => {
    const { failures, done, questions } = page();
    const gone = failures.gone('oom');
    expect(questions[0]?.failure).toEqual({ kind: 'gone', reason: 'oom' });
    questions[0]?.answer(reload);
    await gone;
    expect(done).toEqual([expected]);
  });

  it('has not where it ended by itself or with its window', async () => {
    const { failures, questions, state } = page();
    await failures.gone('clean-exit');
    state.closed = true;
    await failures.gone('killed');
    expect(questions).toEqual([]);
  });

  it('does nothing to a window that closes while the question stands', async () => {
    const { failures, done, questions, state } = page();
    const gone = failures.gone('crashed');
    state.closed = true;
    questions[0]?.answer(true);
    await gone;
    expect(done).toEqual([]);
  });

  it('is asked about again when it crashes again', async () => {
    const { failures, done, questions } = page();
    for (const index of [0, 1]) {
      const gone = failures.gone('crashed');
      questions[index]?.answer(true);
      await gone;
      failures.loaded();
    }
    expect(done).toEqual(['reload', 'reload']);
  });
});

describe('a page that does not answer', () => {
  it('is waited for, or ended and loaded again, which is no crash', async () => {
    const { failures, done, questions } = page();
    const first = failures.silent();
    expect(questions[0]?.failure).toEqual({ kind: 'silent' });
    questions[0]?.answer(false);
    await first;
    expect(done).toEqual([]);

    const second = failures.silent();
    questions[1]?.answer(true);
    await second;
    await failures.gone('killed');
    failures.loaded();
    expect(done).toEqual(['end', 'reload']);
    expect(questions).toHaveLength(2);
    void failures.gone('crashed');
    expect(questions).toHaveLength(3);
  });

  it('is asked about once, and no longer when it answers again', async () => {
    const { failures, done, questions } = page();
    const silent = failures.silent();
    await failures.silent();
    expect(questions).toHaveLength(1);
    failures.answersAgain();
    await silent;
    expect(questions[0]?.signal.aborted).toBe(true);
    expect(done).toEqual([]);
  });

  it('and then crashes is asked about as crashed', async () => {
    const { failures, done, questions } = page();
    const silent = failures.silent();
    const gone = failures.gone('crashed');
    await silent;
    expect(questions.map(({ failure }) => failure.kind)).toEqual(['silent', 'gone']);
    failures.answersAgain();
    expect(questions[1]?.signal.aborted).toBe(false);
    questions[1]?.answer(true);
    await gone;
    expect(done).toEqual(['reload']);
  });
});
