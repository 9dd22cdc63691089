import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import arabic from '../../../resources/messages/ar.json' with { type: 'json' };
import english from '../../../resources/messages/en.json' with { type: 'json' };
import { recoveryNoteCodes, recoveryNoteDetails } from '../../../src/domain/recovery-note.ts';

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) =>
    element.type === TYPE.literal || element.type === TYPE.pound ? [] : [element.value],
  );
}

const prefix = 'recoveryNote.';

test.each([
  ['en', english as Readonly<Record<string, string>>],
  ['ar', arabic as Readonly<Record<string, string>>],
] as const)('each note of a recovery has a sentence that tells all its details (%s)', (_language, catalogue) => {
  const sentences = Object.keys(catalogue).filter((key) => key.startsWith(prefix));
  expect(sentences.map((key) => key.slice(prefix.length)).sort()).toEqual([...recoveryNoteCodes].sort());
  for (const code of recoveryNoteCodes) {
    expect(namesIn(parse(catalogue[prefix + code] ?? '')).sort(), code).toEqual([...recoveryNoteDetails[code]].sort());
  }
});
