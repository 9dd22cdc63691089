import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem, type ProblemCode } from '../../../src/domain/problem.ts';
import { draftAttributeRemoval, draftMerge, draftValue, type SchemeDraft } from '../../../src/domain/scheme-draft.ts';
import { expectSound, fixed, openDoor, type Door } from '../../support/project.ts';
import { layersOf, team, type Team } from '../../support/team.ts';
import { slowRuns } from '../../support/slow-runs.ts';

const works = ['span', 'span', 'span', 'span', 'change', 'change', 'change', 'remove', 'relation', 'relation', 'label', 'label', 'unlabel', 'undo'] as const;
const others = ['bundle', 'bundle', 'bundle', 'send', 'merge', 'scheme', 'scheme'] as const;
const whats = [...works, ...others];

interface Step {
  readonly what: (typeof whats)[number];
  readonly who: number;
  readonly numbers: readonly number[];
}

const steps = fc.array(
  fc.record({ what: fc.constantFrom(...whats), who: fc.nat(1), numbers: fc.array(fc.nat(999), { minLength: 6, maxLength: 6 }) }),
  { minLength: 25, maxLength: 50 },
);

/** What a lead does to the scheme; what fits no longer (done already, or refused because of what is in use) is passed over. */
const drafts: readonly ((draft: SchemeDraft) => SchemeDraft)[] = [
  (draft) => draftMerge(draft, 'span', 'cue', 'source'),
  (draft) => draftMerge(draft, 'span', 'time', 'figure'),
  (draft) => draftMerge(draft, 'relation', 'updates', 'supports'),
  // A directed relation becomes a symmetric one, which may be kept in another document's layer.
  (draft) => draftMerge(draft, 'relation', 'supports', 'contradicts'),
  (draft) => draftValue(draft, { kind: 'span', label: 'claim', attribute: 'polarity' }, 'negated', 'affirmed'),
  (draft) => draftValue(draft, { kind: 'span', label: 'claim', attribute: 'modality' }, 'predicted', 'hedged'),
  (draft) => draftAttributeRemoval(draft, 'span', 'claim', 'topic'),
  (draft) => (draft.content.documents.some(({ id }) => id === 'genre') ? draftMerge(draft, 'document', 'genre', 'stance') : draft),
];

/** Calls that the walk may find refused; anything else is a fault. */
async function unless(codes: readonly ProblemCode[], work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    if (thrown instanceof Problem && codes.includes(thrown.code)) return false;
    throw thrown;
  }
}

async function doWork(door: Door, me: string, documents: readonly string[], { what, numbers }: Step): Promise<void> {
  const [first = 0, second = 0, third = 0, fourth = 0] = numbers;
  const document = documents[first % documents.length] ?? '';
  const mine = await door.call('spans.list', { annotator: me });
  const span = mine[second % Math.max(mine.length, 1)];
  const { content } = await door.call('scheme.get', {});
  const label = ['claim', 'claim', 'source', 'cue', 'time'].filter((id) => content.spans.some((one) => one.id === id && !one.retired))[third % 3] ?? 'claim';
  const claim = [{ polarity: 'negated' }, { modality: 'hedged' }, { topic: `موضوع ${second}` }, {}][fourth % 4] ?? {};
  const ofDocument = ['genre', 'genre', 'stance'].filter((id) => content.documents.some((one) => one.id === id))[fourth % 3] ?? 'stance';
  const values = content.documents.find(({ id }) => id === ofDocument)?.values.map(({ id }) => id) ?? [];
  const refusals: ProblemCode[] = ['attribute-unknown', 'attribute-invalid', 'relation-end-refused', 'relation-ends-equal', 'in-use', 'label-retired', 'label-unknown'];
  await unless([...refusals, 'nothing-to-undo', 'cannot-undo'], async () => {
    switch (what) {
      case 'span': {
        const start = second % 24;
        return door.call('spans.create', { document, label, fragments: [[start, start + 1 + (third % 8)]], attributes: label === 'claim' ? claim : {} });
      }
      case 'change': {
        if (span === undefined) return undefined;
        const changes = [{ note: `كلمة ${third}` }, { label }, { attributes: claim }, { fragments: [[third % 20, (third % 20) + 3] as [number, number]] }];
        return door.call('spans.update', { id: span.id, ...changes[fourth % changes.length] });
      }
      case 'remove':
        return span === undefined ? undefined : door.call('spans.remove', { ids: [span.id] });
      case 'relation': {
        const claims = mine.filter((one) => one.label === 'claim').map(({ id }) => id);
        const [from = '', to = ''] = [claims[first % Math.max(claims.length, 1)], claims[third % Math.max(claims.length, 1)]];
        if (claims.length < 2) return undefined;
        const relation = ['supports', 'updates', 'contradicts'].filter((id) => content.relations.some((one) => one.id === id))[fourth % 2] ?? 'supports';
        return door.call('relations.create', { label: relation, from: { kind: 'span', id: from }, to: { kind: 'span', id: to }, note: `${second}` });
      }
      case 'label':
        return door.call('documentLabels.set', { document, label: ofDocument, values: [values[third % values.length] ?? ''] });
      case 'unlabel':
        return unless(['not-found'], () => door.call('documentLabels.remove', { document, label: ofDocument }));
      case 'undo':
        return door.call('history.undo', {});
      default:
        throw new Error(`${what} is no work`);
    }
  });
}

/** What labels say, all of it: ids were made by the writers, so that they are the same everywhere. */
async function contentOf(door: Door): Promise<unknown> {
  const byId = <Value extends { id: string }>(values: readonly Value[]) => values.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const labels = await door.call('documentLabels.list', {});
  return {
    spans: byId(await door.call('spans.list', {})),
    relations: byId(await door.call('relations.list', {})),
    labels: labels.map(({ document, annotator, label, values }) => `${document} ${annotator} ${label} ${values.join(' ')}`).toSorted(),
    layers: (await door.call('layers.list', {})).map(({ document, annotator, status, note }) => `${document} ${annotator} ${status} ${note}`).toSorted(),
    scheme: (await door.call('scheme.get', {})).content,
  };
}

/** Everything once, some of it twice, in an order of its own. */
function shuffled(files: readonly string[], numbers: readonly number[]): string[] {
  const rank = (index: number): number => ((numbers[index % numbers.length] ?? 0) * 7919 + index * 104729) % 1009;
  const all = files.map((file, index) => ({ file, rank: rank(index) }));
  const again = all.filter(({ rank: each }) => each % 3 === 0).map(({ file }, index) => ({ file, rank: rank(index + 13) }));
  return [...all, ...again].toSorted((one, other) => one.rank - other.rank).map(({ file }) => file);
}

/** Merges in this order; what was written under a scheme that is yet to come waits for it. */
async function mergeAll(door: Door, files: readonly string[]): Promise<void> {
  let waiting = [...files];
  while (waiting.length > 0) {
    const refused: string[] = [];
    for (const file of waiting) {
      if (!(await unless(['bundle-scheme-unknown'], () => door.call('bundles.merge', { paths: [file] })))) refused.push(file);
    }
    expect(refused.length, 'something can be merged').toBeLessThan(waiting.length);
    waiting = refused;
  }
}

/** The two desks: of two people, or of one who works at two desktops. */
type Desks = readonly ['سالم', 'ليلى'] | readonly ['سالم', 'سالم'];

async function run(office: Team, names: Desks, sequence: readonly Step[], orders: readonly (readonly number[])[]): Promise<void> {
  const { lead, ids, out, copyFor } = office;
  const { id: other } = await lead.call('documents.create', { text: 'نفت الرئاسة الخبر، وقالت إن المدنيين بخير.' });
  const documents = [office.document, other];
  const early = out('early.isnad');
  await lead.call('project.saveCopy', { path: early });
  const copies = [await copyFor(names[0], 'one.isnad'), await copyFor(names[1], 'other.isnad')];
  const files: string[] = [];
  const nextFile = (): string => out(`${files.length + 1} ${files.length}.isnad-bundle`);
  const write = async (who: number): Promise<void> => {
    const copy = copies[who];
    const name = names[who];
    if (copy !== undefined && name !== undefined) files.push(await layersOf(copy, ids[name], nextFile()));
  };
  // What the lead holds from the beginning on is what a change of the scheme touches while its owner goes on.
  for (const [who, copy] of copies.entries()) {
    for (const [index, label] of ['claim', 'claim', 'cue', 'time'].entries()) {
      const attributes = label === 'claim' ? { polarity: 'negated', modality: 'predicted', topic: 'موضوع' } : {};
      await copy.call('spans.create', { document: documents[index % 2] ?? '', label, fragments: [[index * 3, index * 3 + 4]], attributes });
    }
    await write(who);
    await lead.call('bundles.merge', { paths: [files.at(-1) ?? ''] });
  }
  let sent = 0;
  for (const step of sequence) {
    const copy = copies[step.who];
    const name = names[step.who];
    if (copy === undefined || name === undefined) throw new Error('no such annotator');
    const [number = 0] = step.numbers;
    if (step.what === 'bundle') await write(step.who);
    else if (step.what === 'merge') {
      const file = files[number % Math.max(files.length, 1)];
      if (file !== undefined) await lead.call('bundles.merge', { paths: [file] });
    } else if (step.what === 'send') {
      const file = out(`sent ${(sent += 1)}.isnad-bundle`);
      await lead.call('bundles.write', { annotator: ids[name], path: file });
      await copy.call('bundles.merge', { paths: [file] });
    } else if (step.what === 'scheme') {
      const { content, version } = await lead.call('scheme.get', {});
      const draft = drafts[number % drafts.length]?.({ content, steps: [] });
      if (draft === undefined || draft.steps.length === 0) continue;
      await unless(['scheme-refused', 'scheme-invalid'], () => lead.call('scheme.change', { content: draft.content, steps: [...draft.steps], from: version }));
    } else await doWork(copy, ids[name], documents, step);
  }
  await write(0);
  await write(1);
  for (const name of new Set(names)) {
    const file = out(`last for ${name}.isnad-bundle`);
    await lead.call('bundles.write', { annotator: ids[name], path: file });
    files.push(file);
  }
  const late = out('late.isnad');
  await lead.call('project.saveCopy', { path: late });
  const ends: unknown[] = [];
  for (const [index, place] of [early, late].entries()) {
    const own = fixed(200 + index);
    const door = await openDoor(place, 'منى', own);
    await mergeAll(door, shuffled(files, orders[index] ?? []));
    await expectSound(door);
    const end = await contentOf(door);
    for (const report of await door.call('bundles.merge', { paths: files })) expect(report).toMatchObject({ operations: { added: 0 }, layers: [] });
    expect(await contentOf(door), 'once more adds nothing').toEqual(end);
    ends.push(end);
    await door.close();
  }
  expect(ends[0]).toEqual(ends[1]);
  for (const door of [lead, ...copies]) {
    await expectSound(door);
    await door.close();
  }
}

test.each([
  ['two annotators', ['سالم', 'ليلى']],
  ['one annotator at two desktops', ['سالم', 'سالم']],
] as const)('whatever %s and a lead do: bundles in any order, once or twice, make the same layers everywhere', async (_who, names) => {
  const numbers = fc.array(fc.nat(999), { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), numbers, numbers, async (sequence, blind, first, second) => {
      await run(await team({ blind }), names, sequence, [first, second]);
    }),
    slowRuns(6),
  );
}, 240_000);
