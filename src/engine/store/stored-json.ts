import canonicalize from 'canonicalize';
import { DamagedValue } from '../database/handles.ts';

/** JSON that this file holds; a CHECK keeps it valid, so failing here means damage. */
export function parseStored(content: string, place: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch (thrown) {
    throw new DamagedValue(`the JSON in ${place} cannot be read`, { cause: thrown });
  }
}

/**
 * Canonical JSON (RFC 8785): the same value always gives the same characters, so that hashes and rows can be
 * compared.
 */
export function canonicalJson(value: unknown): string {
  const content = canonicalize(value);
  if (content === undefined) throw new TypeError('nothing to write');
  return content;
}
