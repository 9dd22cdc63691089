import { expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { relationChoices } from '../../../src/domain/model/relation-choices.ts';
import { relabelled } from '../../../src/renderer/features/inspector/newest-relation.ts';

test('a relation that gets another label is turned round where that label runs the other way', () => {
  const figure = { kind: 'span', id: '01931b00-0000-7000-8000-000000000001' } as const;
  const claim = { kind: 'span', id: '01931b00-0000-7000-8000-000000000002' } as const;
  const ofSpan = (label: string) => ({ kind: 'span', label }) as const;
  const choiceOf = (from: string, to: string) => {
    const choice = relationChoices(defaultScheme.relations, ofSpan(from), ofSpan(to)).find(({ label }) => label.id === 'quantifies');
    if (choice === undefined) throw new Error('the scheme has no such relation');
    return choice;
  };
  expect(relabelled({ from: figure, to: claim }, choiceOf('figure', 'claim'))).toEqual({ label: 'quantifies' });
  expect(relabelled({ from: claim, to: figure }, choiceOf('claim', 'figure'))).toEqual({ label: 'quantifies', from: figure, to: claim });
});
