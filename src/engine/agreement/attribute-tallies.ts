import { krippendorffAlpha } from '../../domain/agreement/alpha.ts';
import { percentAgreement } from '../../domain/agreement/coefficients.ts';
import { tallyOfContingency } from '../../domain/agreement/coincidences.ts';
import type { AgreementReport } from '../../domain/api/agreement-methods.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';

/** Values of each attribute as canonical JSON. */
export type GivenValues = ReadonlyMap<string, string>;

/** What stands for an attribute that one of the two did not give: no JSON. */
const notGiven = '';
/** Between two values: no JSON holds it unescaped. */
const between = '\n';

/** Percent and nominal α on attributes of what was matched: each matched pair is a unit with two values. */
export function createAttributeTallies(of: 'span' | 'relation') {
  const tallies = new Map<string, Map<string, number>>();
  return {
    add: (label: string, first: GivenValues, second: GivenValues): void => {
      for (const attribute of new Set([...first.keys(), ...second.keys()])) {
        const key = `${label}/${attribute}`;
        let counts = tallies.get(key);
        if (counts === undefined) {
          counts = new Map();
          tallies.set(key, counts);
        }
        const pair = `${first.get(attribute) ?? notGiven}${between}${second.get(attribute) ?? notGiven}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    },
    report: (): AgreementReport['attributes'] =>
      [...tallies].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, counts]) => {
        const [label = '', attribute = ''] = key.split('/');
        const pairs = [...counts].map(([pair, count]) => ({ values: pair.split(between), count }));
        const categories = [...new Set(pairs.flatMap(({ values }) => values))].sort();
        const indexOf = new Map(categories.map((value, index) => [value, index]));
        const size = categories.length;
        const table = new Float64Array(size * size);
        for (const { values, count } of pairs) {
          const cell = (indexOf.get(values[0] ?? '') ?? 0) * size + (indexOf.get(values[1] ?? '') ?? 0);
          table[cell] = (table[cell] ?? 0) + count;
        }
        const tally = tallyOfContingency({ categories: size, counts: table, unpaired: 0 });
        const count = pairs.reduce((sum, pair) => sum + pair.count, 0);
        return { of, label, attribute, ...krippendorffAlpha(tally), percent: percentAgreement(tally).value, count };
      }),
  };
}

/** Reads what was given with spans of a document, or with relations. */
export function readValues(database: ReadableDatabase, of: 'span' | 'relation', document: string): Map<string, GivenValues> {
  const found = new Map<string, Map<string, string>>();
  const rows = database.query(
    `SELECT ${of} AS owner, attribute, value FROM ${of}s JOIN ${of}_attributes ON ${of}_attributes.${of} = ${of}s.id WHERE document = ?`,
  );
  for (const row of rows.iterate(document)) {
    const owner = text(row, 'owner');
    const values = found.get(owner) ?? new Map<string, string>();
    values.set(text(row, 'attribute'), inOrder(text(row, 'value')));
    found.set(owner, values);
  }
  return found;
}

/** Several choices are one set: their order says nothing. */
function inOrder(value: string): string {
  if (!value.startsWith('[')) return value;
  const choices: unknown = JSON.parse(value);
  return Array.isArray(choices) ? JSON.stringify(choices.map(String).sort()) : value;
}
