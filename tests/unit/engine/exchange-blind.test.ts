import fs from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { api, type MethodName } from '../../../src/domain/api.ts';
import { Problem } from '../../../src/domain/problem.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { doctor } from '../../support/doctored-bundle.ts';
import { doorOf, dumpAll, problemOf, type Door } from '../../support/project.ts';
import { layersOf, team } from '../../support/team.ts';

const secrets = ['سر سالم', 'ملاحظة القائدة', 'موضوع سالم', 'سبب الرابط'];

/** Blind work of three, merged at the lead’s: Salem’s layer says everything that a layer can say. */
async function blindWork() {
  const office = await team({ blind: true });
  const { lead, document, ids, out, copyFor } = office;
  const salem = await copyFor('سالم');
  const claim = await salem.call('spans.create', { document, label: 'claim', fragments: [[44, 66]], note: 'سر سالم', attributes: { topic: 'موضوع سالم' } });
  const other = await salem.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  const relation = await salem.call('relations.create', { label: 'supports', from: { kind: 'span', id: claim.id }, to: { kind: 'span', id: other.id }, note: 'سبب الرابط' });
  await salem.call('documentLabels.set', { document, label: 'genre', values: ['opinion'] });
  await salem.call('layers.update', { document, status: 'done', note: 'سر سالم في الطبقة' });
  const ofSalem = await layersOf(salem, ids.سالم, out('s.isnad-bundle'));
  await lead.call('bundles.merge', { paths: [ofSalem] });
  const [ofLead] = await lead.call('spans.list', { annotator: ids.منى });
  const foreign = [claim.id, other.id, relation.id, ofLead?.id ?? ''];
  return { ...office, salem, ofSalem, foreign };
}

/** Every reading method, asked in every way that could lead to what others said; refusals are answers too. */
async function* answers(door: Door, document: string, ids: readonly string[]) {
  const inputs = [
    {},
    { document },
    { touching: document },
    { query: 'قتلوا' },
    { text: 'قتلوا', quote: 'قتلوا', label: 'claim', limit: 100 },
    { limit: 1000 },
    ...ids.flatMap((id) => [{ id }, { ids: [id] }, { annotator: id }, { annotators: [id] }, { span: id }, { touching: id }, { group: id }]),
  ];
  const reads = (Object.keys(api) as MethodName[]).filter((name) => api[name].kind === 'read');
  expect(reads.length).toBeGreaterThan(20);
  // These write files: looked at by themselves below, or copies of the whole file, which only the file's own protection guards.
  const writesFiles = new Set<MethodName>(['bundles.write', 'project.export', 'project.saveCopy', 'project.backup']);
  const leftOut = new Set<MethodName>([...writesFiles, 'project.verify']);
  for (const method of reads.filter((name) => !leftOut.has(name))) {
    for (const input of inputs) {
      try {
        yield { method, input, answer: JSON.stringify(await door.call(method, input)) };
      } catch (thrown) {
        if (!(thrown instanceof Problem)) throw thrown;
        const isEcho = (id: string): boolean => JSON.stringify(input).includes(id);
        const said = Object.fromEntries(Object.entries(thrown.details).filter(([, value]) => !isEcho(String(value))));
        yield { method, input, answer: JSON.stringify(said) };
      }
    }
  }
}

test('whatever a blind reader asks the lead’s own file: nothing of what others said, not even that they said something', async () => {
  const { lead, document, ids, foreign } = await blindWork();
  const layla = doorOf(await openWorkbench(lead.workbench.file, { actor: { name: 'ليلى' }, backups: 'off' }));
  onTestFinished(() => layla.close());
  let asked = 0;
  for await (const { method, input, answer } of answers(layla, document, [...foreign, ids.سالم])) {
    asked += 1;
    const echoed = JSON.stringify(input);
    for (const secret of [...secrets, ...foreign]) {
      if (!echoed.includes(secret)) expect(answer, `${method} ${echoed}`).not.toContain(secret);
    }
  }
  expect(asked).toBeGreaterThan(400);
  // The same questions find it once work is open: they are the right ones.
  await lead.call('project.update', { blind: false });
  const found = new Set<string>();
  for await (const { answer } of answers(layla, document, foreign)) {
    for (const secret of secrets) if (answer.includes(secret)) found.add(secret);
    if (found.size === secrets.length) break;
  }
  expect([...found].toSorted()).toEqual([...secrets].toSorted());
});

test('a blind assignment and the copy begun from it hold no byte of others', async () => {
  const { document, ids, foreign, out, copyFor } = await blindWork();
  const layla = await copyFor('ليلى');
  await layla.call('spans.create', { document, label: 'cue', fragments: [[0, 4]], note: 'من ليلى' });
  const places = [out('to ليلى.isnad.isnad-bundle'), layla.workbench.file, `${layla.workbench.file}-wal`, await layersOf(layla, ids.ليلى, out('l.isnad-bundle'))];
  let read = '';
  for (const place of places.filter((each) => fs.existsSync(each))) {
    const bytes = fs.readFileSync(place);
    read += bytes.toString('utf8');
    for (const secret of [...secrets, ...foreign, 'سالم', 'منى']) expect(bytes.includes(secret), `${secret} in ${place}`).toBe(false);
  }
  expect(read).toContain('من ليلى');
});

test('while work is blind nobody takes in what is somebody else’s, and a blind bundle brings nothing of others', async () => {
  const { lead, ids, ofSalem, out, copyFor } = await blindWork();
  const layla = await copyFor('ليلى');
  const before = dumpAll(layla.workbench.file);
  expect((await problemOf(layla.call('bundles.merge', { paths: [ofSalem] }))).code).toBe('bundle-foreign');
  await lead.call('bundles.write', { annotator: ids.سالم, path: out('for salem.isnad-bundle') });
  expect((await problemOf(layla.call('bundles.merge', { paths: [out('for salem.isnad-bundle')] }))).code).toBe('bundle-foreign');
  // One that says it is blind and for her, with Salem’s layer in it.
  const mixed = doctor(out('for salem.isnad-bundle'), ({ header }) => (header.annotator = { id: ids.ليلى, name: 'ليلى' }), { rehash: true });
  expect((await problemOf(layla.call('bundles.merge', { paths: [mixed] }))).code).toBe('bundle-foreign');
  expect(dumpAll(layla.workbench.file)).toEqual(before);
});
