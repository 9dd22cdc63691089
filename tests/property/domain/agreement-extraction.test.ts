import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codedUnits } from '../../../src/domain/agreement/coded-units.ts';
import { cutText } from '../../../src/domain/agreement/cut-text.ts';
import { createDocumentRows } from '../../../src/domain/agreement/document-rows.ts';
import { stops } from '../../../src/domain/text/stops.ts';

const piece = fc.constantFrom('قال', 'شخصًا', ' ', '\n', 'ّ', 'a', '12', '👩‍👩‍👧', 'é', '\u200d', '«', 'ـ', '\u0600', '\r', '각', 'ٰ');
const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const ranges = (length: number) =>
  fc.tuple(fc.nat(length), fc.nat(length)).map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));

test('a text is counted in grapheme clusters, without what is cut', () => {
  fc.assert(
    fc.property(
      texts.chain((text) => fc.record({ text: fc.constant(text), cut: fc.array(ranges(text.length), { maxLength: 3 }) })),
      ({ text, cut }) => {
        const begins = stops(text, 'cluster', { start: 0, end: text.length }).filter((offset) => offset < text.length);
        const kept = begins.filter((offset) => !cut.some(({ start, end }) => start <= offset && offset < end));
        const { places, length, cut: lost } = cutText(text, cut);
        expect(length).toBe(kept.length);
        expect(lost).toBe(begins.length - kept.length);
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(places[offset]).toBe(kept.filter((begin) => begin < offset).length);
        }
      },
    ),
  );
});

const length = 30;
const span = fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 8 }), fc.nat(2)).map(([start, size, label]) => ({
  label,
  fragments: [{ start, end: Math.min(length, start + size) }],
}));
const layers = fc.array(fc.array(span, { maxLength: 6 }), { minLength: 2, maxLength: 4 });

test('each unit bears the label of the shortest span over it, the earlier and then the first of the scheme at a tie', () => {
  fc.assert(
    fc.property(layers, (marked) => {
      const coded = codedUnits({ length, layers: marked }, 3, { units: null, unlabelledCompetes: true });
      const starts: number[] = [];
      let at = 0;
      for (let entry = 0; entry < coded.weights.length; entry += 1) {
        starts.push(at);
        at += coded.weights[entry] ?? 0;
      }
      expect(at).toBe(length);
      marked.forEach((layer, coder) => {
        starts.forEach((start, entry) => {
          const over = layer.filter(({ fragments: [only] }) => only !== undefined && only.start <= start && start < only.end);
          const size = ({ fragments: [only] }: (typeof layer)[number]): number => (only === undefined ? 0 : only.end - only.start);
          const begin = ({ fragments: [only] }: (typeof layer)[number]): number => only?.start ?? 0;
          const top = over.toSorted((one, other) => size(one) - size(other) || begin(one) - begin(other) || one.label - other.label)[0];
          expect(coded.values[coder]?.[entry]).toBe(top?.label ?? 3);
          for (let label = 0; label < 3; label += 1) {
            expect(coded.bears[coder]?.[entry * 3 + label]).toBe(over.some((each) => each.label === label) ? 1 : 0);
          }
        });
      });
    }),
  );
});

test('words that spans cover by more than half bear their label, others none', () => {
  const words = [{ start: 0, end: 10 }, { start: 10, end: 20 }, { start: 22, end: 30 }];
  const layer = [{ label: 1, fragments: [{ start: 4, end: 14 }] }, { label: 0, fragments: [{ start: 22, end: 26 }] }];
  const byMost = codedUnits({ length, layers: [layer] }, 2, { units: words, unlabelledCompetes: true });
  expect([...(byMost.values[0] ?? [])]).toEqual([1, 2, 0]);
  const labelledOnly = codedUnits({ length, layers: [layer] }, 2, { units: words, unlabelledCompetes: false });
  expect([...(labelledOnly.values[0] ?? [])]).toEqual([1, 1, 0]);
});

test('rows of documents add up as often as they are drawn', () => {
  const amounts = fc.array(fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -5, max: 5 })), { maxLength: 6 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(amounts, fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), (documents, weights) => {
      const rows = createDocumentRows(5);
      for (const document of documents) {
        for (const [cell, amount] of document) rows.add(cell, amount);
        rows.end();
      }
      const expected = new Float64Array(5);
      documents.forEach((document, index) => {
        for (const [cell, amount] of document) expected[cell] = (expected[cell] ?? 0) + amount * (weights[index] ?? 0);
      });
      expect([...rows.sum(weights)]).toEqual([...expected].map((value) => value + 0));
    }),
  );
});
