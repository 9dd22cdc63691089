import { Problem } from '../../domain/problem.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import type { CheckedBundle } from './check-bundle.ts';
import type { Bundle } from './read-bundle.ts';
import { schemeMarks } from './scheme-marks.ts';

/** What a bundle's header promises, its operations must have made. Throws `bundle-invalid`. */
export function checkMergedHeader(database: ReadableDatabase, { file, header }: Bundle): void {
  const wrong = (message: string) => new Problem('bundle-invalid', { file, line: 1, message });
  if (stores.project.get(database, header.project.id) === undefined) throw wrong('its project is not in it');
  if (stores.annotator.get(database, header.annotator.id) === undefined) throw wrong('its annotator is not in it');
  const known = new Map(schemeMarks(database).map(({ version, hash }) => [version, hash]));
  for (const { version, hash } of header.schemes) {
    if (known.get(version) !== hash) throw wrong(`version ${version} of its scheme is not in it`);
  }
}

/**
 * What no operation shows by itself, looked at once all is in: spans that arrived stand on a text of their own document and
 * say what stands there. Throws `bundle-invalid` with the line.
 */
export function checkMergedSpans(database: ReadableDatabase, { bundle, arriving }: CheckedBundle): void {
  const lines = new Map<string, number>();
  for (const { change, line } of arriving) {
    if (change?.entity === 'span' && change.action !== 'remove') lines.set(change.key, line);
  }
  const textOf = textsOfRevisions(database);
  for (const [key, line] of lines) {
    const span = stores.span.get(database, key);
    if (span === undefined) continue;
    const wrong = (message: string) => new Problem('bundle-invalid', { file: bundle.file, line, message: `span ${key} ${message}` });
    const revision = textOf(span.revision);
    if (revision?.document !== span.document) throw wrong('stands on a text of another document');
    for (const { start, end, quote } of span.fragments) {
      if (revision.text.slice(start, end) !== quote) throw wrong('says something else than the text');
    }
  }
}

/** Texts by their revision: spans come document by document, so that the one read last is kept. */
function textsOfRevisions(database: ReadableDatabase) {
  const query = database.query('SELECT document, text FROM revisions JOIN texts ON texts.hash = revisions.text_hash WHERE revisions.id = ?');
  let [known, value]: [string, { document: string; text: string } | undefined] = ['', undefined];
  return (revision: string) => {
    if (revision !== known) {
      const row = query.get(revision);
      value = row === undefined ? undefined : { document: text(row, 'document'), text: text(row, 'text') };
      known = revision;
    }
    return value;
  };
}
