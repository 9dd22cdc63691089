import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyStroke } from '../../../src/domain/key-stroke.ts';
import { effectiveStroke, formatStroke, labelKeyOf, parseStroke, refusalOf, strokeOfLabel } from '../../../src/domain/key-stroke.ts';

const strokes = fc
  .record({
    code: fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,19}$/u),
    control: fc.boolean(),
    alt: fc.boolean(),
    shift: fc.boolean(),
  })
  .filter(({ code }) => !/^(?:Shift|Control|Alt|Meta|OS|CapsLock|NumLock|ScrollLock|Fn|AltGraph|Ctrl$)/u.test(code));

const read = (text: string): KeyStroke => parseStroke(text) ?? expect.fail(`${text} is no stroke`);

describe('a stroke is written down', () => {
  test('and read back as what it was', () => {
    fc.assert(
      fc.property(strokes, (stroke) => {
        const again = read(formatStroke(stroke));
        expect({ control: false, alt: false, shift: false, ...again }).toEqual(stroke);
        expect(formatStroke(again)).toBe(formatStroke(stroke));
      }),
    );
  });

  test('with its modifiers in one order, whatever order they come in', () => {
    expect(formatStroke(read('Shift+Ctrl+KeyZ'))).toBe('Ctrl+Shift+KeyZ');
    expect(formatStroke({ code: 'F1' })).toBe('F1');
  });

  test.each(['', 'Ctrl', 'Ctrl+', 'Ctrl+Ctrl+KeyZ', 'Meta+KeyZ', 'KeyZ+Ctrl', 'ctrl+KeyZ', 'Ctrl+ShiftLeft', 'CapsLock', '+', 'Ctrl+ض'])(
    'and “%s” is none',
    (text) => expect(parseStroke(text)).toBeNull(),
  );
});

describe('what an action cannot have', () => {
  test.each([
    ['Ctrl+KeyW', 'browser'], ['Ctrl+KeyN', 'browser'], ['Ctrl+KeyT', 'browser'], ['F5', 'browser'], ['Ctrl+Shift+Tab', 'browser'],
    ['Ctrl+KeyC', 'editing'], ['Shift+Delete', null],
    ['ArrowLeft', 'caret'], ['Ctrl+Shift+ArrowLeft', 'caret'], ['Home', 'caret'], ['Shift+PageDown', 'caret'], ['Space', 'caret'],
    ['Quote', 'caret'], ['Tab', 'caret'], ['Escape', 'caret'],
    ['KeyJ', null], ['Shift+KeyJ', null], ['Semicolon', null], ['Ctrl+KeyJ', null], ['Alt+PageDown', null], ['F7', null],
  ] as const)('%s in the text: %s', (text, reason) => expect(refusalOf(read(text), 'text')).toBe(reason));

  test.each([
    ['KeyJ', 'typing'], ['Shift+Digit1', 'typing'], ['Slash', 'typing'], ['Delete', 'typing'], ['Enter', 'typing'],
    ['Numpad4', 'typing'], ['Shift+Delete', 'editing'], ['Ctrl+KeyJ', null], ['Alt+KeyJ', null], ['F7', null], ['Shift+F7', null],
  ] as const)('%s wherever one is: %s', (text, reason) => expect(refusalOf(read(text), 'window')).toBe(reason));
});

test('a label’s key is a letter or a digit by its place, also on the number pad', () => {
  for (const key of 'abcxyz0189') expect(labelKeyOf(strokeOfLabel(key))).toBe(key);
  expect(labelKeyOf({ code: 'Numpad7' })).toBe('7');
  expect(labelKeyOf({ code: 'Slash' })).toBeNull();
});

test('a person’s change goes before the default; what cannot be read changes nothing', () => {
  const own = { code: 'Slash' };
  expect(effectiveStroke({}, 'link', own)).toBe(own);
  expect(effectiveStroke({ link: 'Ctrl+KeyJ' }, 'link', own)).toEqual({ code: 'KeyJ', control: true });
  expect(effectiveStroke({ link: null }, 'link', own)).toBeNull();
  expect(effectiveStroke({ link: 'Hyper+KeyJ' }, 'link', own)).toBe(own);
  expect(effectiveStroke({ constructor: 'KeyJ' }, 'toString', own)).toBe(own);
});
