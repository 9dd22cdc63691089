import { Problem } from '../../domain/problem.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { isnadJsonl } from './isnad-jsonl.ts';

/** Every format that Isnad knows beside plain text, which is imported only. */
export const formats: readonly Format[] = [isnadJsonl, csv];

export function formatNamed(name: string): Format {
  const format = formats.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  throw new Problem('format-unknown', { format: name, known: formats.map((known) => known.name).join(', ') });
}

/** The format that a file's ending speaks for; undefined means plain text. */
export function formatOfFile(name: string): Format | undefined {
  const lower = name.toLowerCase();
  return formats.find((format) => format.read !== undefined && format.endings.some((ending) => lower.endsWith(ending)));
}
