import type { Page } from '@playwright/test';

/** What changes of one kind took. */
export interface Edits {
  /** Milliseconds from a change to the second frame. */
  readonly painted: readonly number[];
  /** Milliseconds of processor time on the page's main thread for a change, its frames included. */
  readonly work: readonly number[];
}

/** Evaluates an expression with arguments in the page; what it answers is the caller's to know. */
export async function ask<Answer>(page: Page, method: string, ...values: unknown[]): Promise<Answer> {
  return page.evaluate<Answer>(`${method}(${values.map((value) => JSON.stringify(value)).join(', ')})`);
}

interface Meter {
  /** Milliseconds that the page's main thread has worked so far. */
  readonly taskTime: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function openMeter(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    taskTime: async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    },
    close: () => session.detach(),
  };
}
