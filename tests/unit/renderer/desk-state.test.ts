import { describe, expect, test } from 'vitest';
import { canEscape, emptyDesk, modeOf, pendingFragments, reduceDesk } from '../../../src/renderer/features/desk/desk-state.ts';
import type { DeskAction, DeskState } from '../../../src/renderer/features/desk/desk-state.ts';

const after = (...actions: DeskAction[]): DeskState => actions.reduce(reduceDesk, emptyDesk);
const select = (anchor: number, focus: number): DeskAction => ({ type: 'select-text', selection: { anchor, focus } });
const press = (spans: readonly string[], offset = 5): DeskAction => ({ type: 'press', spans, offset });

describe('what single keys are for', () => {
  test('follows from what is selected, reshaped or linked', () => {
    expect(modeOf(emptyDesk, false)).toBe('text');
    expect(modeOf(after(select(2, 9)), false)).toBe('text');
    expect(modeOf(after(press(['a'])), false)).toBe('span');
    expect(modeOf(after(press(['a'])), true)).toBe('link');
    expect(modeOf(after({ type: 'begin-reshape', span: 'a', fragments: [{ start: 1, end: 4 }] }), false)).toBe('reshape');
  });

  test('selecting text leaves the span that was selected', () => {
    expect(after(press(['a']), select(2, 9)).selected).toBeNull();
  });
});

describe('fragments', () => {
  test('of a span that gets a further one are all put by, and the next selection is added to them', () => {
    const begun = after(press(['a']), { type: 'begin-fragment', span: 'a', fragments: [{ start: 2, end: 5 }, { start: 8, end: 9 }] });
    expect(modeOf(begun, false)).toBe('reshape');
    expect(pendingFragments(reduceDesk(begun, select(12, 14)))).toEqual([
      { start: 2, end: 5 },
      { start: 8, end: 9 },
      { start: 12, end: 14 },
    ]);
    expect(reduceDesk(begun, { type: 'escape' })).toMatchObject({ selected: 'a', kept: [], reshaping: null });
  });

  test('are put by in the text’s order and grow together where they meet', () => {
    const keep: DeskAction = { type: 'keep-fragment' };
    const state = after(select(20, 12), keep, select(2, 5), keep, select(5, 7));
    expect(pendingFragments(state)).toEqual([
      { start: 2, end: 7 },
      { start: 12, end: 20 },
    ]);
  });

  test('a press while they are gathered selects no span, so that the next label is theirs', () => {
    const state = after(select(2, 5), { type: 'keep-fragment' }, press(['a'], 30));
    expect(state.selected).toBeNull();
    expect(modeOf(state, false)).toBe('text');
    expect(pendingFragments(state)).toEqual([{ start: 2, end: 5 }]);
  });

  test('an empty selection adds none', () => {
    expect(pendingFragments(after(select(4, 4)))).toEqual([]);
  });
});

describe('stacked spans', () => {
  test('pressing the same place again goes through them, innermost first, and round', () => {
    const stack = ['inner', 'middle', 'outer'];
    let state = emptyDesk;
    const seen = Array.from({ length: 4 }, () => {
      state = reduceDesk(state, press(stack));
      return state.selected;
    });
    expect(seen).toEqual(['inner', 'middle', 'outer', 'inner']);
  });

  test('cycling leaves out what has gone', () => {
    const gone: DeskAction = { type: 'spans-present', has: (id) => id !== 'b' };
    expect(after(press(['a', 'b', 'c']), gone, { type: 'cycle' }).selected).toBe('c');
  });

  test('cycling by key goes on from the selected one; pressing elsewhere selects none', () => {
    expect(after(press(['a', 'b']), { type: 'cycle' }).selected).toBe('b');
    expect(after(press(['a', 'b']), { type: 'cycle' }, press([], 40)).selected).toBeNull();
  });
});

describe('reshaping', () => {
  test('begins with the fragments as they are: the last one selected, the others put by', () => {
    const fragments = [
      { start: 1, end: 4 },
      { start: 8, end: 12 },
    ];
    const state = after({ type: 'begin-reshape', span: 'a', fragments });
    expect(state.selection).toEqual({ anchor: 8, focus: 12 });
    expect(pendingFragments(state)).toEqual(fragments);
    expect(reduceDesk(state, select(8, 15))).toMatchObject({ reshaping: 'a', selected: 'a' });
  });
});

describe('Escape', () => {
  test('takes one step back at a time, until there is none', () => {
    let state = after(
      select(1, 4),
      { type: 'keep-fragment' },
      select(8, 9),
    );
    state = reduceDesk(state, { type: 'escape' });
    expect(state).toMatchObject({ selection: { anchor: 9, focus: 9 }, kept: [{ start: 1, end: 4 }] });
    state = reduceDesk(state, { type: 'escape' });
    expect(state.kept).toEqual([]);
    expect(canEscape(state)).toBe(false);
  });
});

test('a span that has gone is nowhere in the state any more', () => {
  const gone: DeskAction = { type: 'spans-present', has: (span) => span !== 'a' };
  expect(after(press(['a']), { type: 'hover', span: 'a' }, gone)).toMatchObject({ selected: null, hovered: null });
  expect(after({ type: 'begin-reshape', span: 'a', fragments: [{ start: 0, end: 2 }] }, gone)).toMatchObject({
    reshaping: null,
    kept: [],
  });
});
