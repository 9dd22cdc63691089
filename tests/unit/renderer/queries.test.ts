import { QueryObserver, type QueryClient } from '@tanstack/react-query';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SpanView } from '../../../src/domain/api/annotation-methods.ts';
import type { Relation } from '../../../src/domain/model/annotation.ts';
import type { DocumentSummary } from '../../../src/domain/api/document-methods.ts';
import type { Call, WorkbenchEvent } from '../../../src/domain/api.ts';
import { Problem } from '../../../src/domain/problem.ts';
import { followChanges } from '../../../src/renderer/app/changed-answers.ts';
import { mergeById, shareById } from '../../../src/renderer/app/merge-by-id.ts';
import {
  browseQuery,
  createQueryClient,
  documentsQuery,
  invalidateEverything,
  keys,
  relationsQuery,
  spansQuery,
  type DocumentList,
  type Relations,
  type Spans,
} from '../../../src/renderer/app/queries.ts';

const idOf = (number: number): string => `01931b00-0000-7000-8000-${String(number).padStart(12, '0')}`;
const here = idOf(9001);
const there = idOf(9002);

function span(number: number, note = ''): SpanView {
  return {
    id: idOf(number),
    document: here,
    annotator: idOf(8001),
    revision: idOf(8002),
    label: 'claim',
    fragments: [[number, number + 1]],
    quote: 'ق',
    attributes: { polarity: 'negated' },
    note,
  };
}

function row(id: string, spans = 0): DocumentSummary {
  return {
    id,
    title: 'وثيقة',
    direction: 'rtl',
    publisher: null,
    url: null,
    publishedAt: null,
    source: null,
    story: null,
    revision: idOf(8002),
    removed: false,
    importedAt: '2026-11-01T08:00:00.000Z',
    length: 10,
    spans,
    relations: 0,
    layers: [],
  };
}

describe('merging by id', () => {
  const one = { id: 'a', value: [1] };
  const two = { id: 'b', value: [2] };
  const four = { id: 'd', value: [4] };
  const list = [one, two, four];

  test('replaces, removes and adds what was asked for, and keeps all other objects in their order', () => {
    const other = { id: 'b', value: [22] };
    const added = { id: 'e', value: [5] };
    const after = mergeById(list, ['a', 'b', 'e'], [other, added]);
    expect(after).toEqual([other, four, added]);
    expect(after[1]).toBe(four);
    // What comes back stands where the workbench lists it.
    expect(mergeById([one, four], ['b'], [two])).toEqual([one, two, four]);
    expect(mergeById([], ['b'], [two])).toEqual([two]);
  });

  test('answers the same list where nothing is different', () => {
    expect(mergeById(list, ['b', 'nobody'], [structuredClone(two)])).toBe(list);
    expect(mergeById(list, [], [])).toBe(list);
  });

  test('a list read anew keeps the objects that are equal', () => {
    const now = [structuredClone(one), { id: 'b', value: [22] }, { id: 'c', value: [3] }, structuredClone(four)];
    const shared = shareById(list, now);
    expect(shared).toEqual(now);
    expect(shared[0]).toBe(one);
    expect(shared[3]).toBe(four);
    expect(shareById(list, structuredClone(list))).toBe(list);
    expect(shareById(list, [two, one, four])).toEqual([two, one, four]);
    expect(shareById(list, [one, two])).toEqual([one, two]);
    expect(shareById(undefined, list)).toBe(list);
  });
});

type Changed = Extract<WorkbenchEvent, { type: 'changed' }>;

function changed(changes: Changed['changes'], more: Partial<Changed> = {}): Changed {
  const entities = [...new Set((changes ?? []).map(({ entity }) => entity))];
  return { type: 'changed', intent: 'test', entities, documents: [here], changes, elsewhere: false, ...more };
}

interface Asked {
  readonly method: string;
  readonly input: { readonly document?: string; readonly touching?: string; readonly ids?: readonly string[]; readonly removed?: boolean };
  readonly answer: (value: unknown) => void;
  readonly refuse: (error: unknown) => void;
}

/** A window whose workbench answers when the test says so, or at once from what the test holds. */
function fakeWindow({ atOnce }: { atOnce: boolean }) {
  const relations: Relation[] = [];
  const state = { spans: [1, 2, 3].map((number) => span(number)), rows: [row(here, 3), row(there)], relations };
  const asked: Asked[] = [];
  const answerTo = ({ method, input }: Pick<Asked, 'method' | 'input'>): unknown => {
    const wanted = ({ id }: { id: string }): boolean => input.ids?.includes(id) ?? true;
    if (method === 'spans.list') return input.document === here ? structuredClone(state.spans.filter(wanted)) : [];
    if (method === 'documents.list') {
      const documents = state.rows.filter((one) => wanted(one) && !one.removed);
      return structuredClone({ total: documents.length, documents });
    }
    // Every relation of these tests joins the two documents.
    if (method === 'relations.list') return structuredClone(state.relations.filter(wanted));
    if (method === 'relations.browse') return { total: state.relations.length, labels: {}, relations: [] };
    throw new Error(`nobody asks for ${method}`);
  };
  const call = ((method: string, input: Asked['input']) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const one = { method, input, answer: resolve, refuse: reject };
    asked.push(one);
    if (atOnce) resolve(answerTo(one));
    return promise;
  }) as unknown as Call;
  const client = createQueryClient();
  onTestFinished(() => client.clear());
  return {
    state,
    asked,
    client,
    call,
    follow: followChanges(client, call),
    /** Answers a question with what is so now. */
    settle: (question: Asked | undefined) => question?.answer(question === undefined ? undefined : answerTo(question)),
    answerTo,
    spans: () => client.getQueryData<Spans>(keys.spans(here)) ?? [],
    rows: () => client.getQueryData<DocumentList>(keys.documents),
  };
}

type Window = ReturnType<typeof fakeWindow>;

/** Keeps an answer in sight, as a screen does. */
function watch(client: QueryClient, options: object): void {
  const observer = new QueryObserver(client, options as ConstructorParameters<typeof QueryObserver>[1]);
  onTestFinished(observer.subscribe(() => undefined));
}

function watchSpans(window: Window): void {
  watch(window.client, spansQuery(window.call, here));
}

const spanChange = (...numbers: number[]): Changed =>
  changed(numbers.map((number) => ({ entity: 'span', id: idOf(number) })));

async function quiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10));
}

async function openedAtOnce(): Promise<Window> {
  const window = fakeWindow({ atOnce: true });
  watchSpans(window);
  watch(window.client, documentsQuery(window.call));
  await vi.waitFor(() => expect(window.spans()).toHaveLength(3));
  await vi.waitFor(() => expect(window.rows()?.total).toBe(2));
  window.asked.length = 0;
  return window;
}

describe('a change', () => {
  test.each([
    ['span', true],
    ['layer', true],
    ['segment', true],
    ['assignment', true],
    ['documentLabelling', true],
    ['suggestion', false],
    ['story', false],
  ] as const)('of a %s makes agreement be measured again: %s', async (entity, isAgain) => {
    const window = fakeWindow({ atOnce: true });
    let measured = 0;
    watch(window.client, { queryKey: ['agreement', {}], queryFn: () => (measured += 1) });
    await vi.waitFor(() => expect(measured).toBe(1));
    window.follow(changed([{ entity, id: idOf(1) }]));
    await quiet();
    expect(measured).toBe(isAgain ? 2 : 1);
  });

  test('is followed by asking for what changed alone; all other objects stay', async () => {
    const window = await openedAtOnce();
    const [first, , third] = window.spans();
    window.state.spans = [span(1), span(2, 'ملاحظة'), span(3), span(4)];
    window.state.rows = [row(here, 4), row(there)];
    const untouched = window.rows()?.documents[1];
    window.follow(spanChange(2, 4));
    await vi.waitFor(() => expect(window.spans()).toHaveLength(4));
    expect(window.spans()[1]?.note).toBe('ملاحظة');
    expect(window.spans()[0]).toBe(first);
    expect(window.spans()[2]).toBe(third);
    await vi.waitFor(() => expect(window.rows()?.documents[0]?.spans).toBe(4));
    expect(window.rows()?.documents[1]).toBe(untouched);
    expect(window.asked.map(({ method, input }) => [method, input])).toEqual([
      ['spans.list', { document: here, ids: [idOf(2), idOf(4)] }],
      ['documents.list', { removed: false, ids: [here] }],
    ]);
  });

  test('takes away what is no longer there, and the row of a document that was removed', async () => {
    const window = await openedAtOnce();
    window.state.spans = [span(1), span(3)];
    window.follow(spanChange(2));
    await vi.waitFor(() => expect(window.spans().map(({ id }) => id)).toEqual([idOf(1), idOf(3)]));
    window.state.rows = [row(here, 2), { ...row(there), removed: true }];
    window.follow(changed([{ entity: 'document', id: there }], { documents: [there], intent: 'documents.remove' }));
    await vi.waitFor(() => expect(window.rows()).toMatchObject({ total: 1, documents: [{ id: here }] }));
  });

  test('in a document that the window has not read asks for nothing', async () => {
    const window = await openedAtOnce();
    window.follow(changed([{ entity: 'relation', id: idOf(1) }], { documents: [there] }));
    await quiet();
    expect(window.asked.map(({ method }) => method)).toEqual(['documents.list']);
  });

  test('that does not name its entities, or its documents, makes the lists be read as wholes, with equal objects kept', async () => {
    const window = await openedAtOnce();
    const [first] = window.spans();
    window.state.spans = [span(1), span(2, 'ملاحظة'), span(3)];
    window.follow(changed(null, { entities: ['span'] }));
    await vi.waitFor(() => expect(window.spans()[1]?.note).toBe('ملاحظة'));
    expect(window.spans()[0]).toBe(first);
    expect(window.asked.find(({ method }) => method === 'spans.list')?.input).toEqual({ document: here });
    window.asked.length = 0;
    window.follow(changed(null, { entities: ['span'], documents: null }));
    await vi.waitFor(() => expect(window.asked).toHaveLength(2));
    expect(window.asked.every(({ input }) => input.ids === undefined)).toBe(true);
    window.asked.length = 0;
    window.follow(changed(null, { entities: [], documents: null, elsewhere: true }));
    await vi.waitFor(() => expect(window.asked).toHaveLength(2));
  });

  test('of a document’s text or presence makes its spans be read again; of its title does not', async () => {
    const window = await openedAtOnce();
    const document = changed([{ entity: 'document', id: here }]);
    window.follow({ ...document, intent: 'documents.update' });
    await quiet();
    expect(window.asked.map(({ method }) => method)).toEqual(['documents.list']);
    for (const event of [{ ...document, intent: 'history.undo' }, changed([{ entity: 'revision', id: idOf(8003) }])]) {
      window.asked.length = 0;
      window.follow(event);
      await vi.waitFor(() => expect(window.asked.map(({ method }) => method).sort()).toEqual(['documents.list', 'spans.list']));
      expect(window.asked.find(({ method }) => method === 'spans.list')?.input.ids).toBeUndefined();
      await quiet();
    }
  });
});

describe('a relation between two documents', () => {
  const across: Relation = {
    id: idOf(700),
    document: here,
    annotator: idOf(8001),
    label: 'contradicts',
    from: { kind: 'span', id: idOf(1) },
    to: { kind: 'span', id: idOf(50) },
    attributes: {},
    note: '',
  };

  test('shows in both, though the event names the one that holds it; what is browsed is read again', async () => {
    const window = fakeWindow({ atOnce: true });
    for (const options of [relationsQuery(window.call, here), relationsQuery(window.call, there)]) {
      onTestFinished(new QueryObserver(window.client, options).subscribe(() => undefined));
    }
    onTestFinished(new QueryObserver(window.client, browseQuery(window.call, { reach: 'between' })).subscribe(() => undefined));
    const relationsOf = (document: string) => window.client.getQueryData<Relations>(keys.relations(document));
    await vi.waitFor(() => expect(relationsOf(there)).toEqual([]));
    window.asked.length = 0;

    window.state.relations = [across];
    window.follow(changed([{ entity: 'relation', id: across.id }], { documents: [here] }));
    await vi.waitFor(() => expect([relationsOf(here), relationsOf(there)]).toEqual([[across], [across]]));
    const parts = window.asked.filter(({ method }) => method === 'relations.list').map(({ input }) => input);
    expect(parts).toEqual([here, there].map((document) => ({ touching: document, ids: [across.id] })));
    expect(window.asked.filter(({ method }) => method === 'relations.browse')).toHaveLength(1);

    window.state.relations = [];
    window.follow(changed([{ entity: 'document', id: here }], { intent: 'documents.remove' }));
    await vi.waitFor(() => expect(relationsOf(there)).toEqual([]));
  });
});

describe('a slow answer', () => {
  async function opened(): Promise<Window> {
    const window = fakeWindow({ atOnce: false });
    watchSpans(window);
    window.settle(window.asked[0]);
    await vi.waitFor(() => expect(window.spans()).toHaveLength(3));
    window.asked.length = 0;
    return window;
  }

  test('does not come after a newer one: one question is under way, what changes meanwhile is asked for next', async () => {
    const window = await opened();
    window.state.spans = [span(1), span(2, 'first'), span(3)];
    window.follow(spanChange(2));
    await vi.waitFor(() => expect(window.asked).toHaveLength(1));
    const [slow] = window.asked;
    const old = slow === undefined ? undefined : window.answerTo(slow);
    window.state.spans = [span(1, 'second'), span(2, 'second')];
    window.follow(spanChange(2, 3));
    window.follow(spanChange(1));
    await quiet();
    expect(window.asked).toHaveLength(1);
    slow?.answer(old);
    await vi.waitFor(() => expect(window.asked).toHaveLength(2));
    expect(window.asked[1]?.input.ids).toEqual([idOf(2), idOf(3), idOf(1)]);
    window.settle(window.asked[1]);
    await vi.waitFor(() => expect(window.spans().map(({ note }) => note)).toEqual(['second', 'second']));
    await quiet();
    expect(window.asked).toHaveLength(2);
  });

  test('of a whole list that was asked for before the change is mended after it', async () => {
    const window = fakeWindow({ atOnce: false });
    watchSpans(window);
    const [whole] = window.asked;
    const old = whole === undefined ? undefined : window.answerTo(whole);
    window.state.spans = [...window.state.spans, span(4)];
    window.follow(spanChange(4));
    await quiet();
    expect(window.asked).toHaveLength(1);
    whole?.answer(old);
    await vi.waitFor(() => expect(window.asked).toHaveLength(2));
    window.settle(window.asked[1]);
    await vi.waitFor(() => expect(window.spans()).toHaveLength(4));
  });

  test('that something newer was put before is asked for again', async () => {
    const window = await opened();
    window.follow(spanChange(2));
    await vi.waitFor(() => expect(window.asked).toHaveLength(1));
    const [slow] = window.asked;
    const old = slow === undefined ? undefined : window.answerTo(slow);
    // Whoever made the change may show it before the workbench is asked.
    window.state.spans = [span(1), span(2, 'newer'), span(3)];
    window.client.setQueryData(keys.spans(here), structuredClone(window.state.spans));
    slow?.answer(old);
    await vi.waitFor(() => expect(window.asked).toHaveLength(2));
    expect(window.spans()[1]?.note).toBe('newer');
    window.settle(window.asked[1]);
    await quiet();
    expect(window.spans()[1]?.note).toBe('newer');
    expect(window.asked).toHaveLength(2);
  });
});

describe('a lost connection', () => {
  test('leaves what was read, and all of it is read again once it is back', async () => {
    const window = fakeWindow({ atOnce: false });
    watchSpans(window);
    window.settle(window.asked[0]);
    await vi.waitFor(() => expect(window.spans()).toHaveLength(3));
    window.state.spans = [span(1), span(3)];
    window.follow(spanChange(2));
    await vi.waitFor(() => expect(window.asked).toHaveLength(2));
    window.asked[1]?.refuse(new Problem('connection-lost'));
    await quiet();
    expect(window.asked).toHaveLength(2);
    expect(window.client.getQueryState(keys.spans(here))).toMatchObject({ status: 'success', fetchStatus: 'idle', error: null });
    // Events that came while it was away are not known; what is known is not asked for in parts.
    window.follow(spanChange(3));
    await quiet();
    expect(window.asked).toHaveLength(2);
    invalidateEverything(window.client);
    await vi.waitFor(() => expect(window.asked).toHaveLength(3));
    expect(window.asked[2]?.input).toEqual({ document: here });
    window.settle(window.asked[2]);
    await vi.waitFor(() => expect(window.spans()).toHaveLength(2));
    // From then on parts are read again.
    window.state.spans = [span(1), span(3), span(5)];
    window.follow(spanChange(5));
    await vi.waitFor(() => expect(window.asked[3]?.input.ids).toEqual([idOf(5)]));
    window.settle(window.asked[3]);
    await vi.waitFor(() => expect(window.spans()).toHaveLength(3));
  });

  test('any other failure makes the whole list be read, which says what is wrong', async () => {
    const window = fakeWindow({ atOnce: false });
    watchSpans(window);
    window.settle(window.asked[0]);
    await vi.waitFor(() => expect(window.spans()).toHaveLength(3));
    window.follow(spanChange(2));
    await vi.waitFor(() => expect(window.asked).toHaveLength(2));
    window.asked[1]?.refuse(new Problem('project-damaged', { file: 'x' }));
    await vi.waitFor(() => expect(window.asked).toHaveLength(3));
    window.asked[2]?.refuse(new Problem('project-damaged', { file: 'x' }));
    await vi.waitFor(() => expect(window.client.getQueryState(keys.spans(here))?.error).toBeInstanceOf(Problem));
  });
});
