import { Problem } from '../../domain/problem.ts';
import { asProblem } from '../database/sqlite-problems.ts';

/** What a failure to write a new file means for a person: `disk-full` or `destination-unwritable`. */
export function destinationProblem(thrown: unknown, file: string): Problem {
  const problem = asProblem(thrown, file);
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || (problem instanceof Problem && problem.code === 'disk-full');
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Problem(full ? 'disk-full' : 'destination-unwritable', { file, message }, { cause: thrown });
}
