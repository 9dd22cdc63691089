import { describe, expect, it } from 'vitest';
import { foldedMatches } from '../../../src/domain/text/folding.ts';
import { standsAs, type MatchKind } from '../../../src/domain/text/whole-words.ts';

function found(text: string, query: string, kind: MatchKind): string[] {
  return foldedMatches(text, query)
    .filter((range) => standsAs(text, range, kind))
    .map(({ start, end }) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`);
}

describe('where a match may stand', () => {
  it.each([
    ['كتاب', 'كتاب', 'words', ['[كتاب]']],
    ['كتب «كتاب»، وكتاب', 'كتاب', 'words', ['كتب «[كتاب]»، وكتاب']],
    ['وكتابهم', 'كتاب', 'words', []],
    ['وكتابهم', 'كتاب', 'words-with-clitics', ['و[كتاب]هم']],
    ['وبالقرار للقرار فسيعلن', 'قرار', 'words-with-clitics', ['وبال[قرار] للقرار فسيعلن', 'وبالقرار لل[قرار] فسيعلن']],
    ['مكتاب', 'كتاب', 'words-with-clitics', []],
    ['كتابان', 'كتاب', 'words-with-clitics', []],
    ['بيتهم', 'هم', 'words-with-clitics', []],
    ['والبلد', 'و', 'words-with-clitics', []],
    ['قال إن', 'ال', 'words-with-clitics', []],
    ['وقال المتحدث', 'قال المتحدث', 'words-with-clitics', ['و[قال المتحدث]']],
    ['وقال المتحدث', 'قال المتحدث', 'words', []],
    ['قالت: «نعم».', '«نعم»', 'words', ['قالت: [«نعم»].']],
    ['عالم23-9-2023', '23', 'words', ['عالم[23]-9-2023']],
    ['كِتَابٌ\u200f جديد', 'كتاب', 'words', ['[كِتَابٌ]\u200f جديد']],
    ['كتـــاب', 'كتاب', 'words', ['[كتـــاب]']],
    ['90،000 قتيل', '90', 'words', []],
    ['وكالة', 'كالة', 'words-with-clitics', ['و[كالة]']],
    ['أكتاب', 'كتاب', 'anywhere', ['أ[كتاب]']],
  ] as const)('%s: %s as %s', (text, query, kind, expected) => {
    expect(found(text, query, kind)).toEqual(expected);
  });
});
