import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Input, MethodName } from '../../src/domain/api.ts';
import type { RelationEnd } from '../../src/domain/model/annotation.ts';
import { segmentRoles } from '../../src/domain/model/document.ts';
import { draftAttributeRemoval, draftKind, draftMerge, draftSplit, draftValue, type SchemeDraft } from '../../src/domain/scheme-draft.ts';
import type { Door, TestProject } from './project.ts';

/** One random call: numbers that are read against whatever the project holds by then. */
export interface Step {
  readonly actor: number;
  readonly write: number;
  readonly numbers: readonly number[];
}

export function steps(minimum: number, maximum: number): fc.Arbitrary<Step[]> {
  const step = fc.record({
    actor: fc.nat(1),
    write: fc.nat(9999),
    numbers: fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 }),
  });
  return fc.array(step, { minLength: minimum, maxLength: maximum });
}

export const sampleTexts = [
  'قال المتحدث باسم الوزارة إن 27 شخصا قتلوا، ولم يتضرر المدنيون.',
  'نفت الرئاسة الخبر 😀 وقالت:\r\n«لا صحة له».\nثم صمتت.',
  'مُحَمَّدٌ قالَ\u00a0ذلك  مرتين\u2028وفي سطر\rآخر.',
  'A tweet in English, قال المصدر.',
] as const;

/**
 * From the first hand-out on only leads change the project as a whole. Both begin as leads, or most of a walk would be
 * refusals; what it does to roles, names and people later is its own affair.
 */
export async function letBothLead(project: TestProject): Promise<void> {
  const door = await project.open('منى');
  for (const name of ['منى', 'عمر']) await door.call('annotators.create', { name, role: 'lead' });
  await door.close();
}

/** What the world holds that a random call may name; asked anew at each step. */
interface World {
  readonly documents: string[];
  readonly removed: string[];
  /** This person's own and, now and then, everybody's: somebody else's must be refused. */
  readonly spans: { id: string; label: string }[];
  readonly relations: string[];
  readonly stories: string[];
  readonly annotators: string[];
  readonly suggestions: string[];
  readonly decisions: string[];
}

async function look(door: Door, everybody: boolean): Promise<World> {
  const { documents } = await door.call('documents.list', {});
  const me = (await door.call('session.get', {})).actor.id;
  const mine = ({ annotator }: { annotator: string }): boolean => everybody || annotator === me;
  return {
    documents: documents.filter(({ removed }) => !removed).map(({ id }) => id),
    removed: documents.filter(({ removed }) => removed).map(({ id }) => id),
    spans: (await door.call('spans.list', {})).filter(mine).map(({ id, label }) => ({ id, label })),
    relations: (await door.call('relations.list', {})).filter(mine).map(({ id }) => id),
    stories: (await door.call('stories.list', {})).map(({ id }) => id),
    annotators: (await door.call('annotators.list', {})).map(({ id }) => id),
    suggestions: (await door.call('suggestions.list', {})).filter(({ status }) => everybody || status === 'open').map(({ id }) => id),
    decisions: (await door.call('decisions.list', {})).filter((one) => everybody || one.adjudicator === me).map(({ id }) => id),
  };
}

export type Made = { [Name in MethodName]: { readonly method: Name; readonly input: Input<Name> } }[MethodName];

const nobody = '01990000-ffff-7000-8000-000000000000';

/** More weight on what makes the model large; every write method of the contract but purging is here. */
const weighted: readonly (readonly [number, MethodName])[] = [
  [5, 'documents.create'],
  [3, 'documents.update'],
  [2, 'documents.remove'],
  [2, 'documents.restore'],
  [1, 'documents.import'],
  [2, 'revisions.create'],
  [2, 'segments.set'],
  [1, 'stories.create'],
  [1, 'stories.update'],
  [1, 'stories.remove'],
  [1, 'annotators.create'],
  [1, 'annotators.update'],
  [1, 'annotators.remove'],
  [3, 'assignments.create'],
  [1, 'assignments.remove'],
  [1, 'layers.create'],
  [1, 'layers.update'],
  [1, 'layers.remove'],
  [12, 'spans.create'],
  [5, 'spans.update'],
  [3, 'spans.remove'],
  [3, 'spans.createMany'],
  [2, 'spans.divide'],
  [2, 'spans.join'],
  [8, 'relations.create'],
  [4, 'relations.update'],
  [2, 'relations.remove'],
  [2, 'documentLabels.set'],
  [1, 'documentLabels.remove'],
  [3, 'suggestions.create'],
  [1, 'suggestions.update'],
  [2, 'suggestions.accept'],
  [1, 'suggestions.reject'],
  [1, 'suggestions.remove'],
  [2, 'decisions.create'],
  [1, 'decisions.update'],
  [1, 'decisions.remove'],
  [1, 'scheme.update'],
  [2, 'scheme.change'],
  [1, 'project.update'],
  [9, 'history.undo'],
  [9, 'history.redo'],
];
const methods = weighted.flatMap(([weight, method]) => Array.from({ length: weight }, () => method));

export const randomMethods: ReadonlySet<MethodName> = new Set(methods);

/** The call that a step stands for now. Some are wrong on purpose: they must be refused whole. */
export async function callOf(door: Door, step: Step, folder: string): Promise<Made> {
  const world = await look(door, step.write % 10 === 0);
  const numbers = [...step.numbers];
  const next = (): number => numbers.shift() ?? 0;
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[next() % Math.max(values.length, 1)];
  const one = (ids: readonly string[]): string => pick(ids) ?? nobody;
  const word = (): string => `كلمة ${next() % 7}`;
  const document = (): string => one(world.documents);
  const span = (): string => one(world.spans.map(({ id }) => id));
  const range = (): [number, number] => {
    const start = next() % 25;
    return [start, start + 1 + (next() % 8)];
  };
  const spanPart = () => {
    const label = next() % 15 === 0 ? 'nonsense' : (pick(['claim', 'claim', 'claim', 'source', 'source', 'cue', 'figure', 'time']) ?? 'claim');
    const attributes = { claim: { polarity: 'negated', topic: word() }, source: { kind: 'official' }, figure: { value: 27.5 } }[label];
    return { label, fragments: [range()], ...(attributes === undefined ? {} : { attributes }) };
  };
  const spanOf = (label: string, other = ''): RelationEnd => {
    const fitting = world.spans.filter((candidate) => candidate.label === label && candidate.id !== other).map(({ id }) => id);
    return { kind: 'span', id: fitting.length === 0 ? span() : one(fitting) };
  };
  const end = (): RelationEnd => (next() % 5 === 0 ? { kind: 'document', id: document() } : spanOf('claim'));
  const relationPart = () => {
    const label = pick(['contradicts', 'contradicts', 'attributed-to', 'relayed-by', 'supports', 'same-as']) ?? 'contradicts';
    const from = spanOf(label === 'same-as' ? 'source' : 'claim');
    const target = label === 'attributed-to' || label === 'same-as' ? 'source' : 'claim';
    // To itself, and to what the label does not allow, now and then.
    const to = label === 'relayed-by' ? end() : spanOf(target, next() % 12 === 0 ? '' : from.id);
    return { label, from, to };
  };
  const chosen = possible(methods[step.write % methods.length] ?? 'documents.create', world);
  const nothingToRedo = chosen === 'history.redo' && (await door.call('history.state', {})).redo === null;
  const method = nothingToRedo ? 'history.undo' : chosen;
  const made = await inputOf();
  return { method, input: made } as Made;

  async function inputOf(): Promise<unknown> {
    switch (method) {
      case 'documents.create':
        return { text: pick(sampleTexts) ?? '', ...(next() % 2 === 0 && world.stories.length > 0 ? { story: one(world.stories) } : {}) };
      case 'documents.update': {
        const details = pick([{ title: word() }, { publisher: word() }, { publisher: null }, { direction: 'ltr' }, { source: 'خبر.txt' }]);
        return { id: document(), ...details, ...(next() % 3 === 0 && world.stories.length > 0 ? { story: one(world.stories) } : {}) };
      }
      case 'documents.remove':
        return { id: document() };
      case 'documents.restore':
        return { id: one([...world.removed, ...world.documents]) };
      case 'documents.import': {
        const file = path.join(folder, `import-${next() % 4}.txt`);
        fs.writeFileSync(file, `${pick(sampleTexts) ?? ''} ${word()}`);
        return { sources: [file, path.join(folder, 'missing.txt')] };
      }
      case 'revisions.create':
        return { document: document(), text: `${pick(sampleTexts) ?? ''}${word()}` };
      case 'segments.set': {
        const cut = 1 + (next() % 8);
        const role = pick(segmentRoles) ?? 'body';
        const first = { start: 0, end: cut, role, excluded: next() % 2 === 0, direction: pick(['rtl', 'ltr', null]) ?? null };
        // The second begins inside the first now and then.
        const second = cut - (next() % 5 === 0 ? 1 : 0);
        return { document: document(), segments: [first, { start: second, end: second + 3, role: 'body', excluded: false, origin: 'rule' }] };
      }
      case 'stories.create':
        return { title: word() };
      case 'stories.update':
        return { id: one(world.stories), title: word() };
      case 'stories.remove':
        return { id: one(world.stories) };
      case 'annotators.create':
        return { name: word() };
      case 'annotators.update':
        return { id: one(world.annotators), ...pick([{ role: 'adjudicator' }, { role: 'lead' }, { colour: '#123456' }, { name: word() }]) };
      case 'annotators.remove':
        return { id: one(world.annotators) };
      case 'assignments.create': {
        const [first, second] = [one(world.annotators), one(world.annotators)];
        const calibration = pick([true, false, undefined]);
        if (next() % 3 === 0) return { documents: [document(), document()], annotators: [first, second], ...(calibration === undefined ? {} : { calibration }) };
        return { rule: { annotators: [first, second], each: 1 + (next() % 2), overlap: pick([0, 50, 100]), calibration: next() % 2, seed: next() } };
      }
      case 'assignments.remove':
        return { documents: [document(), document()], annotators: world.annotators.length === 0 ? [nobody] : world.annotators };
      case 'layers.create':
      case 'layers.remove':
        return { document: document() };
      case 'layers.update':
        return { document: document(), status: pick(['new', 'in-progress', 'done']), note: word() };
      case 'spans.create':
        return { document: document(), ...spanPart(), ...(next() % 3 === 0 ? { note: word() } : {}) };
      case 'spans.update':
        return { id: span(), ...pick([{ note: word() }, { fragments: [range()] }, { label: 'source' }, { attributes: { topic: null } }]) };
      case 'spans.remove':
        return { ids: [span()] };
      case 'spans.createMany': {
        const { fragments: _fragments, ...rest } = spanPart();
        const places = [];
        for (let count = 1 + (next() % 3); count > 0 && world.documents.length > 0; count -= 1) {
          const id = one(world.documents);
          const { text } = await door.call('documents.get', { id });
          const [first, last] = range();
          // What a text does not say is refused, now and then.
          places.push({ document: id, fragments: [[first, last]], quotes: [next() % 20 === 19 ? word() : text.slice(first, last)] });
        }
        return { ...rest, places };
      }
      case 'spans.divide': {
        const [from, to] = range();
        return { id: span(), at: next() % 2 === 0 ? [from, from] : [from, to] };
      }
      case 'spans.join': {
        const label = pick(['claim', 'source']) ?? 'claim';
        const first = spanOf(label);
        return { id: first.id, other: spanOf(label, first.id).id };
      }
      case 'relations.create':
        return relationPart();
      case 'relations.update':
        return { id: one(world.relations), ...pick([{ note: word() }, { to: end() }, { from: end() }, { label: 'supports' }]) };
      case 'relations.remove':
        return { ids: [one(world.relations)] };
      case 'documentLabels.set':
        return { document: document(), ...pick([{ label: 'genre', values: ['news'] }, { label: 'stance', values: ['critical'] }]) };
      case 'documentLabels.remove':
        return { document: document(), label: 'genre' };
      case 'suggestions.create':
        return {
          document: document(),
          origin: 'rule:cues',
          confidence: pick([0.25, 1, null]) ?? null,
          ...(next() % 4 === 0 ? { relation: relationPart() } : { span: spanPart() }),
        };
      case 'suggestions.update':
        return { id: one(world.suggestions), confidence: (next() % 10) / 10 };
      case 'suggestions.accept':
      case 'suggestions.reject':
      case 'suggestions.remove':
        return { id: one(world.suggestions) };
      case 'decisions.create': {
        const readings = [{ annotator: one(world.annotators), items: [{ id: span(), hash: 'a'.repeat(64) }] }];
        return { document: document(), kind: 'boundary', readings, ruling: 'other', spans: [spanPart()], reason: word() };
      }
      case 'decisions.update':
        return { id: one(world.decisions), ...pick([{ ruling: 'nothing', spans: [] }, { guidelineFlag: true }, { reason: word() }]) };
      case 'decisions.remove':
        return { id: one(world.decisions) };
      case 'scheme.update': {
        const { content } = await door.call('scheme.get', {});
        const title = { ar: word(), en: word() };
        const spans = next() % 4 === 0 ? content.spans.slice(1) : content.spans;
        const known = new Set(spans.map(({ id }) => id));
        const fits = (ends: readonly { kind: string; label?: string }[]): boolean =>
          ends.every(({ label }) => label === undefined || known.has(label));
        const relations = content.relations.filter(({ from, to }) => fits(from) && fits(to));
        return { content: { ...content, title, spans, relations } };
      }
      case 'scheme.change': {
        const { content, version } = await door.call('scheme.get', {});
        const draft = randomDraft({ content, steps: [] }, next);
        return { content: draft.content, steps: [...draft.steps], from: next() % 9 === 0 ? version + 1 : version };
      }
      case 'project.update':
        return { title: word() };
      default:
        return {};
    }
  }
}

/** Where a method has nothing to work on, the one that makes it: mostly refusals would prove little. */
function possible(method: MethodName, world: World): MethodName {
  const [subject = '', action = ''] = method.split('.');
  if (action === 'create' && ['documents', 'stories', 'annotators'].includes(subject)) return method;
  if (['project', 'scheme', 'history'].includes(subject) || method === 'documents.import') return method;
  if (world.documents.length < 2) return world.removed.length > 3 ? 'documents.restore' : 'documents.create';
  if (method === 'documents.remove') return world.documents.length > 2 ? method : 'documents.create';
  if (method === 'documents.restore') return world.removed.length > 0 ? method : 'documents.update';
  if (action.startsWith('create') && subject !== 'relations' && subject !== 'assignments') return method;
  if (method === 'assignments.create' && world.annotators.length === 0) return 'annotators.create';
  if (subject === 'relations' && world.spans.length < 2) return 'spans.create';
  const known: Readonly<Record<string, readonly unknown[]>> = {
    spans: world.spans,
    relations: world.relations,
    stories: world.stories,
    annotators: world.annotators,
    assignments: world.annotators,
    suggestions: world.suggestions,
    decisions: world.decisions,
  };
  const things = known[subject];
  if (action === 'create' || things === undefined || things.length > 0) return method;
  return creators[subject] ?? method;
}

const creators: Readonly<Record<string, MethodName>> = {
  spans: 'spans.create',
  relations: 'relations.create',
  stories: 'stories.create',
  annotators: 'annotators.create',
  assignments: 'annotators.create',
  suggestions: 'suggestions.create',
  decisions: 'decisions.create',
};

/** One or two steps of any kind; some take what is in use. */
function randomDraft(start: SchemeDraft, next: () => number): SchemeDraft {
  const claim = { kind: 'span', label: 'claim', attribute: 'polarity' } as const;
  const changes: readonly ((draft: SchemeDraft) => SchemeDraft)[] = [
    (draft) => draftMerge(draft, 'span', 'cue', 'source'),
    (draft) => draftMerge(draft, 'span', 'time', 'figure'),
    (draft) => draftMerge(draft, 'relation', 'supports', 'contradicts'),
    (draft) => draftMerge(draft, 'document', 'stance', 'genre'),
    (draft) => draftValue(draft, claim, 'negated', 'affirmed'),
    (draft) => draftAttributeRemoval(draft, 'span', 'claim', 'topic'),
    (draft) => draftKind(draft, 'span', 'figure', 'value', 'text'),
    (draft) =>
      draftSplit(draft, 'span', 'claim', { attribute: 'polarity', value: 'negated' }, { id: 'denial', names: { ar: 'نفي', en: 'Denial' } }),
  ];
  const first = changes[next() % changes.length] ?? ((draft: SchemeDraft) => draft);
  const second = next() % 2 === 0 ? changes[next() % changes.length] : undefined;
  return second === undefined ? first(start) : second(first(start));
}
