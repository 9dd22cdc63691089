import fs from 'node:fs';
import path from 'node:path';

export interface JournalChoice {
  readonly mode: 'wal' | 'truncate';
  /** Why it is not WAL, in a few words for people; null where it is. */
  readonly reason: string | null;
}

/** `statfs` magic numbers of Linux for file systems that live on another machine. */
const networkFilesystems = new Map<number, string>([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x786f4256, 'VirtualBox shared folder'],
  [0xbacbacbc, 'VMware shared folder'],
  [0x65735546, 'FUSE'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
]);

/** Folder names that file-synchronising programs use for their roots. */
const synchronisedFolders: readonly (readonly [RegExp, string])[] = [
  [/^Dropbox(?: \(.+\))?$/, 'Dropbox'],
  [/^OneDrive(?: - .+)?$/, 'OneDrive'],
  [/^(?:Google ?Drive|GoogleDrive-.+|My Drive)$/, 'Google Drive'],
  [/^(?:iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/, 'iCloud Drive'],
  [/^CloudStorage$/, 'a cloud storage folder'],
  [/^Nextcloud$/, 'Nextcloud'],
  [/^ownCloud$/, 'ownCloud'],
  [/^(?:MEGA|MEGAsync(?: Downloads)?)$/, 'MEGA'],
  [/^(?:pCloud ?Drive|pCloudDrive)$/, 'pCloud'],
  [/^(?:Box|Box Sync)$/, 'Box'],
  [/^Yandex\.Disk$/, 'Yandex.Disk'],
  [/^Seafile$/, 'Seafile'],
  [/^Sync$/, 'Sync'],
];

/** Files or folders that such programs leave in a root of any name. */
const synchronisationMarkers: readonly (readonly [string, string])[] = [
  ['.stfolder', 'Syncthing'],
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.sync.ffs_db', 'FreeFileSync'],
  ['.owncloudsync.log', 'ownCloud'],
];

export interface Surroundings {
  /** The `statfs` type of the folder; null where the system does not tell. */
  readonly filesystemType: number | null;
  readonly hasEntry: (folder: string, entry: string) => boolean;
}

/**
 * WAL needs memory shared between processes of one machine, which network file systems do not give; and a
 * program that copies files while they change can copy a database without its log. There WAL seems to work
 * and loses data, so rollback journalling is used instead.
 */
export function chooseJournal(file: string, surroundings: Surroundings = realSurroundings(file)): JournalChoice {
  const absolute = path.resolve(file);
  if (/^\\\\(?![?.]\\)/.test(absolute)) return { mode: 'truncate', reason: 'network folder' };
  const type = surroundings.filesystemType;
  const network = type === null ? undefined : networkFilesystems.get(type >>> 0);
  if (network !== undefined) return { mode: 'truncate', reason: network };
  for (let folder = path.dirname(absolute); ; folder = path.dirname(folder)) {
    const name = path.basename(folder);
    const known = synchronisedFolders.find(([pattern]) => pattern.test(name));
    if (known !== undefined) return { mode: 'truncate', reason: known[1] };
    const marker = synchronisationMarkers.find(([entry]) => surroundings.hasEntry(folder, entry));
    if (marker !== undefined) return { mode: 'truncate', reason: marker[1] };
    if (path.dirname(folder) === folder) return { mode: 'wal', reason: null };
  }
}

function realSurroundings(file: string): Surroundings {
  return {
    filesystemType: filesystemType(path.dirname(path.resolve(file))),
    hasEntry: (folder, entry) => fs.existsSync(path.join(folder, entry)),
  };
}

function filesystemType(folder: string): number | null {
  if (process.platform !== 'linux') return null;
  try {
    return fs.statfsSync(folder).type;
  } catch (thrown) {
    // A folder that cannot be asked is found missing or unreadable by opening, with the right message.
    if (thrown instanceof Error && 'code' in thrown) return null;
    throw thrown;
  }
}
