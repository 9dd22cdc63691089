import { Problem } from '../../domain/problem.ts';
import { endFits, misfitsOf } from '../../domain/scheme-mapping.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { currentScheme } from '../project/state-checks.ts';
import { canonicalJson } from '../store/stored-json.ts';
import { stores } from '../store/stores.ts';

/** What of all that was labelled does not fit today’s scheme, each with why: from a file, or from before. */
function misfitsNow(database: ReadableDatabase): Set<string> {
  const { content } = currentScheme(database);
  const found = new Set<string>();
  const labels = new Map<string, string>();
  for (const { id, label, attributes } of stores.span.list(database)) {
    labels.set(id, label);
    for (const misfit of misfitsOf({ kind: 'span', label, attributes }, content)) found.add(`span ${id} ${canonicalJson(misfit)}`);
  }
  for (const { id, label, attributes, from, to } of stores.relation.list(database)) {
    for (const misfit of misfitsOf({ kind: 'relation', label, attributes }, content)) found.add(`relation ${id} ${canonicalJson(misfit)}`);
    const definition = content.relations.find((each) => each.id === label);
    if (definition === undefined) continue;
    for (const [side, end] of [['from', from], ['to', to]] as const) {
      const fits = endFits(definition, side, end.kind === 'document' ? null : (labels.get(end.id) ?? ''));
      if (!fits) found.add(`relation ${id} ${side}`);
    }
  }
  for (const { document, annotator, label, values } of stores.documentLabelling.list(database)) {
    for (const misfit of misfitsOf({ kind: 'document', label, values }, content)) {
      found.add(`document label ${document}/${annotator}/${label} ${canonicalJson(misfit)}`);
    }
  }
  return found;
}

/**
 * Reverses a group. Where that brings back another version of the scheme, nothing that was labelled since may be left
 * without a place in it. Throws `in-use`.
 */
export function reverseUnderScheme(database: ReadableDatabase, group: string, reverse: () => void): void {
  const changesScheme = database.query("SELECT 1 AS one FROM operations WHERE group_id = ? AND scope = 'project' AND kind LIKE 'scheme.%' LIMIT 1").get(group) !== undefined;
  const before = changesScheme ? misfitsNow(database) : null;
  reverse();
  if (before === null) return;
  for (const misfit of misfitsNow(database)) {
    if (!before.has(misfit)) throw new Problem('in-use', { what: 'label', id: misfit, by: 'what was labelled since' });
  }
}
