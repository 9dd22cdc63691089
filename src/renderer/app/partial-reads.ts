import { hashKey, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { problemOf } from './problems.ts';

/** So many ids as the workbench takes in one question; beyond them the whole answer is read again. */
const idsAtOnce = 500;

/** An answer that the window keeps, and how to bring it up to date for some ids. */
export interface PartialRead<Data> {
  readonly queryKey: QueryKey;
  /** Reads what stands under the ids now, and answers how that goes into the answer kept. */
  readonly read: (ids: readonly string[]) => Promise<(before: Data) => Data>;
}

/**
 * Makes the function that brings kept answers up to date for single ids. For each answer one question is on its way
 * at a time; ids that are named meanwhile are asked for after it. So no answer can come after a newer one: a whole
 * answer that is being read is awaited first, since it may be older than what is known to have changed, and one
 * that was put in while a question was on its way makes the question be asked again. An answer that nobody has asked
 * for, or that is to be read as a whole anyway, is left alone.
 */
export function createPartialReads(client: QueryClient): <Data>(answer: PartialRead<Data>, ids: readonly string[]) => void {
  const waiting = new Map<string, Set<string>>();

  const find = (queryKey: QueryKey): Query | undefined => client.getQueryCache().find({ queryKey, exact: true });

  /** One question and its answer. False where nothing is left to do. */
  async function step<Data>({ queryKey, read }: PartialRead<Data>, ids: Set<string>): Promise<boolean> {
    // At once, so that ids which are named from now on begin anew.
    const end = (): false => {
      waiting.delete(hashKey(queryKey));
      return false;
    };
    const query = find(queryKey);
    if (query === undefined || ids.size === 0) return end();
    if (query.state.fetchStatus !== 'idle') {
      await query.fetch().catch(() => undefined); // whoever reads it hears of the failure
      return true;
    }
    if (query.state.data === undefined || query.state.isInvalidated) return end();
    if (ids.size > idsAtOnce) {
      void client.invalidateQueries({ queryKey, exact: true });
      return end();
    }
    const asked = [...ids];
    ids.clear();
    const { dataUpdateCount } = query.state;
    const merge = await read(asked);
    if (find(queryKey) !== query || query.state.isInvalidated) return true;
    if (query.state.dataUpdateCount !== dataUpdateCount || query.state.fetchStatus !== 'idle') {
      for (const id of asked) ids.add(id);
      return true;
    }
    client.setQueryData<Data>(queryKey, (before) => (before === undefined ? undefined : merge(before)));
    return true;
  }

  async function work<Data>(answer: PartialRead<Data>, ids: Set<string>): Promise<void> {
    try {
      while (await step(answer, ids));
    } catch (error) {
      waiting.delete(hashKey(answer.queryKey));
      // Without a connection nothing can be read; once it is back everything is.
      const refetchType = problemOf(error).code === 'connection-lost' ? 'none' : 'active';
      void client.invalidateQueries({ queryKey: answer.queryKey, exact: true, refetchType });
    }
  }

  return (answer, ids) => {
    const key = hashKey(answer.queryKey);
    const known = waiting.get(key);
    const set = known ?? new Set<string>();
    for (const id of ids) set.add(id);
    if (known !== undefined) return;
    waiting.set(key, set);
    void work(answer, set);
  };
}
