import { Problem, problemData, type ProblemData } from '../domain/problem.ts';
import type { RecoveryNote } from '../domain/recovery-note.ts';

export type ExitStatus = 0 | 1 | 2;

/** Of commands that only report. */
export interface ReportOptions {
  readonly json?: boolean;
}

/** Of commands that report what a project holds, as far as somebody sees it. */
export interface ReadingOptions extends ReportOptions {
  readonly as?: string;
}

/** Thrown where the words of a call are wrong in a way that the argument parser cannot see. */
export class UsageError extends Error {}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function printNote(line: string): void {
  process.stderr.write(`isnad: ${line}\n`);
}

/** The sentence for a problem, in the language of the person's locale. */
export function sentenceFor({ code, details }: ProblemData): Promise<string> {
  return sentence('problem', code, details);
}

/** The sentence for what a recovery has to tell, in the same language. */
export function noteSentence({ code, details }: RecoveryNote): Promise<string> {
  return sentence('recoveryNote', code, details);
}

/** The sentence for a code of some group of the catalogue that takes no details, in the same language. */
export function sentenceOf(group: string, code: string): Promise<string> {
  return sentence(group, code, {});
}

async function sentence(group: string, code: string, details: ProblemData['details']): Promise<string> {
  const [{ default: messages }, { IntlMessageFormat }] = await Promise.all([
    speaksArabic()
      ? import('../../resources/messages/ar.json', { with: { type: 'json' } })
      : import('../../resources/messages/en.json', { with: { type: 'json' } }),
    import('intl-messageformat'),
  ]);
  const catalogue: Readonly<Record<string, string>> = messages;
  const pattern = catalogue[`${group}.${code}`];
  if (pattern === undefined) return code;
  const language = speaksArabic() ? 'ar' : 'en';
  try {
    return String(new IntlMessageFormat(pattern, language).format(details));
  } catch (thrown) {
    // A sentence that misses a detail must not hide the problem that it is about.
    if (!(thrown instanceof Error)) throw thrown;
    return `${code} ${JSON.stringify(details)}`;
  }
}

/** Says what went wrong and answers the exit status. Errors that nobody foresaw show where they happened. */
export async function complain(thrown: unknown, asJson: boolean): Promise<ExitStatus> {
  if (thrown instanceof UsageError) {
    printNote(thrown.message);
    return 2;
  }
  const problem = problemData(thrown);
  const message = await sentenceFor(problem);
  printNote(`${message} [${problem.code}]`);
  if (!(thrown instanceof Problem) && thrown instanceof Error) process.stderr.write(`${thrown.stack ?? ''}\n`);
  if (asJson) printJson({ problem: { ...problem, message } });
  return thrown instanceof Problem && thrown.code === 'unknown-method' ? 2 : 1;
}

function speaksArabic(): boolean {
  const locale = process.env['ISNAD_LANGUAGE'] ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? '';
  return locale.toLowerCase().startsWith('ar');
}
