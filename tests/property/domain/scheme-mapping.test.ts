import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import type { AttributeValue } from '../../../src/domain/model/annotation.ts';
import type { AttributeDefinition, RelationLabel, SpanLabel } from '../../../src/domain/model/scheme.ts';
import { scheme } from '../../../src/domain/model/scheme.ts';
import { draftAttributeRemoval, draftImport, draftMerge, draftSplit, draftValue, type SchemeDraft } from '../../../src/domain/scheme-draft.ts';
import { carryForward, carryThrough, misfitsOf, type AttributedItem, type SchemeItem } from '../../../src/domain/scheme-mapping.ts';

/** A change by numbers: which kind of step, on which label, attribute and value of the scheme as it then is. */
type Choice = readonly [number, number, number, number];
const choices = fc.array(fc.tuple(fc.nat(4), fc.nat(40), fc.nat(40), fc.nat(40)), { maxLength: 6 });

function one<Entry>(list: readonly Entry[], number: number): Entry | undefined {
  return list.length === 0 ? undefined : list[number % list.length];
}

/** The draft after one more step; the same where the numbers stand for none. */
function extended(draft: SchemeDraft, [what, first, second, third]: Choice, name: string): SchemeDraft {
  const kind = second % 3 === 0 ? 'relation' : 'span';
  const labels: readonly (SpanLabel | RelationLabel)[] = kind === 'span' ? draft.content.spans : draft.content.relations;
  const label = one(labels, first);
  const attribute = one(label?.attributes ?? [], second);
  const value = one(attribute?.values ?? [], third);
  const other = one(labels.map(({ id }) => id).filter((id) => id !== label?.id), third);
  if (label === undefined) return draft;
  switch (what) {
    case 0:
      return other === undefined ? draft : draftMerge(draft, kind, label.id, other);
    case 1:
      if (attribute?.kind !== 'choice' || value === undefined) return draft;
      return draftSplit(draft, kind, label.id, { attribute: attribute.id, value: value.id }, { id: name, names: { ar: name, en: name } });
    case 2:
      if (attribute === undefined || value === undefined || attribute.values.length < 2) return draft;
      return draftValue(draft, { kind, label: label.id, attribute: attribute.id }, value.id, one(attribute.values.filter(({ id }) => id !== value.id), first)?.id ?? null);
    case 3:
      if (attribute === undefined || value === undefined || attribute.values.length < 2) return draft;
      return draftValue(draft, { kind, label: label.id, attribute: attribute.id }, value.id, null);
    default:
      return attribute === undefined ? draft : draftAttributeRemoval(draft, kind, label.id, attribute.id);
  }
}

function drafted(numbers: readonly Choice[], from: SchemeDraft = { content: defaultScheme, steps: [] }): SchemeDraft {
  return numbers.reduce((draft, choice, at) => extended(draft, choice, `made-${draft.content.spans.length}-${draft.content.relations.length}-${at}`), from);
}

function valueOf(definition: AttributeDefinition): fc.Arbitrary<AttributeValue> {
  const ids = definition.values.map(({ id }) => id);
  switch (definition.kind) {
    case 'choice':
      return fc.constantFrom(...ids);
    case 'choices':
      return fc.subarray(ids);
    case 'number':
      return fc.integer();
    case 'boolean':
      return fc.boolean();
    case 'text':
    case 'time':
      return fc.constantFrom('2031', 'الميناء');
  }
}

function defined(attributes: Readonly<Record<string, AttributeValue | undefined>>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(attributes).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}

/** Anything that the scheme takes. */
const items: fc.Arbitrary<SchemeItem> = fc.oneof(
  ...[...defaultScheme.spans.map((label) => ({ kind: 'span', label }) as const), ...defaultScheme.relations.map((label) => ({ kind: 'relation', label }) as const)].map(
    ({ kind, label }) =>
      fc
        .record(Object.fromEntries(label.attributes.map((definition) => [definition.id, valueOf(definition)])), { requiredKeys: [] })
        .map((attributes): AttributedItem => ({ kind, label: label.id, attributes: defined(attributes) })),
  ),
  ...defaultScheme.documents.map(({ id, values }) =>
    fc.constantFrom(...values).map((value): SchemeItem => ({ kind: 'document', label: id, values: [value.id] })),
  ),
);

test('what the scheme took before, the new one takes afterwards; the scheme itself stays one', () => {
  fc.assert(
    fc.property(choices, items, (numbers, item) => {
      expect(misfitsOf(item, defaultScheme)).toEqual([]);
      const draft = drafted(numbers);
      expect(scheme.safeParse(draft.content).success).toBe(true);
      const { item: after } = carryForward(item, draft);
      if (after !== null) expect(misfitsOf(after, draft.content)).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('nothing goes without being told: every value stays, is said by a label, became another, or is among the lost', () => {
  fc.assert(
    fc.property(choices, items, (numbers, item) => {
      const draft = drafted(numbers);
      const carried = carryForward(item, draft);
      if (carried.touchedBy.length === 0) expect(carried).toEqual({ item, touchedBy: [], lost: [], misfits: [] });
      const { item: after } = carried;
      if (item.kind === 'document' || after === null || after.kind === 'document') return;
      const gone = Object.keys(item.attributes).filter((id) => !Object.hasOwn(after.attributes, id));
      const told = new Set(carried.lost.map(({ attribute }) => attribute));
      const said = new Set(draft.steps.flatMap((step) => (step.step === 'split-label' ? [step.attribute] : [])));
      expect(gone.filter((id) => !told.has(id) && !said.has(id))).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('versions carried one by one give what carrying through all of them gives, wherever one begins', () => {
  fc.assert(
    fc.property(choices, choices, choices, items, (first, second, third, item) => {
      const earlier = drafted(first);
      const two = drafted(second, { content: earlier.content, steps: [] });
      const three = drafted(third, { content: two.content, steps: [] });
      const all = carryThrough(item, [earlier, two, three]);
      const middle = carryThrough(item, [earlier]);
      const rest = middle === null ? null : carryThrough(middle, [two, three]);
      expect(rest).toEqual(all);
      if (all !== null) expect(misfitsOf(all, three.content)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('in one version or in two, the same steps come to the same labels, and values that both keep are equal', () => {
  fc.assert(
    fc.property(choices, choices, items, (first, second, item) => {
      const earlier = drafted(first);
      const together = drafted(second, earlier);
      const apart = drafted(second, { content: earlier.content, steps: [] });
      expect(apart.content).toEqual(together.content);
      const [left, right] = [carryThrough(item, [together]), carryThrough(item, [earlier, apart])];
      expect(left?.label).toBe(right?.label);
      if (left === null || right === null || left.kind === 'document' || right.kind === 'document') return;
      for (const [id, value] of Object.entries(right.attributes)) expect(left.attributes[id]).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test('a single merge, removal or dropped value, done twice, is done once', () => {
  fc.assert(
    fc.property(fc.tuple(fc.constantFrom(0, 3, 4), fc.nat(40), fc.nat(40), fc.nat(40)), items, (choice, item) => {
      const draft = drafted([choice]);
      const once = carryForward(item, draft).item;
      if (once === null) return;
      expect(carryForward(once, draft).item).toEqual(once);
    }),
    { numRuns: 400 },
  );
});

test('a scheme that was brought in takes all that was labelled', () => {
  fc.assert(
    fc.property(choices, items, (numbers, item) => {
      const incoming = drafted(numbers).content;
      const draft = draftImport(defaultScheme, incoming);
      const { item: after } = carryForward(item, draft);
      if (after !== null) expect(misfitsOf(after, draft.content)).toEqual([]);
    }),
  );
});
