import type { z } from 'zod';
import { Problem } from '../domain/problem.ts';

/** The first thing that a schema has against an input, as a problem. */
export function invalidInput(method: string, error: z.ZodError): Problem {
  const issues = error.issues.slice(0, 5).map((issue) => {
    const place = issue.path.join('.');
    return place === '' ? issue.message : `${place}: ${issue.message}`;
  });
  return new Problem('invalid-input', { method, message: issues.join('; ') }, { cause: error });
}

/** Throws `invalid-input` with the method’s name and the place in the input. */
export function parseInput<Schema extends z.ZodType>(method: string, schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalidInput(method, parsed.error);
}
