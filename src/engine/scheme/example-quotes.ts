import type { GuidelineExample, Scheme } from '../../domain/model/scheme.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';

/** No more of a place is quoted, in UTF-16 code units. */
const longest = 2000;

/**
 * The scheme as the project keeps it: an example from the corpus is a place without its words, so that purging its
 * document leaves none of them here. A place that this project does not have (a scheme that came from another one) is
 * dropped, and its quote kept.
 */
export function withoutQuotes(database: ReadableDatabase, content: Scheme): Scheme {
  return withExamples(content, (example) => {
    if (example.place === null) return [example];
    const { document, revision, range } = example.place;
    const known = stores.revision.get(database, revision);
    const isHere = known?.document === document && range[0] < range[1] && range[1] <= known.length;
    if (isHere) return [{ ...example, quote: null }];
    return example.quote === null ? [] : [{ ...example, place: null }];
  });
}

/** The scheme as it is read: each place with what stands there; null where its document was purged. */
export function withQuotes(database: ReadableDatabase, content: Scheme): Scheme {
  return withExamples(content, (example) => {
    if (example.place === null) return [example];
    const { revision, range } = example.place;
    const text = database
      .query('SELECT text FROM revisions JOIN texts ON texts.hash = revisions.text_hash WHERE revisions.id = ?')
      .value(revision);
    const quote = typeof text === 'string' ? text.slice(range[0], Math.min(range[1], range[0] + longest)) : null;
    // A cut may go through a pair of surrogates.
    return [{ ...example, quote: quote === null || quote.isWellFormed() ? quote : quote.slice(0, -1) }];
  });
}

function withExamples(content: Scheme, change: (example: GuidelineExample) => readonly GuidelineExample[]): Scheme {
  const changed = <Label extends { readonly examples?: GuidelineExample[] | undefined }>(label: Label): Label =>
    label.examples === undefined ? label : { ...label, examples: label.examples.flatMap(change) };
  return {
    ...content,
    spans: content.spans.map(changed),
    relations: content.relations.map(changed),
    documents: content.documents.map(changed),
  };
}
