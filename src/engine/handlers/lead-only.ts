import type { MethodName } from '../../domain/api.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { Person } from '../project/people.ts';
import { isHandedOut, leadsOf } from '../project/roles.ts';

/** What concerns the project as a whole: scheme, texts, segments, people. Two desktops that changed it apart could not be merged. */
const leadOnlyMethods: ReadonlySet<MethodName> = new Set<MethodName>([
  'project.update',
  'scheme.change',
  'scheme.update',
  'annotators.create',
  'annotators.update',
  'annotators.remove',
  'documents.create',
  'documents.update',
  'documents.remove',
  'documents.restore',
  'documents.purge',
  'documents.import',
  'revisions.create',
  'segments.set',
  'stories.create',
  'stories.update',
  'stories.remove',
]);

export function isLeadOnly(method: MethodName): boolean {
  return leadOnlyMethods.has(method);
}

/** Throws `lead-only` where work has been handed out and somebody else than the lead asks. */
export function requireLead({ database, person }: { readonly database: ReadableDatabase; readonly person: Person }): void {
  if (!isHandedOut(database) || leadsOf(database).has(person.id)) return;
  throw new Problem('lead-only', { name: person.name });
}
