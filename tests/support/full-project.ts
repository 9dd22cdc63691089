import fs from 'node:fs';
import type { SchemeStep } from '../../src/domain/model/scheme-step.ts';
import type { Scheme } from '../../src/domain/model/scheme.ts';
import { sampleTexts } from './random-writes.ts';
import { bare, idOf, type Door, type TestProject } from './project.ts';

/** Ids of one of everything. */
export interface Full {
  readonly mona: Door;
  readonly omar: Door;
  readonly document: string;
  readonly other: string;
  readonly removed: string;
  readonly purged: string;
  readonly story: string;
  readonly claim: string;
  readonly source: string;
  readonly otherClaim: string;
  readonly omarsClaim: string;
  readonly relation: string;
  readonly across: string;
  readonly suggestion: string;
  readonly decision: string;
  readonly monas: string;
  readonly omars: string;
}

/** Unusual on purpose: an emoji, marks, NBSP, double spaces, U+2028, a lone CR, CRLF, NUL, a quotation mark, a tab. */
export const unusualText = `${sampleTexts[1]}\n${sampleTexts[2]}\n"\\ \t\u0000 👨‍👩‍👧 a,b;c\u2029 \u200f\u0085ﷺ`;

/** Work is handed out, so that both must lead to go on as they do here. */
async function assign(mona: Door, documents: readonly string[]): Promise<void> {
  const annotators = (await mona.call('annotators.list', {})).map(({ id }) => id);
  for (const id of annotators) await mona.call('annotators.update', { id, role: 'lead' });
  const [first = '', ...rest] = documents;
  await mona.call('assignments.create', { documents: [first], annotators, calibration: true });
  await mona.call('assignments.create', { documents: rest, annotators });
}

/** What only copies hold that were begun from a bundle; here by hand, so that the project stays one of its own. */
function keepOrigin(file: string): void {
  bare(file, (database) => {
    const [lead, bundle, absent] = [0xfff5, 0xfff6, 0xfff7].map((count) => idOf(count));
    database.prepare('INSERT INTO origin VALUES (1, ?, ?, ?, ?)').run(bundle, lead, '[]', '2026-11-01T08:00:00.000Z');
    database.prepare('INSERT INTO merges VALUES (?, ?, ?, ?, ?)').run(absent, bundle, '2026-11-01T08:00:00.000Z', lead, '{}');
    database.prepare('INSERT INTO earlier_schemes VALUES (?, 1)').run(absent);
    database.prepare("INSERT INTO absent_ends VALUES (?, 'span', ?, 'عنوان', 'مقتبس')").run(absent, lead);
  });
}

/**
 * A project that uses every entity and every field, null and not null: two annotators, a removed document, a purged
 * one, revisions with a mapping, versions of the scheme with one, settled and open suggestions, a decision.
 */
export async function fillProject(project: TestProject): Promise<Full> {
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: story } = await mona.call('stories.create', { title: 'قصة «واحدة»' });
  const { id: document } = await mona.call('documents.create', {
    text: unusualText,
    title: 'عنوان',
    direction: 'rtl',
    publisher: 'صحيفة',
    url: 'https://example.org/خبر',
    publishedAt: '2023-09-20T10:00:00Z',
    source: 'خبر 1.txt',
    story,
  });
  const { id: other } = await mona.call('documents.create', { text: sampleTexts[0] });
  fs.writeFileSync(project.inFolder('مستورد.txt'), Buffer.from('\ufeffسطر أول\r\nسطر ثان\n', 'utf16le'));
  await mona.call('documents.import', { sources: [project.inFolder('مستورد.txt')] });
  const { id: removed } = await mona.call('documents.create', { text: 'وثيقة محذوفة' });
  const { id: purged } = await mona.call('documents.create', { text: 'سر يُمحى' });
  await mona.call('segments.set', {
    document,
    segments: [
      { start: 0, end: 20, role: 'body', excluded: false },
      { start: 24, end: 28, role: 'keywords', excluded: true, direction: 'ltr', origin: 'rule' },
    ],
  });
  const mine = async (door: Door, where: string, label: string, start: number, end: number): Promise<string> =>
    (await door.call('spans.create', { document: where, label, fragments: [[start, end]] })).id;
  const two = await mona.call('spans.create', {
    document,
    label: 'claim',
    fragments: [[20, 24], [5, 12]],
    attributes: { polarity: 'negated', modality: 'asserted', topic: 'موضوع "خاص"' },
    note: 'ملاحظة\nفي سطرين',
  });
  const claim = two.id;
  const source = await mine(mona, document, 'source', 0, 3);
  await mona.call('spans.update', { id: source, attributes: { kind: 'official', role: 'speaker' } });
  const otherClaim = await mine(mona, other, 'claim', 4, 20);
  await mona.call('spans.create', { document: other, label: 'figure', fragments: [[24, 26]], attributes: { value: 27.5, bound: 'about', 'as-of': '2023-09-20' } });
  const omarsClaim = await mine(omar, document, 'claim', 5, 10);
  const gone = await mine(omar, removed, 'cue', 0, 3);
  const lost = await mine(mona, purged, 'claim', 0, 2);
  const attributed = await mona.call('relations.create', {
    label: 'attributed-to',
    from: { kind: 'span', id: claim },
    to: { kind: 'span', id: source },
  });
  const across = await mona.call('relations.create', {
    label: 'contradicts',
    from: { kind: 'span', id: otherClaim },
    to: { kind: 'span', id: claim },
    attributes: { strength: 'direct', kind: 'figures' },
    note: 'بين وثيقتين',
  });
  await mona.call('relations.create', { label: 'relayed-by', from: { kind: 'span', id: claim }, to: { kind: 'document', id: other } });
  await mona.call('relations.create', { label: 'supports', from: { kind: 'span', id: claim }, to: { kind: 'span', id: lost } });
  await mona.call('documentLabels.set', { document, label: 'genre', values: ['news'] });
  await omar.call('documentLabels.set', { document, label: 'stance', values: ['critical'] });
  await omar.call('layers.update', { document, status: 'done', note: 'انتهيت' });
  await assign(mona, [document, other, removed, purged]);
  keepOrigin(project.file);
  const proposal = { document: other, origin: 'rule:cues', confidence: 0.75, span: { label: 'cue', fragments: [[0, 3] as [number, number]] } };
  const { id: suggestion } = await mona.call('suggestions.create', proposal);
  const taken = await mona.call('suggestions.create', { ...proposal, confidence: null });
  await omar.call('suggestions.accept', { id: taken.id });
  const linked = await mona.call('suggestions.create', {
    document,
    origin: 'model.jsonl',
    relation: { label: 'same-as', from: { kind: 'span', id: source }, to: { kind: 'span', id: source }, attributes: {} },
  });
  await mona.call('suggestions.reject', { id: linked.id });
  const monas = (await mona.call('session.get', {})).actor.id;
  const omars = (await omar.call('session.get', {})).actor.id;
  const { id: decision } = await mona.call('decisions.create', {
    document,
    kind: 'boundary',
    ruling: 'other',
    readings: [
      { annotator: monas, items: [{ id: claim, hash: '1'.repeat(64) }] },
      { annotator: omars, items: [] },
    ],
    spans: [{ label: 'claim', fragments: [[5, 11]], attributes: { polarity: 'affirmed' } }],
    relations: [{ label: 'attributed-to', from: { kind: 'span', id: claim }, to: { kind: 'span', id: source } }],
    reason: 'لأن الحد\nأوضح',
    guidelineFlag: true,
  });
  // What follows the texts: spans in the unchanged part are followed, those in the changed part stay behind.
  await mona.call('revisions.create', { document, text: `${unusualText.replaceAll('\r\n', '\n')}\nسطر جديد.` });
  const { content } = await mona.call('scheme.get', {});
  const [model] = content.relations;
  if (model === undefined) throw new Error('the scheme has no relation label');
  const published: Scheme['relations'][number] = {
    ...model,
    id: 'published',
    shortcut: null,
    symmetric: false,
    from: [{ kind: 'document' }],
    to: [{ kind: 'span', label: 'claim' }],
    attributes: [],
  };
  const renamed = { ...content, title: { ar: 'مخطط ثان', en: 'second' }, relations: [...content.relations, published] };
  const steps: SchemeStep[] = [
    { step: 'change-values', kind: 'span', label: 'claim', attribute: 'modality', values: { predicted: 'hedged' } },
  ];
  await mona.call('scheme.change', { content: renamed, steps, from: 1 });
  await mona.call('scheme.update', { content: { ...renamed, title: { ar: 'مخطط ثالث', en: 'third' } } });
  await mona.call('relations.create', { label: 'published', from: { kind: 'document', id: other }, to: { kind: 'span', id: claim } });
  await omar.call('spans.update', { id: gone, note: 'قبل الحذف' });
  await mona.call('documents.remove', { id: removed });
  await mona.call('documents.purge', { id: purged });
  return {
    mona,
    omar,
    document,
    other,
    removed,
    purged,
    story,
    claim,
    source,
    otherClaim,
    omarsClaim,
    relation: attributed.id,
    across: across.id,
    suggestion,
    decision,
    monas,
    omars,
  };
}
