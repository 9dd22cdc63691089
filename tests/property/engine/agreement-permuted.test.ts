import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComparedDocument } from '../../../src/engine/agreement/read-documents.ts';
import { createCodingTallies } from '../../../src/engine/agreement/coding-tallies.ts';
import { createExclusions } from '../../../src/engine/agreement/exclusions.ts';
import { createSpanTallies } from '../../../src/engine/agreement/span-tallies.ts';
import type { Statistic } from '../../../src/engine/agreement/statistic.ts';
import { createUnitizingTallies } from '../../../src/engine/agreement/unitizing-tallies.ts';
import { slowRuns } from '../../support/slow-runs.ts';

const labels = ['claim', 'source'];
const length = 20;
const span = fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 6 }), fc.nat(1), fc.uuid()).map(([start, size, label, id]) => ({
  id,
  label,
  fragments: [{ start, end: Math.min(length, start + size) }],
}));
/** Of three annotators two or three have a layer in each document. */
const document = fc.tuple(fc.constantFrom([0, 1, 2], [0, 1], [1, 2], [0, 2]), fc.array(fc.array(span, { maxLength: 4 }), { minLength: 3, maxLength: 3 }));

function statisticsOf(documents: readonly ComparedDocument[]): Statistic[] {
  const asked = { labels, annotators: 3 };
  const coding = createCodingTallies({
    ...asked,
    measures: ['percent', 'cohen-kappa', 'scott-pi', 'fleiss-kappa', 'light-kappa', 'multi-kappa', 'bennett-s', 'randolph-kappa', 'gwet-ac1', 'alpha-nominal'],
    unit: 'character',
  });
  const spans = createSpanTallies({ ...asked, measures: ['span-f1-exact', 'span-f1-overlap'] });
  const unitizing = createUnitizingTallies({
    ...asked,
    measures: ['unitizing-2004', 'unitizing-u', 'unitizing-binary', 'unitizing-coding'],
    excluded: createExclusions(),
    idOf: String,
  });
  for (const each of documents) {
    coding.add(each);
    spans.add(each);
    unitizing.add(each);
  }
  return [...coding.statistics(), ...spans.statistics(), ...unitizing.statistics()];
}

const order = [2, 0, 1];

test('figures do not depend on who is named first, nor on the documents’ order, and are numbers or reasons', () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 5 }), (drawn) => {
      const documents = drawn.map(([coders, layers], index): ComparedDocument => ({
        id: `d${index}`,
        title: '',
        coders,
        length,
        layers: coders.map((coder) => layers[coder] ?? []),
        rule: { units: null, unlabelledCompetes: true },
      }));
      const permuted = documents.toReversed().map((each): ComparedDocument => {
        const named = each.coders.map((coder, index) => ({ coder: order[coder] ?? 0, layer: each.layers[index] ?? [] })).sort((one, other) => one.coder - other.coder);
        return { ...each, coders: named.map(({ coder }) => coder), layers: named.map(({ layer }) => layer) };
      });
      const [first, second] = [statisticsOf(documents), statisticsOf(permuted)];
      first.forEach((statistic, index) => {
        const [one, other] = [statistic.overall(), second[index]?.overall()];
        if (one.value === null) expect(other?.value, statistic.name).toBeNull();
        else expect(other?.value, statistic.name).toBeCloseTo(one.value, 9);
        expect(second[index]?.count).toBe(statistic.count);
        // Every document once is all of them.
        expect(statistic.overall(documents.map(() => 1))).toEqual(one);
        for (const { outcome } of [...statistic.byLabel(), ...documents.map((_, place) => statistic.atDocument(place))]) {
          expect(outcome.value === null ? outcome.reason : outcome.value, statistic.name).not.toBeNaN();
        }
      });
    }),
    slowRuns(60),
  );
});
