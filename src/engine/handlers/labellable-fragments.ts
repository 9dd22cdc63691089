import type { Fragment } from '../../domain/model/annotation.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import { textOf } from './found.ts';
import { fragmentsOf } from './fragments.ts';

/**
 * Fragments of a revision’s text with their quotes, as somebody labels them now. Throws the problems of
 * `fragmentsOf`, and `segment-excluded` where a fragment reaches into a segment that is not annotated. What was
 * labelled before a segment was excluded, or comes from a file, stays as it is.
 * @param ranges `[start, end)` in UTF-16 code units of the revision’s text.
 */
export function labellableFragments(
  database: ReadableDatabase,
  revision: string,
  ranges: readonly (readonly [number, number])[],
): Fragment[] {
  return labellableIn(database, revision)(ranges);
}

/** The same for many places of one revision, whose text and segments are read once. */
export function labellableIn(
  database: ReadableDatabase,
  revision: string,
): (ranges: readonly (readonly [number, number])[]) => Fragment[] {
  const text = textOf(database, revision);
  const excluded = stores.segment.list(database, { sql: 'revision = ? AND excluded = 1', parameters: [revision] });
  return (ranges) => {
    const fragments = fragmentsOf(text, ranges);
    for (const { start, end, role } of excluded) {
      if (fragments.some((fragment) => fragment.start < end && start < fragment.end)) {
        throw new Problem('segment-excluded', { start, end, role });
      }
    }
    return fragments;
  };
}
