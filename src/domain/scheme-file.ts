import { z } from 'zod';
import { reorderingIssue } from './identifiers.ts';
import { lineInJson } from './json-lines.ts';
import { enteredScheme, scheme as schemeSchema, schemeIssueParams, type Scheme } from './model/scheme.ts';
import { Problem } from './problem.ts';

/** A scheme as a file of its own: JSON, the scheme’s fields beside what names the format. */
const format = 'isnad-scheme';
const formatVersion = 1;

/** What can be wrong with a scheme’s file. */
export type SchemeFileReason =
  | z.infer<typeof schemeIssueParams>['scheme']
  | 'syntax'
  | 'shape'
  | 'newer'
  | 'kind'
  | 'id'
  | 'colour'
  | 'shortcut'
  | 'controls'
  | 'missing'
  | 'other';

export interface SchemeFileIssue {
  readonly reason: SchemeFileReason;
  /** The line of the file, from 1; null where the scheme is no file yet. */
  readonly line: number | null;
  /** Where, by names and ids: `spans › claim › attributes › polarity › kind`. */
  readonly place: string;
  /** What stands there, or what was expected. */
  readonly value: string;
}

export type SchemeReading = { readonly ok: true; readonly scheme: Scheme } | { readonly ok: false; readonly issues: readonly SchemeFileIssue[] };

/** The same scheme always gives the same text: its fields stand in the order of the schema. */
export function schemeFileText(scheme: Scheme): string {
  return `${JSON.stringify({ format, version: formatVersion, ...schemeSchema.parse(scheme) }, null, 2)}\n`;
}

const head = z.object({ format: z.unknown().optional(), version: z.unknown().optional() }).loose();

/** Reads a scheme’s file. A scheme without the format’s name is taken too: it may come from a script. */
export function readSchemeFile(text: string): SchemeReading {
  const refuse = (reason: SchemeFileReason, value: string, path: readonly PropertyKey[] = []): SchemeReading => {
    const line = reason === 'syntax' ? null : lineInJson(text, path);
    return { ok: false, issues: [{ reason, line, place: path.map(String).join(' › '), value }] };
  };
  let content: unknown;
  try {
    // A byte order mark is what some editors put before any text.
    content = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (thrown) {
    return refuse('syntax', thrown instanceof Error ? thrown.message : String(thrown));
  }
  const parsed = head.safeParse(content);
  if (!parsed.success) return refuse('shape', JSON.stringify(content).slice(0, 40));
  const { format: named, version, ...rest } = parsed.data;
  if (named !== undefined && named !== format) return refuse('shape', JSON.stringify(named), ['format']);
  if (typeof version === 'number' && version > formatVersion) return refuse('newer', String(version), ['version']);
  if (!('spans' in rest) && !('relations' in rest)) return refuse('shape', Object.keys(rest).slice(0, 3).join(', '));
  const reading = checkScheme(rest);
  if (reading.ok) return reading;
  return { ok: false, issues: reading.issues.map(({ path, ...issue }) => ({ ...issue, line: lineInJson(text, path) })) };
}

export type SchemeChecking =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly issues: readonly (SchemeFileIssue & { readonly path: readonly PropertyKey[] })[] };

/** The same for a scheme that is no file: what is wrong with it, each with its place. */
export function checkScheme(content: unknown): SchemeChecking {
  const parsed = enteredScheme.safeParse(content);
  if (parsed.success) return { ok: true, scheme: parsed.data };
  const issues = parsed.error.issues.map((issue) => {
    const { path } = issue;
    return { ...reasonOf(issue, content), line: null, place: placeWords(content, path), path };
  });
  return { ok: false, issues };
}

/** The first thing that is wrong, as a problem, with how many others there are. */
export function schemeFileProblem(file: string, issues: readonly SchemeFileIssue[]): Problem {
  const [first] = issues;
  const { reason = 'other', line = null, place = '', value = '' } = first ?? {};
  const known = line === null ? 'none' : 'line';
  const others = Math.max(0, issues.length - 1);
  return new Problem('scheme-file-invalid', { file, reason, known, line: line ?? 0, place, value, others });
}

type Issue = z.core.$ZodIssue;

function reasonOf(issue: Issue, content: unknown): Pick<SchemeFileIssue, 'reason' | 'value'> {
  const found = valueAt(content, issue.path);
  const value = typeof found === 'string' || typeof found === 'number' ? String(found) : '';
  if (issue.code === 'custom') {
    const own = schemeIssueParams.safeParse(issue.params);
    if (own.success) return { reason: own.data.scheme, value: own.data.value };
    const control = reorderingIssue.safeParse(issue.params);
    if (control.success) return { reason: 'controls', value: control.data.character };
  }
  const last = issue.path.at(-1);
  if (found === undefined) return { reason: 'missing', value: String(last ?? '') };
  if (last === 'kind' && issue.path.includes('attributes')) return { reason: 'kind', value };
  if (last === 'light' || last === 'dark') return { reason: 'colour', value };
  if (last === 'shortcut') return { reason: 'shortcut', value };
  if (last === 'id' || last === 'label') return { reason: 'id', value };
  return { reason: 'other', value: issue.message };
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    const entries: Readonly<Record<PropertyKey, unknown>> = { ...value };
    return entries[part];
  }, content);
}

/** A path in words: an entry of a list by its id where it has one, else by its number, from 1. */
function placeWords(content: unknown, path: readonly PropertyKey[]): string {
  return path
    .map((part, depth) => {
      if (typeof part !== 'number') return String(part);
      const id = valueAt(content, [...path.slice(0, depth + 1), 'id']);
      return typeof id === 'string' ? id : String(part + 1);
    })
    .join(' › ');
}
