import fs from 'node:fs';
import { z } from 'zod';
import { schemeStep, type SchemeStep } from '../domain/model/scheme-step.ts';
import type { Scheme } from '../domain/model/scheme.ts';
import { Problem } from '../domain/problem.ts';
import { readSchemeFile, schemeFileProblem } from '../domain/scheme-file.ts';

/** A scheme from its file. Throws `file-missing`, `file-unreadable` or `scheme-file-invalid`. */
export function readScheme(file: string): Scheme {
  const reading = readSchemeFile(readText(file));
  if (reading.ok) return reading.scheme;
  throw schemeFileProblem(file, reading.issues);
}

/** The steps of a change from a JSON file. Throws as `readScheme` does, and `file-malformed`. */
export function readSteps(file: string): SchemeStep[] {
  const text = readText(file);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (thrown) {
    throw new Problem('file-malformed', { file, message: thrown instanceof Error ? thrown.message : String(thrown) }, { cause: thrown });
  }
  const parsed = z.array(schemeStep).safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new Problem('file-malformed', { file, message }, { cause: parsed.error });
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    if (isMissing) throw new Problem('file-missing', { file }, { cause: thrown });
    throw new Problem('file-unreadable', { file, message: thrown instanceof Error ? thrown.message : String(thrown) }, { cause: thrown });
  }
}
