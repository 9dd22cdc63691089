import type { SessionEntry } from './session-log.ts';

/** Letters that the names of methods come to, so that columns stand under each other. */
const LONGEST_NAME = 22;

function wordsOf(entry: SessionEntry): string[] {
  if (entry.type === 'call') {
    return [entry.kind.padEnd(5), entry.method.padEnd(LONGEST_NAME), `${entry.milliseconds} ms`.padStart(9), entry.outcome];
  }
  if (entry.type === 'changed') return ['changed', entry.intent, entry.elsewhere ? 'elsewhere' : 'here'];
  if (entry.type === 'progress') return ['progress', entry.intent];
  if (entry.type === 'problem') return ['problem', entry.code];
  if (entry.type === 'connection') return ['connection', entry.state];
  return ['error', entry.name, entry.place];
}

/** One line an entry: the instant, what it was, and how it went. In English: whoever reads it looks for words of ours. */
export function sessionLine(entry: SessionEntry): string {
  return [new Date(entry.at).toISOString(), ...wordsOf(entry)].join('  ');
}
