import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/engine/store/stored-json.ts';

const key = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('id', 'at', 'At', 'length', '10', '9', '__proto__', 'byteOrderMark', 'ث'));
const plain = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constant(null));

test('flat objects have the very same canonical form as by the library, key order and numbers included', () => {
  fc.assert(
    fc.property(fc.dictionary(key, plain, { noNullPrototype: true }), (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
    { numRuns: 1000 },
  );
});

test('so has everything else', () => {
  fc.assert(
    fc.property(fc.dictionary(key, fc.oneof(plain, fc.array(plain), fc.dictionary(key, plain)), { noNullPrototype: true }), (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
    { numRuns: 300 },
  );
  expect(() => canonicalJson({ value: Number.NaN })).toThrow(Error);
});
