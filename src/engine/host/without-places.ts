import type { ProblemData } from '../../domain/problem.ts';
import { Problem, problemData } from '../../domain/problem.ts';
import type { TemporaryPlace } from './temporary-places.ts';

/** Says the files’ own names where the engine says the places of our temporary files. */
export function textWithoutPlaces(text: string, files: readonly TemporaryPlace[]): string {
  return files.reduce((result, file) => result.replaceAll(file.path, () => file.name), text);
}

export function problemWithoutPlaces({ code, details }: ProblemData, files: readonly TemporaryPlace[]): ProblemData {
  const entries = Object.entries(details).map(
    ([key, value]) => [key, typeof value === 'string' ? textWithoutPlaces(value, files) : value] as const,
  );
  return { code, details: Object.fromEntries(entries) };
}

/** The same of whatever was thrown, to be thrown on. */
export function withoutPlaces(thrown: unknown, files: readonly TemporaryPlace[]): Problem {
  const { code, details } = problemWithoutPlaces(problemData(thrown), files);
  return new Problem(code, details, { cause: thrown });
}
