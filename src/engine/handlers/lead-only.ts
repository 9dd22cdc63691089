import type { WriteContext } from '../project/write-transaction.ts';

/** Stands where the lead's right is asked; the lead's own file takes this one's place. */
export function requireLead(_context: WriteContext): void {
  return;
}
