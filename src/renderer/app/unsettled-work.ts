/** What is on the page and still on its way to the file in more than one step. */
const unsettled = new Set<Promise<unknown>>();

/** Says that work is unsettled until this promise is: undo waits for it, and so takes back what is seen. */
export function noteUnsettled(work: Promise<unknown>): void {
  const kept = work.catch(() => undefined).finally(() => unsettled.delete(kept));
  unsettled.add(kept);
}

/** Resolves once nothing is unsettled any more. */
export async function untilSettled(): Promise<void> {
  while (unsettled.size > 0) await Promise.all(unsettled);
}
