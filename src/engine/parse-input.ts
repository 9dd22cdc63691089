import type { z } from 'zod';
import { reorderingIssue } from '../domain/identifiers.ts';
import { Problem } from '../domain/problem.ts';

/** The first things that a schema has against an input, as a problem. */
export function invalidInput(method: string, error: z.ZodError): Problem {
  for (const issue of error.issues) {
    const found = reorderingIssue.safeParse(issue.code === 'custom' ? issue.params : undefined);
    if (!found.success) continue;
    const { character } = found.data;
    return new Problem('name-has-controls', { field: fieldOf(issue.path), character, method }, { cause: error });
  }
  const issues = error.issues.slice(0, 5).map((issue) => {
    const place = issue.path.join('.');
    return place === '' ? issue.message : `${place}: ${issue.message}`;
  });
  return new Problem('invalid-input', { method, message: issues.join('; ') }, { cause: error });
}

/** What a person knows the place by: a scheme's names stand apart by language (`spans.0.names.ar`). */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.includes('content') ? 'scheme' : String(path.at(-1) ?? '');
}

/** Throws `invalid-input` with the method’s name and the place in the input, or `name-has-controls`. */
export function parseInput<Schema extends z.ZodType>(method: string, schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidInput(method, parsed.error);
}
