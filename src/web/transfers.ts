import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../domain/problem.ts';
import { safeFileName } from './file-names.ts';

export interface TransferFile {
  readonly path: string;
  readonly name: string;
  /** The window that it belongs to. */
  readonly window: string;
}

/**
 * The files on their way in (uploads) and out (exports), in one temporary folder that ends with the host.
 * Pages never see a path: they hold handles, and an upload's handle ends with the file's name.
 */
export interface Transfers {
  /** Streams a file in, answers its handle. A stream that fails leaves nothing. Throws `disk-full`. */
  readonly receive: (window: string, name: string, content: AsyncIterable<Buffer>) => Promise<string>;
  /** Throws `file-missing` for a handle that is not an upload of this window. */
  readonly upload: (window: string, handle: string) => TransferFile;
  /** A place for an export, in a folder of its own so that its name can be kept. */
  readonly offer: (window: string, name: string) => { readonly handle: string; readonly path: string };
  readonly download: (handle: string) => TransferFile | undefined;
  readonly remove: (handle: string) => Promise<void>;
  readonly removeUploadsOf: (window: string) => Promise<void>;
  /** Deletes the whole folder. */
  readonly end: () => Promise<void>;
}

export function openTransfers(): Transfers {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-'));
  const uploads = new Map<string, TransferFile>();
  const downloads = new Map<string, TransferFile>();

  const makePlace = (window: string, given: string): { readonly id: string; readonly file: TransferFile } => {
    const id = randomBytes(16).toString('hex');
    const name = safeFileName(given);
    fs.mkdirSync(path.join(folder, id), { mode: 0o700 });
    return { id, file: { path: path.join(folder, id, name), name, window } };
  };

  const removeFolderOf = (file: TransferFile): Promise<void> =>
    fs.promises.rm(path.dirname(file.path), { recursive: true, force: true });

  const remove = async (handle: string): Promise<void> => {
    const file = uploads.get(handle) ?? downloads.get(handle);
    uploads.delete(handle);
    downloads.delete(handle);
    if (file !== undefined) await removeFolderOf(file);
  };

  return {
    async receive(window, name, content) {
      const { id, file } = makePlace(window, name);
      try {
        await pipeline(content, fs.createWriteStream(file.path, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        await removeFolderOf(file);
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
          throw new Problem('disk-full', { file: folder }, { cause: error });
        }
        throw error;
      }
      const handle = `upload:${id}/${file.name}`;
      uploads.set(handle, file);
      return handle;
    },
    upload(window, handle) {
      const file = uploads.get(handle);
      if (file === undefined || file.window !== window) throw new Problem('file-missing', { file: handle });
      return file;
    },
    offer(window, name) {
      const { id, file } = makePlace(window, name);
      downloads.set(id, file);
      return { handle: id, path: file.path };
    },
    download: (handle) => downloads.get(handle),
    remove,
    async removeUploadsOf(window) {
      const all = [...uploads].filter(([, file]) => file.window === window);
      await Promise.all(all.map(([handle]) => remove(handle)));
    },
    end: () => fs.promises.rm(folder, { recursive: true, force: true }),
  };
}
