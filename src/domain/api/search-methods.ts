import { z } from 'zod';
import { identifier, offset, slug, someIdentifiers } from '../identifiers.ts';
import { attributeValues, layer } from '../model/annotation.ts';
import { matchKinds } from '../text/whole-words.ts';
import { read, write } from './method.ts';

/** So many places at most are labelled in one go. */
export const placesLabelledAtOnce = 10_000;

/** How the match stands to the annotations of whoever asks, where a label was named. */
export const matchStates = ['labelled', 'excluded'] as const;

/**
 * An occurrence, `[start, end)` in UTF-16 code units of the document's current text. It covers the letters that match
 * with the marks and tatweel upon them and nothing else: clitics that are attached to it are never part of it.
 */
export const corpusMatch = z.object({
  document: identifier,
  title: z.string(),
  start: offset,
  end: offset,
  quote: z.string(),
  /** What stands around it, cut between characters. */
  before: z.string(),
  after: z.string(),
  /** `labelled`: the very place bears the label named, in one's own layer; `excluded`: it cannot be labelled. */
  state: z.enum(matchStates).optional(),
});
export type CorpusMatch = z.infer<typeof corpusMatch>;

export const searchMethods = {
  'corpus.search': read(
    'Find a text in all documents that are not removed (or in those named), however its letters are written: marks, ' +
      'tatweel, forms of alef, yeh, kaf and teh marbuta, digits and presentation forms make no difference. In the ' +
      'library’s order. `words` leaves out what cuts a word; `words-with-clitics` lets و ف ب ك ل ال لل س before it and ' +
      'a pronoun suffix after it stand in the same word. With a label each match says whether it bears it or cannot.',
    z.strictObject({
      query: z.string().max(20_000),
      documents: someIdentifiers.optional(),
      match: z.enum(matchKinds).optional(),
      offset: z.int().nonnegative().optional(),
      limit: z.int().positive().max(placesLabelledAtOnce).optional(),
      /** UTF-16 code units on each side. */
      context: z.int().nonnegative().max(1000).optional(),
      /** Null: it is not chosen yet, and only what cannot be labelled at all is told. */
      label: slug.nullable().optional(),
      /** `task.cancel` ends the search by this name. */
      task: identifier.optional(),
    }),
    z.object({
      /** All occurrences, on whatever page. */
      total: z.int(),
      /** The documents that they stand in. */
      documents: z.int(),
      matches: z.array(corpusMatch),
    }),
  ),
  'spans.createMany': write(
    'Label many places in one’s own layers, in one step that one undo takes back. Each place says what it quotes; where ' +
      'one quote is not what the text says, nothing is changed. Places that bear the label already are skipped.',
    z.strictObject({
      label: slug,
      attributes: attributeValues.optional(),
      note: layer.shape.note.optional(),
      places: z.array(
        z.strictObject({
          document: identifier,
          /** `[start, end)` in UTF-16 code units of the document's current text. */
          fragments: z.array(z.tuple([offset, offset])).min(1),
          /** What each fragment quotes, in the same order. */
          quotes: z.array(z.string()).min(1),
        }),
      ),
    }),
    z.object({
      created: z.array(identifier),
      skipped: z.int(),
      /** The step of the history that one undo takes back; null where nothing was labelled. */
      group: identifier.nullable(),
    }),
  ),
};
