import fs from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../../../src/domain/problem.ts';
import { beginFromBundle } from '../../../src/engine/exchange/exchange.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { doctor, type Lines } from '../../support/doctored-bundle.ts';
import { doorOf, dumpAll, expectSound, type Door } from '../../support/project.ts';
import { layersOf, team, type Team } from '../../support/team.ts';
import { slowRuns } from '../../support/slow-runs.ts';

/** One thing done to a bundle by somebody who can make its hashes and its sum fit. */
type Harm = (lines: Lines, numbers: readonly number[], foreign: Foreign) => void;

interface Foreign {
  readonly ids: readonly string[];
}

const pick = <Value>(values: readonly Value[], number: number): Value | undefined => values[number % Math.max(values.length, 1)];

/** Replaces one id in one operation’s content by another that stands somewhere in the project. */
const swapId: Harm = ({ operations }, [which = 0, from = 0, to = 0], { ids }) => {
  const operation = pick(operations, which);
  if (operation === undefined) return;
  const found = [...(operation.payload ?? '').matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id);
  operation.payload = (operation.payload ?? '').replace(pick(found, from) ?? 'nothing', pick(ids, to) ?? '');
};

const texts = ['id', 'replica', 'scope', 'actor', 'group', 'after', 'reverses'] as const;

const harms: readonly Harm[] = [
  swapId,
  ({ operations }, [which = 0, field = 0, to = 0], { ids }) => {
    const operation = pick(operations, which);
    const name = pick(texts, field);
    if (operation !== undefined && name !== undefined) Object.assign(operation, { [name]: pick(ids, to) });
  },
  ({ operations }, [which = 0, what = 0]) => {
    const operation = pick(operations, which);
    const kind = pick(['span.remove', 'span.change', 'span.create', 'layer.remove', 'layer.create', 'relation.remove', 'documentLabelling.remove', 'document.remove', 'scheme.remove', 'annotator.change', 'tombstone.create', 'nothing.at-all', 'span'], what);
    if (operation !== undefined && kind !== undefined) operation.kind = kind;
  },
  ({ operations }, [which = 0]) => operations.splice(which % Math.max(operations.length, 1), 1),
  ({ operations }, [which = 0, to = 0]) => {
    const [taken] = operations.splice(which % Math.max(operations.length, 1), 1);
    if (taken !== undefined) operations.splice(to % (operations.length + 1), 0, taken);
  },
  ({ operations }, [which = 0]) => {
    const operation = pick(operations, which);
    if (operation !== undefined) Object.assign(operation, { payload: null, inverse: null });
  },
  ({ operations }, [which = 0, digit = 0]) => {
    const operation = pick(operations, which);
    if (operation !== undefined) operation.payload = (operation.payload ?? '').replace(/\d+(?=[,}\]])/, String(digit * 17));
  },
  ({ operations }, [which = 0, add = 0]) => {
    const operation = pick(operations, which);
    if (operation !== undefined) operation.counter += (add % 3) - 1;
  },
  ({ operations }, [which = 0, to = 0]) => {
    const [one, other] = [pick(operations, which), pick(operations, to)];
    if (one !== undefined && other !== undefined) one.scope = other.scope;
  },
  ({ header }, [what = 0, to = 0], { ids }) => {
    const id = pick(ids, to) ?? '';
    if (what % 5 === 0) header.annotator.id = id;
    else if (what % 5 === 1) header.by = id;
    else if (what % 5 === 2) header.leads.push(id);
    else if (what % 5 === 3) header.kind = header.kind === 'layers' ? 'assignment' : 'layers';
    else header.absent.push({ id, kind: 'span', document: id, title: 'عنوان', quote: 'كلام' });
  },
  ({ schemes }, [which = 0, to = 0]) => {
    const mark = pick(schemes, which);
    if (mark !== undefined) mark.scheme = (to % 5) + 1;
  },
];

/** What the project says of everybody else, which no bundle of Salem’s may touch. */
async function othersOf(door: Door, salem: string): Promise<unknown> {
  return {
    spans: (await door.call('spans.list', {})).filter(({ annotator }) => annotator !== salem),
    layers: (await door.call('layers.list', {})).filter(({ annotator }) => annotator !== salem),
    documents: (await door.call('documents.list', {})).documents.map(({ id, title, revision, removed }) => ({ id, title, revision, removed })),
    scheme: await door.call('scheme.get', {}),
    annotators: await door.call('annotators.list', {}),
  };
}

async function exchanged(): Promise<Team & { readonly copy: Door; readonly file: string; readonly foreign: Foreign }> {
  const office = await team({ blind: false });
  const { lead, document, ids, out, copyFor } = office;
  const copy = await copyFor('سالم');
  const first = await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]], note: 'أول' });
  await copy.call('documentLabels.set', { document, label: 'genre', values: ['news'] });
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('1.isnad-bundle'))] });
  const second = await copy.call('spans.create', { document, label: 'claim', fragments: [[44, 60]] });
  await copy.call('relations.create', { label: 'contradicts', from: { kind: 'span', id: first.id }, to: { kind: 'span', id: second.id } });
  await copy.call('spans.update', { id: first.id, attributes: { polarity: 'negated' } });
  const last = await copy.call('spans.create', { document, label: 'source', fragments: [[5, 12]] });
  await copy.call('spans.remove', { ids: [last.id] });
  const spans = await lead.call('spans.list', {});
  const foreign = { ids: [...Object.values(ids), document, ...spans.map(({ id }) => id), second.id, '0199ffff-0000-7000-8000-00000000aaaa'] };
  return { ...office, copy, foreign, file: await layersOf(copy, ids.سالم, out('2.isnad-bundle')) };
}

const damage = fc.array(fc.tuple(fc.constantFrom(...harms), fc.array(fc.nat(60), { minLength: 4, maxLength: 4 })), { minLength: 1, maxLength: 3 });

/** Answers whether it was taken in; a refusal is a `Problem` about the bundle, anything else is a fault of ours. */
async function isTaken(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code.startsWith('bundle-')) return false;
    throw thrown;
  }
}

test('whatever is done to a bundle of layers: refused and nothing merged, or merged, sound, and nobody else’s touched', async () => {
  const { lead, file, ids, foreign, folder } = await exchanged();
  const whole = `${folder}/whole.isnad`;
  await lead.call('project.saveCopy', { path: whole });
  const outcomes = { refused: 0, taken: 0 };
  let count = 0;
  await fc.assert(
    fc.asyncProperty(damage, async (harm) => {
      const place = `${folder}/try ${(count += 1)}.isnad`;
      fs.copyFileSync(whole, place);
      const door = doorOf(await openWorkbench(place, { actor: { name: 'منى' }, backups: 'off' }));
      try {
        const others = await othersOf(door, ids.سالم);
        const before = dumpAll(place);
        const bad = doctor(file, (lines) => harm.forEach(([each, numbers]) => each(lines, numbers, foreign)), { rehash: true });
        if (await isTaken(() => door.call('bundles.merge', { paths: [bad] }))) {
          outcomes.taken += 1;
          await expectSound(door);
          expect(await othersOf(door, ids.سالم)).toEqual(others);
        } else {
          outcomes.refused += 1;
          expect(dumpAll(place)).toEqual(before);
        }
      } finally {
        await door.close();
        fs.rmSync(place);
      }
    }),
    slowRuns(60),
  );
  console.log(`doctored layers: ${JSON.stringify(outcomes)}`);
  expect(outcomes.refused).toBeGreaterThan(0);
}, 240_000);

test('whatever is done to an assignment: no project is begun from it, or a sound one', async () => {
  const { lead, ids, out, foreign, folder } = await exchanged();
  const file = out('assignment.isnad-bundle');
  await lead.call('bundles.write', { annotator: ids.سالم, kind: 'assignment', path: file });
  const outcomes = { refused: 0, begun: 0 };
  let count = 0;
  await fc.assert(
    fc.asyncProperty(damage, async (harm) => {
      const place = `${folder}/begun ${(count += 1)}.isnad`;
      const bad = doctor(file, (lines) => harm.forEach(([each, numbers]) => each(lines, numbers, foreign)), { rehash: true });
      if (await isTaken(() => beginFromBundle(place, bad))) {
        outcomes.begun += 1;
        const door = doorOf(await openWorkbench(place, { actor: { name: 'سالم' }, backups: 'off' }));
        try {
          await expectSound(door);
          await door.call('session.get', {});
          await door.call('documents.list', {});
        } finally {
          await door.close();
          fs.rmSync(place);
        }
      } else {
        outcomes.refused += 1;
        expect(fs.existsSync(place)).toBe(false);
      }
    }),
    slowRuns(60),
  );
  console.log(`doctored assignments: ${JSON.stringify(outcomes)}`);
  expect(outcomes.refused).toBeGreaterThan(0);
}, 240_000);
