import type { Page } from '@playwright/test';
import { median, percentile } from './measure.ts';
import type { Figure } from './measure.ts';

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

/** What changes took, beside the same on a bare page. `what` names one change, in the singular. */
export function changeFigures(what: string, size: string, edits: Edits, floor: Edits): readonly Figure[] {
  return [
    {
      name: `${what} is painted, ${size}`,
      unit: 'ms',
      measured: median(edits.painted),
      floor: median(floor.painted),
      floorName: 'a bare page without other spans, to the second frame',
      limit: (value) => value + 1,
      limitName: 'floor + 1 ms',
    },
    {
      name: `main-thread work of it, 95th percentile, ${size}`,
      unit: 'ms',
      measured: percentile(edits.work, 95),
      floor: percentile(floor.work, 95),
      floorName: 'the same bare page',
      limit: () => 8,
      limitName: '8 ms',
    },
  ];
}
