import { expect, test } from 'vitest';
import type { Output } from '../../../src/domain/api.ts';
import { completenessOf } from '../../../src/domain/model/completeness.ts';
import type { AttributeDefinition } from '../../../src/domain/model/scheme.ts';
import { bare, problemOf, temporaryProject, type Door } from '../../support/project.ts';

type Browsed = Output<'relations.browse'>;

/** Two articles that contradict each other, as two annotators label them. */
async function twoArticles() {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const first = await mona.call('documents.create', {
    text: 'قالت الرئاسة: ولم يتضرّر المدنيون.',
    title: 'بيان الرئاسة',
    publisher: 'وكالة نونا',
    publishedAt: '2023-09-20',
    url: 'https://example.org/1',
  });
  const second = await mona.call('documents.create', { text: 'قال شهود إن 27 شخصا قتلوا، بينهم مدنيون.', title: 'حصيلة', publisher: 'الساحل' });
  const span = async (door: Door, document: { id: string }, label: string, words: string): Promise<string> => {
    const { text } = await door.call('documents.get', { id: document.id });
    const start = text.indexOf(words);
    return (await door.call('spans.create', { document: document.id, label, fragments: [[start, start + words.length]] })).id;
  };
  const denial = await span(mona, first, 'claim', 'لم يتضرّر المدنيون');
  const office = await span(mona, first, 'source', 'الرئاسة');
  const toll = await span(mona, second, 'claim', '27 شخصا قتلوا');
  const witnesses = await span(mona, second, 'source', 'شهود');
  const relate = async (label: string, from: string, to: string): Promise<string> =>
    (await mona.call('relations.create', { label, from: { kind: 'span', id: from }, to: { kind: 'span', id: to } })).id;
  const said = await relate('attributed-to', denial, office);
  const relayed = await mona.call('relations.create', {
    label: 'relayed-by',
    from: { kind: 'span', id: toll },
    to: { kind: 'document', id: first.id },
    attributes: { step: 'outlet' },
    note: 'نقلًا عن البيان',
  });
  const contradiction = await relate('contradicts', toll, denial);
  return { project, mona, omar, first, second, span, denial, office, toll, witnesses, said, relayed: relayed.id, contradiction };
}

const idsOf = ({ relations }: Browsed): string[] => relations.map(({ relation }) => relation.id);

test('a relation is known in both its documents, whichever layer holds it', async () => {
  const { mona, first, second, said, relayed, contradiction } = await twoArticles();
  const touching = async (document: string, ids?: string[]) =>
    (await mona.call('relations.list', { touching: document, ...(ids === undefined ? {} : { ids }) })).map(({ id }) => id);
  expect(await touching(first.id)).toEqual([said, relayed, contradiction]);
  expect(await touching(second.id)).toEqual([relayed, contradiction]);
  expect(await touching(second.id, [said, contradiction])).toEqual([contradiction]);
  expect(await touching(first.id, [relayed])).toEqual([relayed]);
  // The layers that hold them are another matter.
  expect((await mona.call('relations.list', { document: second.id })).map(({ id }) => id)).toEqual([relayed]);
  await mona.call('documents.remove', { id: second.id });
  expect(await touching(first.id), 'what is stored under a removed document is hidden with it').toEqual([said, contradiction]);
  expect(await touching(second.id)).toEqual([]);
});

test('browsing answers what stands at both ends, the newest first, with a count for each label', async () => {
  const { mona, first, second, denial, toll, said, relayed, contradiction } = await twoArticles();
  const all = await mona.call('relations.browse', {});
  expect(idsOf(all)).toEqual([contradiction, relayed, said]);
  expect(all).toMatchObject({ total: 3, labels: { 'attributed-to': 1, 'relayed-by': 1, contradicts: 1 } });
  expect(all.relations[0]).toMatchObject({
    from: { absent: null, document: second.id, title: 'حصيلة', publisher: 'الساحل', publishedAt: null, label: 'claim', quote: '27 شخصا قتلوا', start: 12 },
    to: { document: first.id, publisher: 'وكالة نونا', publishedAt: '2023-09-20', url: 'https://example.org/1', quote: 'لم يتضرّر المدنيون' },
  });
  expect(all.relations[1]?.to).toMatchObject({ document: first.id, title: 'بيان الرئاسة', label: null, quote: null, start: null });

  const browse = async (filter: Parameters<typeof mona.call<'relations.browse'>>[1]) => idsOf(await mona.call('relations.browse', filter));
  expect(await browse({ label: 'contradicts' })).toEqual([contradiction]);
  expect((await mona.call('relations.browse', { label: 'contradicts' })).labels, 'the other labels stay in sight').toEqual(all.labels);
  expect(await browse({ span: denial })).toEqual([contradiction, said]);
  expect(await browse({ document: second.id })).toEqual([contradiction, relayed]);
  expect(await browse({ reach: 'within' })).toEqual([said]);
  expect(await browse({ reach: 'between', span: toll })).toEqual([contradiction, relayed]);
  expect(await browse({ attributes: { step: 'outlet' } })).toEqual([relayed]);
  expect(await browse({ attributes: { step: 'agency' } })).toEqual([]);
  expect(await browse({ attributes: { strength: null }, label: 'contradicts' })).toEqual([contradiction]);
  expect(await browse({ query: 'يتضرر' }), 'folded: the text has a shadda').toEqual([contradiction, said]);
  expect(await browse({ query: 'نقلا عن' }), 'in the note').toEqual([relayed]);
  expect(await browse({ query: 'بيان الرئاسه' }), 'in the title of a document that is an end').toEqual([relayed]);
  expect(await browse({ limit: 1, offset: 1 })).toEqual([relayed]);
  expect(await mona.call('relations.browse', { limit: 1, offset: 9 })).toMatchObject({ total: 3, relations: [] });
});

test('a value among several is found, and what lacks a required attribute', async () => {
  const { mona, contradiction } = await twoArticles();
  await mona.call('relations.update', { id: contradiction, attributes: { strength: 'direct' } });
  const browse = async (filter: Parameters<typeof mona.call<'relations.browse'>>[1]) => idsOf(await mona.call('relations.browse', filter));
  expect(await browse({ incomplete: true }), 'a contradiction needs its kind').toContain(contradiction);
  await mona.call('relations.update', { id: contradiction, attributes: { kind: 'figures', verdict: 'undecided' } });
  expect(await browse({ incomplete: true })).toEqual([]);
  expect(await browse({ attributes: { strength: 'direct', kind: 'figures' } })).toEqual([contradiction]);
  expect(await browse({ attributes: { strength: 'direct', kind: 'negation' } })).toEqual([]);
});

test('an end that is removed or gone is named as absent; the relation can still be noted and removed', async () => {
  const { project, mona, second, toll, denial, said, contradiction } = await twoArticles();
  await mona.call('documents.remove', { id: second.id });
  const [shown] = (await mona.call('relations.browse', { label: 'contradicts' })).relations;
  expect(shown?.from).toMatchObject({ absent: 'removed', title: 'حصيلة', quote: '27 شخصا قتلوا' });
  expect(shown?.to).toMatchObject({ absent: null });
  expect(idsOf(await mona.call('relations.browse', { incomplete: true }))).toContain(contradiction);
  expect(await mona.call('relations.update', { id: contradiction, note: 'حُذف طرفها', attributes: { strength: 'direct' } })).toMatchObject({
    note: 'حُذف طرفها',
    attributes: { strength: 'direct' },
  });
  const turned = mona.call('relations.update', { id: contradiction, from: { kind: 'span', id: denial }, to: { kind: 'span', id: toll } });
  expect((await problemOf(turned)).code).toBe('not-found');

  // As a bundle may leave it that knows only one of the two layers.
  bare(project.file, (database) => database.prepare('DELETE FROM spans WHERE id = ?').run(toll));
  const [gone] = (await mona.call('relations.browse', { label: 'contradicts', reach: 'between' })).relations;
  expect(gone?.from).toEqual({
    absent: 'gone', document: null, title: null, publisher: null, publishedAt: null, url: null, label: null, quote: null, start: null,
  });
  expect(await mona.call('relations.remove', { ids: [contradiction] })).toEqual({ removed: 1 });
  expect(idsOf(await mona.call('relations.browse', {}))).toEqual([said]);
});

test('nothing is lacked twice: a claim needs its source in whichever document it stands', async () => {
  const { mona, omar, first, second, span, toll, witnesses, office } = await twoArticles();
  const layers = await mona.call('completeness.list', { document: second.id });
  expect(layers).toMatchObject([{ count: 2, document: second.id }]);
  expect(layers[0]?.items).toEqual([
    { entity: 'span', id: toll, label: 'claim', attributes: ['polarity', 'modality'], relations: ['attributed-to'] },
    { entity: 'span', id: witnesses, label: 'source', attributes: ['kind'], relations: [] },
  ]);
  await mona.call('relations.create', { label: 'attributed-to', from: { kind: 'span', id: toll }, to: { kind: 'span', id: office } });
  await mona.call('spans.update', { id: toll, attributes: { polarity: 'affirmed', modality: 'asserted' } });
  await mona.call('spans.update', { id: witnesses, attributes: { kind: 'witness' } });
  expect(await mona.call('completeness.list', { document: second.id })).toEqual([]);

  await span(omar, second, 'source', 'شهود');
  const { id: omars } = (await omar.call('session.get', {})).actor;
  const counts = await mona.call('completeness.list', {});
  expect(counts.map(({ document, count, items }) => [document, count, items])).toEqual([
    // The denial, the office, and the contradiction that they are in.
    [first.id, 3, []],
    [second.id, 1, []],
  ]);
  expect(await mona.call('completeness.list', { annotator: omars })).toMatchObject([{ document: second.id, annotator: omars, count: 1 }]);
  await mona.call('documents.remove', { id: first.id });
  expect((await mona.call('completeness.list', {})).map(({ document }) => document)).toEqual([second.id]);
  expect(await mona.call('completeness.list', { document: first.id })).toEqual([]);
});

test('labels and attributes may be named like what every object has', async () => {
  const { mona, denial, toll, first } = await twoArticles();
  const { content } = await mona.call('scheme.get', {});
  const [like] = content.relations.filter(({ id }) => id === 'contradicts');
  if (like === undefined) throw new Error('the scheme has no contradictions');
  const asked: AttributeDefinition = { id: 'constructor', names: { ar: 'بانٍ', en: 'Builder' }, kind: 'text', values: [], required: true, retired: false };
  const spans = content.spans.map((label) => (label.id === 'claim' ? { ...label, attributes: [asked] } : label));
  const named = { ...like, id: 'constructor', shortcut: null, attributes: [] };
  await mona.call('scheme.change', { content: { ...content, spans, relations: [...content.relations, named] }, from: 1 });
  const end = (id: string) => ({ kind: 'span' as const, id });
  await mona.call('relations.create', { label: 'constructor', from: end(denial), to: end(toll) });
  expect((await mona.call('relations.browse', {})).labels['constructor']).toBe(1);
  const { id } = await mona.call('spans.create', { document: first.id, label: 'claim', fragments: [[0, 4]] });
  const { ofSpan } = completenessOf((await mona.call('scheme.get', {})).content);
  expect(ofSpan(await mona.call('spans.get', { id }), undefined).attributes).toEqual(['constructor']);
});
