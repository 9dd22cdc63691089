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
  const flat = flatObject(value);
  if (flat !== null) return JSON.stringify(flat);
  const content = canonicalize(value);
  if (content === undefined) throw new TypeError('nothing to write');
  return content;
}

/**
 * An object that holds text, flags, nulls and finite numbers alone, with its keys in canonical order: most entities
 * are such, and for them the platform's own JSON is canonical, in a fraction of the time. Null for everything else.
 */
function flatObject(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const flat: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    // Keys that begin with a digit may be numbers, which objects keep in an order of their own.
    if (!isPlain(field) || !/^[a-z]/i.test(key)) return null;
    flat[key] = field;
  }
  return flat;
}

function isPlain(field: unknown): boolean {
  switch (typeof field) {
    case 'string':
      return field.isWellFormed();
    case 'number':
      return Number.isFinite(field);
    case 'boolean':
      return true;
    default:
      return field === null;
  }
}
