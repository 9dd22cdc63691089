import type { IntlShape } from 'react-intl';
import { problemData } from '../../domain/api/project-methods.ts';
import { problemData as dataOfThrown } from '../../domain/problem.ts';
import type { ProblemData } from '../../domain/problem.ts';
import type { RecoveryNote } from '../../domain/recovery-note.ts';
import { isolate, isolatePath } from '../ui/isolate.ts';

/** What was thrown as data: a `Problem`, its data as a host may pass it on, or something unforeseen. */
export function problemOf(thrown: unknown): ProblemData {
  const parsed = problemData.safeParse(thrown);
  return parsed.success ? parsed.data : dataOfThrown(thrown);
}

const argument = /\{\s*(\w+)/g;
const plainArgument = /\{\s*(\w+)\s*\}/g;

/**
 * What goes into a sentence. A detail that did not come with it is shown as an ellipsis: a sentence with
 * a gap beats none. Names and quotes are set apart, so that they can't reorder the sentence.
 */
function valuesFor(message: string, details: ProblemData['details']): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [, name] of message.matchAll(argument)) {
    if (name !== undefined) values[name] = details[name] ?? '…';
  }
  for (const [, name] of message.matchAll(plainArgument)) {
    if (name === undefined) continue;
    const text = String(details[name] ?? '…');
    values[name] = /[/\\]/u.test(text) ? isolatePath(text) : isolate(text);
  }
  return values;
}

function sentence(intl: IntlShape, id: string, details: ProblemData['details']): string {
  const message = intl.messages[id];
  return intl.formatMessage({ id }, typeof message === 'string' ? valuesFor(message, details) : {});
}

/** The catalogue's sentence for a problem. */
export function problemSentence(intl: IntlShape, { code, details }: ProblemData): string {
  return sentence(intl, `problem.${code}`, details);
}

/** The catalogue's sentence for what a recovery has to tell. */
export function recoveryNoteSentence(intl: IntlShape, { code, details }: RecoveryNote): string {
  return sentence(intl, `recoveryNote.${code}`, details);
}
