import { expect, test } from 'vitest';
import type { AttributeDefinition, Scheme } from '../../../src/domain/model/scheme.ts';
import { expectRefused, expectSound, temporaryProject } from '../../support/project.ts';

function withColours(content: Scheme, retired: readonly string[]): Scheme {
  const values = ['red', 'green', 'blue'].map((id) => ({ id, names: { ar: id, en: id }, retired: retired.includes(id) }));
  const base = { names: { ar: 'لون', en: 'colour' }, values, required: false, retired: false };
  const attributes: AttributeDefinition[] = [
    { ...base, id: 'colour', kind: 'choice' },
    { ...base, id: 'colours', kind: 'choices' },
  ];
  return { ...content, spans: content.spans.map((label) => (label.id === 'cue' ? { ...label, attributes } : label)) };
}

test('a retired choice stays in the set that holds it while the rest changes, and goes nowhere else', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { content } = await door.call('scheme.get', {});
  await door.call('scheme.update', { content: withColours(content, []) });
  const { id: document } = await door.call('documents.create', { text: 'قال المتحدث.' });
  const make = (start: number) => door.call('spans.create', { document, label: 'cue', fragments: [[start, start + 2]] });
  const { id } = await make(0);
  const other = await make(4);
  await door.call('spans.update', { id, attributes: { colour: 'red', colours: ['red', 'blue'] } });
  await door.call('scheme.update', { content: withColours(content, ['red', 'blue']) });

  const after = await door.call('spans.update', { id, attributes: { colour: 'red', colours: ['red', 'green'] } });
  expect(after.attributes).toEqual({ colour: 'red', colours: ['red', 'green'] });
  for (const attributes of [{ colour: 'blue' }, { colours: ['red', 'green', 'blue'] }]) {
    await expectRefused(project.file, () => door.call('spans.update', { id, attributes }), 'attribute-invalid');
  }
  for (const attributes of [{ colour: 'red' }, { colours: ['red'] }]) {
    await expectRefused(project.file, () => door.call('spans.update', { id: other.id, attributes }), 'attribute-invalid');
  }
  await expectSound(door);
});
