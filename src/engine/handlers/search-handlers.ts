import { placesLabelledAtOnce } from '../../domain/api/search-methods.ts';
import type { Span } from '../../domain/model/annotation.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { labelledPlaces, placeKey } from '../search/labelled-places.ts';
import { searchCorpus } from '../search/search-corpus.ts';
import { ensureLayer } from './annotator-handlers.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { openDocument } from './found.ts';
import { changedAttributes, spanLabelOf } from './label-checks.ts';
import { labellableIn } from './labellable-fragments.ts';

export const searchReads: ReadHandlers<'corpus.search'> = {
  'corpus.search': async (input, { project }) => {
    const task = project.tasks.begin(input.task, 'corpus.search');
    try {
      const { reader, search } = project;
      return await searchCorpus(input, { reader, search, annotator: () => project.person().id, check: task.check });
    } finally {
      task.end();
    }
  },
};

export const searchWrites: WriteHandlers<'spans.createMany'> = {
  'spans.createMany': ({ label, attributes = {}, note = '', places }, context) => {
    const { database, person } = context;
    if (places.length > placesLabelledAtOnce) {
      throw new Problem('too-many-places', { places: places.length, limit: placesLabelledAtOnce });
    }
    const definition = spanLabelOf(database, label);
    const checked = changedAttributes(definition.attributes, {}, attributes);
    // One document after another: its text and segments are read once.
    const inOrder = places.toSorted((one, other) => (one.document < other.document ? -1 : one.document > other.document ? 1 : 0));
    const documents = [...new Set(inOrder.map(({ document }) => document))];
    const taken = labelledPlaces(database, { annotator: person.id, label: definition.id, documents });
    const created: string[] = [];
    let current: ReturnType<typeof labellableDocument> | null = null;
    for (const { document: id, fragments: ranges, quotes } of inOrder) {
      if (current?.id !== id) current = labellableDocument(database, id);
      const fragments = current.fragments(ranges);
      checkQuotes(id, fragments, ranges, quotes);
      const key = placeKey(id, fragments.map(({ start, end }) => [start, end]));
      if (taken.has(key)) continue;
      taken.add(key);
      if (!current.isBegun) ensureLayer(context, id, { touch: true });
      current.isBegun = true;
      const value: Span = {
        id: context.newId(),
        document: id,
        annotator: person.id,
        revision: current.revision,
        label: definition.id,
        fragments,
        attributes: checked,
        note,
      };
      context.record({ action: 'create', entity: 'span', value });
      created.push(value.id);
    }
    return { created, skipped: places.length - created.length, group: context.group() };
  },
};

/** A document as many places of it are labelled one after another. */
function labellableDocument(database: ReadableDatabase, id: string) {
  const { revision } = openDocument(database, id);
  return { id, revision, fragments: labellableIn(database, revision), isBegun: false };
}

/** Whoever asks says what is to be labelled: a text that has changed meanwhile is noticed. */
function checkQuotes(
  document: string,
  fragments: Span['fragments'],
  ranges: readonly (readonly [number, number])[],
  quotes: readonly string[],
): void {
  const said = new Map(ranges.map(([start, end], index) => [`${start}-${end}`, quotes[index]]));
  const isTrue = quotes.length === ranges.length && fragments.every(({ start, end, quote }) => said.get(`${start}-${end}`) === quote);
  if (!isTrue) throw new Problem('quote-differs', { what: 'document', id: document });
}
