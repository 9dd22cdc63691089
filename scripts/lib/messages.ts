import { TYPE, parse } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

export type Catalogue = Readonly<Record<string, string>>;

export interface MessageInputs {
  readonly en: Catalogue;
  readonly ar: Catalogue;
  /** The text of each file that may name a message. */
  readonly sources: readonly { readonly path: string; readonly text: string }[];
  readonly problemCodes: readonly string[];
}

// By the rules of CLDR these three categories hold one number each, which may be named instead.
const ARABIC_FORMS = [['zero', '=0'], ['one', '=1'], ['two', '=2'], ['few'], ['many'], ['other']];

// Message keys have a dot in them, which tells them from other ids.
const KEY = String.raw`[\w-]+(?:\.[\w-]+)+`;
const NAMED = [
  new RegExp(String.raw`\bid: *['"](${KEY})['"]`, 'g'),
  new RegExp(String.raw`<\w*Message\b[^>]*?\bid=\{?['"](${KEY})['"]`, 'gs'),
];
const QUOTED = new RegExp(String.raw`['"\`](${KEY})['"\`]`, 'g');
const BEGINNING = /`([\w-]+(?:\.[\w-]+)*\.)\$\{/g;

interface Findings {
  readonly names: Set<string>;
  /** The forms of each plural by cardinal number. */
  readonly plurals: string[][];
}

function look(elements: readonly MessageFormatElement[], into: Findings): Findings {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    into.names.add(element.value);
    if (element.type === TYPE.tag) look(element.children, into);
    if (element.type === TYPE.plural && element.pluralType !== 'ordinal') {
      into.plurals.push(Object.keys(element.options));
    }
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) look(option.value, into);
    }
  }
  return into;
}

function read(message: string): Findings | string {
  try {
    return look(parse(message), { names: new Set(), plurals: [] });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function compareMessage(key: string, english: string, arabic: string): string[] {
  const [en, ar] = [read(english), read(arabic)];
  const complaints: string[] = [];
  if (english.trim() === '') complaints.push(`${key}: the English message is empty`);
  if (arabic.trim() === '') complaints.push(`${key}: the Arabic message is empty`);
  if (typeof en === 'string') complaints.push(`${key}: the English message can't be read: ${en}`);
  if (typeof ar === 'string') complaints.push(`${key}: the Arabic message can't be read: ${ar}`);
  if (typeof en === 'string' || typeof ar === 'string') return complaints;
  for (const name of en.names) {
    if (!ar.names.has(name)) complaints.push(`${key}: {${name}} is in the English message only`);
  }
  for (const name of ar.names) {
    if (!en.names.has(name)) complaints.push(`${key}: {${name}} is in the Arabic message only`);
  }
  for (const forms of ar.plurals) {
    const missing = ARABIC_FORMS.filter((names) => !names.some((name) => forms.includes(name)));
    if (missing.length > 0) {
      complaints.push(`${key}: the Arabic plural lacks ${missing.map(([name]) => name).join(', ')}`);
    }
  }
  for (const forms of en.plurals) {
    if (!forms.includes('one') && !forms.includes('=1')) complaints.push(`${key}: the English plural lacks one`);
  }
  return complaints;
}

function matches(pattern: RegExp, text: string): string[] {
  return Array.from(text.matchAll(pattern), (match) => match[1] ?? '');
}

/**
 * Checks the message catalogues against each other and against the sources: the same keys and
 * arguments in both languages, readable ICU messages, all six plural forms in Arabic, a message for
 * each problem, no name of a message that doesn't exist, no message that nothing names. Answers
 * one complaint a line; none means that all is well.
 */
export function checkMessages({ en, ar, sources, problemCodes }: MessageInputs): string[] {
  const complaints: string[] = [];
  const keys = new Set([...Object.keys(en), ...Object.keys(ar)]);
  for (const key of keys) {
    const [english, arabic] = [en[key], ar[key]];
    if (english === undefined) complaints.push(`${key}: not in the English catalogue`);
    else if (arabic === undefined) complaints.push(`${key}: not in the Arabic catalogue`);
    else complaints.push(...compareMessage(key, english, arabic));
  }

  const quoted = new Set<string>();
  const beginnings = new Set<string>(['problem.']);
  for (const { path, text } of sources) {
    for (const key of NAMED.flatMap((pattern) => matches(pattern, text))) {
      if (!keys.has(key)) complaints.push(`${key}: named in ${path}, but there is no such message`);
    }
    for (const key of matches(QUOTED, text)) quoted.add(key);
    for (const beginning of matches(BEGINNING, text)) beginnings.add(beginning);
  }
  for (const key of keys) {
    const isNamed = quoted.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    if (!isNamed) complaints.push(`${key}: nothing in src names this message`);
  }

  const problems = new Set(problemCodes.map((code) => `problem.${code}`));
  for (const key of problems) if (!keys.has(key)) complaints.push(`${key}: this problem has no message`);
  for (const key of keys) {
    if (key.startsWith('problem.') && !problems.has(key)) complaints.push(`${key}: there is no such problem`);
  }
  return complaints;
}
