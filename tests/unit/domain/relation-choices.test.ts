import { describe, expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { canBeLinked, relationChoices } from '../../../src/domain/model/relation-choices.ts';
import type { EndKind } from '../../../src/domain/model/relation-choices.ts';

const span = (label: string): EndKind => ({ kind: 'span', label });
const choices = (first: EndKind, second: EndKind): string[] =>
  relationChoices(defaultScheme.relations, first, second).map(
    ({ label, reversed }) => `${reversed ? '←' : ''}${label.id}`,
  );

describe('the relations that a scheme allows between two ends', () => {
  test('are offered whichever end was first', () => {
    expect(choices(span('claim'), span('source'))).toEqual(['attributed-to', 'relayed-by']);
    expect(choices(span('source'), span('claim'))).toEqual(['←attributed-to', '←relayed-by']);
  });

  test('between claims run from the first to the second', () => {
    expect(choices(span('claim'), span('claim'))).toEqual(['contradicts', 'supports', 'restates', 'updates']);
  });

  test('end in a document only where the scheme allows it', () => {
    expect(choices(span('claim'), { kind: 'document' })).toEqual(['relayed-by']);
    expect(choices(span('source'), { kind: 'document' })).toEqual([]);
  });

  test('are none between ends that no relation joins, and none that is retired', () => {
    expect(choices(span('time'), span('claim'))).toEqual([]);
    const retired = defaultScheme.relations.map((label) => ({ ...label, retired: true }));
    expect(relationChoices(retired, span('claim'), span('source'))).toEqual([]);
  });
});

test('a label that no relation names cannot be linked', () => {
  expect(canBeLinked(defaultScheme.relations, span('time'))).toBe(false);
  expect(canBeLinked(defaultScheme.relations, span('figure'))).toBe(true);
});
