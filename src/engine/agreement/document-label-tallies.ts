import { krippendorffAlpha } from '../../domain/agreement/alpha.ts';
import { addTallies, tallyAdder, tallyOf, unitsWith, type CodingTally } from '../../domain/agreement/coincidences.ts';
import type { Outcome } from '../../domain/agreement/outcome.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import type { Chosen } from './choose-layers.ts';
import { weightedMeanOf, type Statistic } from './statistic.ts';

/** By document and annotator what was said under one label: a category as text. */
type Said = ReadonlyMap<string, string>;

/**
 * α over documents as units, for each document label; together their mean, weighted by the documents that two
 * annotators or more said something of. Whoever said nothing under a label has no value there.
 */
export function documentLabelStatistic(database: ReadableDatabase, chosen: Chosen): Statistic {
  const { annotators, documents, documentLabels: labels } = chosen;
  const said = readSaid(database);
  const tallied = labels.map((label) => {
    const values = said.get(label) ?? new Map<string, string>();
    const categories = [...new Set(values.values())].sort();
    const indexOf = new Map(categories.map((value, index) => [value, index]));
    const rows = documents.map(({ id, coders }) => {
      const row: (number | null)[] = annotators.map(() => null);
      for (const coder of coders) row[coder] = indexOf.get(values.get(`${id}/${annotators[coder]}`) ?? '') ?? null;
      return row;
    });
    const tallyOfRow = (row: (number | null)[]): CodingTally => tallyOf({ categories, coders: annotators.length, values: [row] });
    const tallies = rows.map(tallyOfRow);
    const ofPair = (first: number, second: number): CodingTally =>
      tallyOf({ categories, coders: 2, values: rows.map((row) => [row[first] ?? null, row[second] ?? null]) });
    return { tallies, adder: tallyAdder(tallies), ofPair };
  });

  const meanOver = (tallies: readonly CodingTally[]): { outcome: Outcome; count: number } => {
    const counts = tallies.map((tally) => unitsWith(tally, 2));
    return { outcome: weightedMeanOf(tallies.map((tally) => krippendorffAlpha(tally)), counts), count: counts.reduce((sum, each) => sum + each, 0) };
  };
  return {
    name: 'document-alpha',
    kind: 'document',
    count: meanOver(tallied.map(({ adder }) => adder())).count,
    overall: (weights) => meanOver(tallied.map(({ adder }) => adder(weights))).outcome,
    atDocument: (index) => meanOver(tallied.map(({ tallies }) => addTallies(tallies.slice(index, index + 1)))),
    ofPair: (first, second) => meanOver(tallied.map(({ ofPair }) => ofPair(first, second))),
    byLabel: () => labels.map((label, index) => ({ label, ...meanOver([tallied[index]?.adder()].filter((tally) => tally !== undefined)) })),
  };
}

/** By label. Several values are one category, whatever their order. */
function readSaid(database: ReadableDatabase): ReadonlyMap<string, Said> {
  const found = new Map<string, Map<string, string>>();
  for (const row of database.query('SELECT document, annotator, label, "values" AS given FROM document_labels').iterate()) {
    const label = text(row, 'label');
    const values: unknown = JSON.parse(text(row, 'given'));
    const said = found.get(label) ?? new Map<string, string>();
    said.set(`${text(row, 'document')}/${text(row, 'annotator')}`, Array.isArray(values) ? values.map(String).sort().join(' ') : '');
    found.set(label, said);
  }
  return found;
}
