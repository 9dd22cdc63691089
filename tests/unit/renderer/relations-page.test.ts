import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import type { EndKind } from '../../../src/domain/model/relation-choices.ts';
import { cardEnd, fromEnd, relationsOf } from '../../../src/renderer/features/inspector/relation-ends.ts';
import { reversed } from '../../../src/renderer/features/inspector/newest-relation.ts';
import { pagesBetween } from '../../../src/renderer/features/relations/relation-pages.ts';
import { changedView, everyRelation, filterOf, isEverything } from '../../../src/renderer/features/relations/relations-view.ts';
import { createWorkspaceStore } from '../../../src/renderer/features/workspace/workspace-store.ts';

const claim: EndKind = { kind: 'span', label: 'claim' };
const source: EndKind = { kind: 'span', label: 'source' };
const relation = (label: string, from: string, to: string) => ({
  id: `${label}-${from}-${to}`,
  document: 'd',
  annotator: 'a',
  label,
  from: { kind: 'span' as const, id: from },
  to: { kind: 'span' as const, id: to },
  attributes: {},
  note: '',
});

describe('what a view asks for', () => {
  test('is nothing where everything is wanted, and equal views ask the same', () => {
    expect(filterOf(everyRelation)).toEqual({});
    expect(isEverything({ ...everyRelation, query: '  ' })).toBe(true);
    const view = { ...everyRelation, query: ' مدني ', label: 'contradicts', reach: 'between', attributes: { strength: null }, incomplete: true } as const;
    expect(filterOf(view)).toEqual({ query: 'مدني', label: 'contradicts', reach: 'between', attributes: { strength: null }, incomplete: true });
    expect(isEverything(view)).toBe(false);
  });

  test('keeps the values of attributes only as long as their label is chosen', () => {
    const view = changedView({ ...everyRelation, label: 'contradicts' }, { attributes: { strength: 'direct' } });
    expect(changedView(view, { query: 'x' }).attributes).toEqual({ strength: 'direct' });
    expect(changedView(view, { label: 'contradicts' }).attributes).toEqual({ strength: 'direct' });
    expect(changedView(view, { label: 'supports' }).attributes).toEqual({});
    expect(changedView(view, { label: null }).attributes).toEqual({});
  });

  test('is read in the pages that are in sight, beyond the first', () => {
    expect(pagesBetween(0, 40)).toEqual([]);
    expect(pagesBetween(80, 130)).toEqual([1]);
    expect(pagesBetween(195, 301)).toEqual([1, 2, 3]);
    expect(pagesBetween(900, 900)).toEqual([]);
  });
});

describe('a relation', () => {
  test('is turned round only where the scheme allows it the other way', () => {
    const supports = relation('supports', '1', '2');
    expect(reversed(supports, defaultScheme.relations, { from: claim, to: claim })).toEqual({ from: supports.to, to: supports.from });
    expect(reversed(relation('attributed-to', '1', '2'), defaultScheme.relations, { from: claim, to: source })).toBeNull();
    expect(reversed(relation('contradicts', '1', '2'), defaultScheme.relations, { from: claim, to: claim })).toBeNull();
    expect(reversed(relation('unknown', '1', '2'), defaultScheme.relations, { from: claim, to: claim })).toBeNull();
  });

  test('is read from either of its ends, outgoing ones first', () => {
    const symmetric = new Set(['contradicts']);
    const incoming = relation('supports', '2', '1');
    const both = relation('contradicts', '2', '1');
    const found = relationsOf('1', [incoming, both, relation('supports', '1', '3'), relation('supports', '2', '3')], symmetric);
    expect(found.map(({ direction, other }) => [direction, other.id])).toEqual([['symmetric', '2'], ['outgoing', '3'], ['incoming', '2']]);
    expect(fromEnd({ kind: 'document', id: '1' }, both, symmetric), 'a document is no span').toBeNull();
  });

  test('names where an end lies only where that is elsewhere, and keeps what is known of an absent one', () => {
    const shown = { absent: null, document: 'far', title: 'عنوان', publisher: 'صحيفة', publishedAt: null, url: null, label: 'claim', quote: 'قول', start: 3 };
    expect(cardEnd({ kind: 'span', id: '1' }, shown, 'here')).toMatchObject({ text: 'قول', kind: claim, place: { publisher: 'صحيفة' }, absent: null });
    expect(cardEnd({ kind: 'span', id: '1' }, shown, 'far').place).toBeNull();
    expect(cardEnd({ kind: 'document', id: 'far' }, { ...shown, label: null, quote: null, absent: 'removed' }, null)).toMatchObject({
      text: 'عنوان',
      kind: { kind: 'document' },
      absent: 'removed',
    });
  });
});

describe('both ends', () => {
  const one = '01931b00-0000-7000-8000-000000000001';
  const other = '01931b00-0000-7000-8000-000000000002';

  function workspace() {
    const location = { hash: '#/relations' };
    vi.stubGlobal('window', { location });
    vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined });
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    return { store: createWorkspaceStore('p'), location };
  }

  test('are opened side by side, each waiting for its own span', () => {
    const { store, location } = workspace();
    store.openBoth({ document: one, span: 's1' }, { document: other, span: 's2' });
    expect(location.hash).toBe(`#/document/${one}/beside/${other}`);
    expect(store.state().places).toEqual([
      { document: one, kind: 'span', span: 's1' },
      { document: other, kind: 'span', span: 's2' },
    ]);
    store.placeShown(one);
    expect(store.state().places).toEqual([{ document: other, kind: 'span', span: 's2' }]);
  });

  test('in one document are one text', () => {
    const { store, location } = workspace();
    store.openBoth({ document: one, span: 's1' }, { document: one, span: 's2' });
    expect(location.hash).toBe(`#/document/${one}`);
    expect(store.state().places).toEqual([{ document: one, kind: 'span', span: 's1' }]);
  });

  test('a place that was left before it was shown is not gone to later', () => {
    const { store } = workspace();
    store.openBoth({ document: one, span: 's1' }, { document: other, span: null });
    store.forgetPlacesBut([other]);
    expect(store.state().places).toEqual([{ document: other, kind: 'text' }]);
  });
});
