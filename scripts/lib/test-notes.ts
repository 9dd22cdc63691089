import { stripVTControlCharacters } from 'node:util';

/** A test that failed, or that came through only when it was tried again, with the beginning of what was said. */
export interface TestNote {
  /** The file and the test's name; the file alone where it is the file that failed. */
  readonly test: string;
  readonly message: string;
}

const LINES = 8;
const CHARACTERS = 200;
/** The logs of others keep only a run's last hundred lines or so: beyond these, tests are named without their words. */
const WITH_MESSAGE = 8;
const NAMED = 30;

export function testName(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' › ');
}

/**
 * What is worth a line of a message: its first lines, none of them endless, without colours, blanks, places in the
 * code and advice. With fast-check the seed and the path are on the second line.
 */
export function firstLines(message: string): string {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at |^Hint: /.test(line))
    .slice(0, LINES)
    .map((line) => (line.length > CHARACTERS ? `${line.slice(0, CHARACTERS)}…` : line))
    .join('\n');
}

interface ReportedError {
  readonly message: string;
  readonly cause?: unknown;
}

function isReported(error: unknown): error is ReportedError {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}

/** An error's message, and that of what caused it: with fast-check, of what the property came upon. */
export function describeErrors(errors: readonly ReportedError[]): string {
  return errors
    .flatMap(({ message, cause }) => [message, ...(isReported(cause) ? [cause.message] : [])])
    .map(firstLines)
    .join('\n');
}

/** The lines that name tests, so that the end of a log tells what is to be looked into. */
export function nameTests(heading: string, notes: readonly TestNote[]): string[] {
  if (notes.length === 0) return [];
  const named = notes.slice(0, NAMED).flatMap(({ test, message }, index) => {
    const said = index < WITH_MESSAGE && message !== '' ? message.split('\n').map((line) => `      ${line}`) : [];
    return [`   ${test}`, ...said];
  });
  const more = notes.length - NAMED;
  return [heading, ...named, ...(more > 0 ? [`   … and ${more} more`] : [])];
}
