import { describe, expect, test } from 'vitest';
import { deskKey, deskKeys, spanStep } from '../../../src/renderer/features/desk/desk-keys.ts';
import type { PressedKey } from '../../../src/renderer/features/desk/desk-keys.ts';
import { neighbourSpan } from '../../../src/renderer/features/spans/span-order.ts';
import type { SpanView } from '../../../src/domain/api/annotation-methods.ts';

const pressed = (code: string, key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  code, key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held,
});

describe('single keys', () => {
  test('go by the place on the keyboard: an Arabic layout labels with the same keys', () => {
    expect(deskKey(pressed('KeyC', 'ؤ'))).toEqual({ type: 'label', shortcut: 'c' });
    expect(deskKey(pressed('Digit3', '٣'))).toEqual({ type: 'label', shortcut: '3' });
    expect(deskKey(pressed('BracketRight', 'د'))).toEqual({ type: 'action', action: 'next-span' });
    expect(deskKey(pressed('Slash', 'ظ'))).toEqual({ type: 'action', action: 'link' });
  });

  test('go by the character where no place is known', () => {
    expect(deskKey(pressed('', '/'))).toEqual({ type: 'action', action: 'link' });
  });

  test('held with Ctrl, Alt or Cmd they are something else', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      expect(deskKey(pressed('KeyC', 'c', held))).toBeNull();
    }
  });

  test('that a person has changed do what she gave them, and their old keys nothing', () => {
    const keys = deskKeys({ 'desk-next-span': 'KeyJ', 'desk-link': 'Ctrl+KeyJ', 'desk-remove': null }, ['c']);
    expect(deskKey(pressed('KeyJ', 'ت'), keys)).toEqual({ type: 'action', action: 'next-span' });
    expect(deskKey(pressed('BracketRight', ']'), keys)).toBeNull();
    expect(deskKey(pressed('KeyJ', 'j', { ctrlKey: true }), keys)).toEqual({ type: 'action', action: 'link' });
    expect(deskKey(pressed('Delete', 'Delete'), keys)).toBeNull();
    expect(deskKey(pressed('Backspace', 'Backspace'), keys)).toBeNull();
    expect(deskKey(pressed('KeyC', 'c'), keys)).toEqual({ type: 'label', shortcut: 'c' });
  });

  test('of the scheme’s labels go before those that a person has chosen', () => {
    const keys = deskKeys({ 'desk-next-span': 'KeyJ' }, ['j']);
    expect(deskKey(pressed('KeyJ', 'j'), keys)).toEqual({ type: 'label', shortcut: 'j' });
  });

  test('with Shift a label’s key hides its spans, and others have meanings of their own', () => {
    const shift = { shiftKey: true };
    expect(deskKey(pressed('KeyC', 'C', shift))).toEqual({ type: 'toggle-label', shortcut: 'c' });
    expect(deskKey(pressed('BracketRight', '}', shift))).toEqual({ type: 'action', action: 'next-bare' });
    expect(deskKey(pressed('Delete', 'Delete', shift))).toEqual({ type: 'action', action: 'remove-fragment' });
    expect(deskKey(pressed('Slash', '?', shift))).toBeNull();
  });

  test('a key that means nothing is left alone', () => {
    expect(deskKey(pressed('Tab', 'Tab'))).toBeNull();
    expect(deskKey(pressed('F5', 'F5'))).toBeNull();
  });
});

test('an arrow to the left goes to the next span in a text that runs right to left, and back in one that does not', () => {
  expect(spanStep(pressed('ArrowLeft', 'ArrowLeft'), 'rtl')).toBe('next');
  expect(spanStep(pressed('ArrowLeft', 'ArrowLeft'), 'ltr')).toBe('previous');
  expect(spanStep(pressed('ArrowDown', 'ArrowDown'), 'rtl')).toBe('next');
  expect(spanStep(pressed('ArrowLeft', 'ArrowLeft', { shiftKey: true }), 'rtl')).toBeNull();
});

test('the next and the previous span are found from the selected one, or from the caret', () => {
  const span = (id: string, start: number): SpanView => ({
    id, document: 'd', annotator: 'n', revision: 'r', label: 'claim', fragments: [[start, start + 2]], quote: '', attributes: {}, note: '',
  });
  const ordered = [span('a', 3), span('b', 10), span('c', 20)];
  expect(neighbourSpan(ordered, 'a', 0, 'next')?.id).toBe('b');
  expect(neighbourSpan(ordered, 'c', 0, 'next')).toBeNull();
  expect(neighbourSpan(ordered, null, 10, 'next')?.id).toBe('b');
  expect(neighbourSpan(ordered, null, 10, 'previous')?.id).toBe('a');
  expect(neighbourSpan(ordered, null, 0, 'previous')).toBeNull();
});
