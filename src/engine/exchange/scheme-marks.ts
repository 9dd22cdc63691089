import { hash } from 'node:crypto';
import type { BundleHeader } from '../../domain/bundle.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { canonicalJson } from '../store/stored-json.ts';
import { stores } from '../store/stores.ts';

/** The versions of the scheme that a copy holds. Two copies that changed it apart have other hashes for one number. */
export function schemeMarks(database: ReadableDatabase): BundleHeader['schemes'] {
  return stores.scheme.list(database).map(({ version, content, mapping, at }) => ({
    version,
    hash: hash('sha256', canonicalJson({ content, mapping, at }), 'hex'),
  }));
}
