import { describe, expect, test } from 'vitest';
import { canEscape, emptyDesk, modeOf, pendingFragments, reduceDesk } from '../../../src/renderer/features/desk/desk-state.ts';
import type { DeskAction, DeskState } from '../../../src/renderer/features/desk/desk-state.ts';

const after = (...actions: DeskAction[]): DeskState => actions.reduce(reduceDesk, emptyDesk);
const select = (anchor: number, focus: number): DeskAction => ({ type: 'select-text', selection: { anchor, focus } });
const press = (spans: readonly string[], offset = 5): DeskAction => ({ type: 'press', spans, offset });

describe('what single keys are for', () => {
  test('follows from what is selected, reshaped or linked', () => {
    expect(modeOf(emptyDesk)).toBe('text');
    expect(modeOf(after(select(2, 9)))).toBe('text');
    expect(modeOf(after(press(['a'])))).toBe('span');
    expect(modeOf(after(press(['a']), { type: 'begin-link', from: 'a' }))).toBe('link');
    expect(modeOf(after({ type: 'begin-reshape', span: 'a', fragments: [{ start: 1, end: 4 }] }))).toBe('reshape');
  });

  test('selecting text leaves the span that was selected', () => {
    expect(after(press(['a']), select(2, 9)).selected).toBeNull();
  });
});

describe('fragments', () => {
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
    expect(modeOf(state)).toBe('text');
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

describe('a link being made', () => {
  const linking: DeskAction[] = [press(['a']), { type: 'begin-link', from: 'a' }];

  test('takes what is pressed as its other end, and never its first', () => {
    expect(after(...linking, press(['a', 'b'])).link).toEqual({ from: 'a', candidate: { kind: 'span', id: 'b' } });
    expect(after(...linking, press(['a'])).link?.candidate).toBeNull();
  });

  test('ends with its first end selected', () => {
    const linked = after(...linking, press(['b']), { type: 'end-link' });
    expect(linked).toMatchObject({ link: null, selected: 'a' });
  });

  test('leaves the selection of text alone', () => {
    const state = after(select(7, 7), ...linking, select(1, 3));
    expect(state.selection).toEqual({ anchor: 5, focus: 5 });
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

  test('leaves a link with its first end selected, then the span', () => {
    let state = after(press(['a']), { type: 'begin-link', from: 'a' }, press(['b']));
    state = reduceDesk(state, { type: 'escape' });
    expect(state).toMatchObject({ link: null, selected: 'a' });
    state = reduceDesk(state, { type: 'escape' });
    expect(state.selected).toBeNull();
    expect(canEscape(state)).toBe(false);
  });
});

test('a span that has gone is nowhere in the state any more', () => {
  const gone: DeskAction = { type: 'spans-present', has: (span) => span !== 'a' };
  expect(after(press(['a']), { type: 'hover', span: 'a' }, gone)).toMatchObject({ selected: null, hovered: null });
  expect(after({ type: 'begin-link', from: 'a' }, gone).link).toBeNull();
  expect(after({ type: 'begin-link', from: 'b' }, press(['a']), gone).link).toEqual({ from: 'b', candidate: null });
  expect(after({ type: 'begin-reshape', span: 'a', fragments: [{ start: 0, end: 2 }] }, gone)).toMatchObject({
    reshaping: null,
    kept: [],
  });
});
