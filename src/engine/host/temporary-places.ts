import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { safeFileName } from './file-names.ts';

/** A place for one file, in a folder of its own so that its name can be kept. */
export interface TemporaryPlace {
  /** 32 hexadecimal digits that nobody can guess. */
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

/** One temporary folder for the files on their way in and out, which ends with the host. */
export interface TemporaryPlaces {
  readonly folder: string;
  /** Makes the place, not the file; the name is made safe. */
  readonly make: (name: string) => TemporaryPlace;
  readonly remove: (place: TemporaryPlace) => Promise<void>;
  /** Deletes the whole folder. */
  readonly end: () => Promise<void>;
}

export function openTemporaryPlaces(): TemporaryPlaces {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-window-'));
  return {
    folder,
    make(given) {
      const id = randomBytes(16).toString('hex');
      const name = safeFileName(given);
      fs.mkdirSync(path.join(folder, id), { mode: 0o700 });
      return { id, path: path.join(folder, id, name), name };
    },
    remove: (place) => fs.promises.rm(path.dirname(place.path), { recursive: true, force: true }),
    end: () => fs.promises.rm(folder, { recursive: true, force: true }),
  };
}
