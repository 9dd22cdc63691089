import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../src/domain/problem.ts';
import arabic from '../../../resources/messages/ar.json' with { type: 'json' };
import english from '../../../resources/messages/en.json' with { type: 'json' };

const sources = fileURLToPath(new URL('../../../src', import.meta.url));

interface Thrown {
  readonly place: string;
  readonly code: string;
  readonly details: readonly string[];
}

/** Every `new Problem('code', { … })` of the sources, with the names of its details. */
function thrownProblems(): Thrown[] {
  const files = fs.readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return files.flatMap((name) => {
    const content = fs.readFileSync(path.join(sources, name), 'utf8');
    return [...content.matchAll(/new Problem\(\s*'([a-z-]+)'(,\s*\{|\)|,\s*undefined)/g)].map((found) => {
      const details = found[2]?.endsWith('{') === true ? keysFrom(content, found.index + found[0].length) : [];
      return { place: name, code: found[1] ?? '', details };
    });
  });
}

/** The keys of the object literal whose opening brace stands before `start`. */
function keysFrom(content: string, start: number): string[] {
  const keys: string[] = [];
  let depth = 1;
  let key = '';
  let atKey = true;
  for (let index = start; depth > 0 && index < content.length; index += 1) {
    const character = content.charAt(index);
    if ('{(['.includes(character)) depth += 1;
    else if ('})]'.includes(character)) depth -= 1;
    const isEnd = depth === 0 || (depth === 1 && (character === ',' || character === ':'));
    if (isEnd && atKey && key.trim() !== '') keys.push(key.trim());
    if (isEnd) {
      key = '';
      atKey = character === ',';
    } else if (depth === 1) key += character;
  }
  return keys;
}

function argumentsOf(elements: readonly MessageFormatElement[], into = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    into.add(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) argumentsOf(option.value, into);
    }
  }
  return into;
}

describe.each([
  ['en', english as Readonly<Record<string, string>>],
  ['ar', arabic as Readonly<Record<string, string>>],
] as const)('the messages of problems (%s)', (language, catalogue) => {
  it('has a sentence for every code', () => {
    for (const code of problemCodes) expect(catalogue[`problem.${code}`], code).toBeTruthy();
  });

  it('asks for no detail that whoever says the problem does not give', () => {
    const thrown = thrownProblems();
    expect(thrown.length).toBeGreaterThan(50);
    const missing = thrown.flatMap(({ place, code, details }) => {
      const wanted = argumentsOf(parse(catalogue[`problem.${code}`] ?? ''));
      return [...wanted].filter((name) => !details.includes(name)).map((name) => `${place}: ${code} misses ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('can be put together', () => {
    for (const { code, details } of thrownProblems()) {
      const values = Object.fromEntries(details.map((name) => [name, 3]));
      expect(String(new IntlMessageFormat(catalogue[`problem.${code}`] ?? '', language).format(values))).not.toBe('');
    }
  });
});
