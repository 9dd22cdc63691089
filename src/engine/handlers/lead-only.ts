import { Problem } from '../../domain/problem.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { isHandedOut, leadsOf } from '../project/roles.ts';

/**
 * What concerns the project as a whole (scheme, texts, segments, people, assignments) is the lead's once work has been
 * handed out: two desktops that changed it apart could not be merged.
 */
export function requireLead({ database, person }: WriteContext): void {
  if (!isHandedOut(database)) return;
  const leads = leadsOf(database);
  if (leads.has(person.id)) return;
  throw new Problem('lead-only', { name: person.name });
}
