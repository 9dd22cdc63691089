import type { DesktopEvent } from '../../../src/domain/desktop-door.ts';
import type { RecordedCall } from './ledger.ts';
import type { Stage } from './stage.ts';

/** What a test asks of the process that runs the program. */
export interface Request {
  readonly id: number;
  readonly what: keyof Stage;
  readonly given: readonly unknown[];
}

/** What that process says to the test. */
export type Said =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  /** A page of this window is there. */
  | { readonly type: 'loaded'; readonly window: number }
  /** The page of this window heard something over its preload. */
  | { readonly type: 'heard'; readonly window: number; readonly event: DesktopEvent }
  /** The program has quit; what it called and what was wrong with that. */
  | { readonly type: 'ended'; readonly calls: readonly RecordedCall[]; readonly faults: readonly string[] };

/** `then` is called once it has gone out. */
export function tellTest(said: Said, then: () => void = () => undefined): void {
  process.send?.(said, then);
}
