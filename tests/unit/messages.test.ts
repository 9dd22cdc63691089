import fs from 'node:fs';
import path from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import arabic from '../../resources/messages/ar.json' with { type: 'json' };
import english from '../../resources/messages/en.json' with { type: 'json' };
import { problemCodes } from '../../src/domain/problem.ts';

// Problems that are made otherwise than by `new Problem('code', …)`, which tests/unit/faults/problem-messages.test.ts
// reads: as plain data, or with one of two codes. No way to make one may go unread.

const sources = path.resolve(import.meta.dirname, '../../src');
const files = fs
  .readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), content: fs.readFileSync(path.join(sources, name), 'utf8') }));

const code = String.raw`'([a-z-]+)'`;
const literal = new RegExp(String.raw`new Problem\(\s*${code}`, 'g');
const eitherOf = new RegExp(String.raw`new Problem\([^'()]*\? ${code} : ${code}, \{([^{}]*)\}`, 'g');
/** A problem that was made elsewhere, passed on with its details. */
const passedOn = /new Problem\((?:([\w.]+)\.)?code, (?:\1\.)?details\b/g;
const data = new RegExp(String.raw`\bcode: ${code}, details: \{([^{}]*)\}`, 'g');

interface Made {
  readonly place: string;
  readonly code: string;
  readonly details: readonly string[];
}

function namesIn(object: string): string[] {
  return object.split(/,(?![^(]*\))/u).flatMap((entry) => /^\s*(\w+)/u.exec(entry)?.[1] ?? []);
}

const made: Made[] = files.flatMap(({ name, content }) => [
  ...[...content.matchAll(eitherOf)].flatMap(([, first = '', second = '', object = '']) =>
    [first, second].map((each) => ({ place: name, code: each, details: namesIn(object) })),
  ),
  ...[...content.matchAll(data)].map(([, each = '', object = '']) => ({
    place: name,
    code: each,
    details: namesIn(object),
  })),
]);

function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inside =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap((option) => placeholders(option.value))
        : [];
    return [element.value, ...inside];
  });
}

describe('problems that are made as data, or with one of two codes', () => {
  test('are found at all', () => {
    expect(made.map((each) => each.code)).toEqual(
      expect.arrayContaining(['disk-full', 'destination-unwritable', 'project-damaged', 'engine-failed', 'file-duplicate']),
    );
    const codes: readonly string[] = problemCodes;
    expect(made.filter((each) => !codes.includes(each.code))).toEqual([]);
  });

  test.each([
    ['en', english as Readonly<Record<string, string>>],
    ['ar', arabic as Readonly<Record<string, string>>],
  ] as const)('bring every detail that their sentence asks for (%s)', (_language, catalogue) => {
    const missing = made.flatMap(({ place, code: each, details }) =>
      placeholders(parse(catalogue[`problem.${each}`] ?? ''))
        .filter((name) => !details.includes(name))
        .map((name) => `${place}: ${each} misses ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('every problem is made in a way that a test reads', () => {
    const unread = files.flatMap(({ name, content }) => {
      const all = content.match(/new Problem\(/g)?.length ?? 0;
      const ways = [literal, eitherOf, passedOn];
      const read = ways.reduce((sum, pattern) => sum + [...content.matchAll(pattern)].length, 0);
      return all === read ? [] : [`${name}: ${all - read} of ${all}`];
    });
    expect(unread).toEqual([]);
  });
});
