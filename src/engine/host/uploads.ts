import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../domain/problem.ts';
import type { TemporaryPlace, TemporaryPlaces } from './temporary-places.ts';

/** The largest file, in bytes, that goes in through a window. */
export const defaultUploadLimit = 256 * 1024 * 1024;

/**
 * The files on their way in. Pages never see a path: they hold handles, and an upload's handle ends with the
 * file's name.
 */
export interface Uploads {
  /** Writes a file down, answers its handle. A stream that fails leaves nothing. Throws `disk-full`. */
  readonly receive: (window: string, name: string, content: UploadContent) => Promise<string>;
  /** Throws `file-missing` for a handle that is not an upload of this window. */
  readonly find: (window: string, handle: string) => TemporaryPlace;
  readonly remove: (handle: string) => Promise<void>;
  readonly removeAllOf: (window: string) => Promise<void>;
}

/** A file in pieces, as they come or all there. */
export type UploadContent = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export function makeUploads(places: TemporaryPlaces): Uploads {
  const uploads = new Map<string, { readonly window: string; readonly place: TemporaryPlace }>();

  const remove = async (handle: string): Promise<void> => {
    const upload = uploads.get(handle);
    uploads.delete(handle);
    if (upload !== undefined) await places.remove(upload.place);
  };

  return {
    async receive(window, name, content) {
      const place = places.make(name);
      try {
        await pipeline(content, fs.createWriteStream(place.path, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        await places.remove(place);
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
          throw new Problem('disk-full', { file: places.folder }, { cause: error });
        }
        throw error;
      }
      const handle = `upload:${place.id}/${place.name}`;
      uploads.set(handle, { window, place });
      return handle;
    },
    find(window, handle) {
      const upload = uploads.get(handle);
      if (upload === undefined || upload.window !== window) throw new Problem('file-missing', { file: handle });
      return upload.place;
    },
    remove,
    async removeAllOf(window) {
      const all = [...uploads].filter(([, upload]) => upload.window === window);
      await Promise.all(all.map(([handle]) => remove(handle)));
    },
  };
}
