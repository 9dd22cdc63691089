import fs from 'node:fs';
import type { WorkbenchEvent } from '../../domain/api.ts';
import { Problem } from '../../domain/problem.ts';
import type { Connection, ReadableDatabase } from '../database/handles.ts';
import { chooseJournal, type JournalChoice } from '../database/journal-mode.ts';
import { migrate, pendingMigrations } from '../database/migrate.ts';
import { canWrite, hasLeftovers, openForReading, openForWriting } from '../database/open-database.ts';
import { asProblem } from '../database/sqlite-problems.ts';
import type { Touched } from '../operations/recorder.ts';
import { createCorpusIndex, type CorpusIndex } from '../search/corpus-index.ts';
import type { WorkbenchOptions } from '../workbench-types.ts';
import { backupFolder } from './backup-folder.ts';
import { createBlinding } from './blinding.ts';
import { createBackupSchedule } from './backup-schedule.ts';
import { makeBackup, type Backup } from './backups.ts';
import { identify, type Person } from './people.ts';
import { currentReplica, placeOf } from './replica.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { watchOthers } from './watch-others.ts';
import { createTransactions, type WriteContext } from './write-transaction.ts';

export interface ProjectFile {
  readonly file: string;
  readonly journal: JournalChoice;
  readonly closedUncleanly: boolean;
  readonly backupFolder: string;
  readonly reader: () => ReadableDatabase;
  readonly person: () => Person;
  /** This copy's name; null until the first write here. */
  readonly replica: () => string | null;
  readonly now: () => number;
  readonly newId: () => string;
  /** One IMMEDIATE transaction; writes of this process wait for one another. */
  readonly write: <Result>(
    intent: string,
    body: (context: WriteContext) => Result | Promise<Result>,
  ) => Promise<Result>;
  /** Between writes, with the connection itself: for what no transaction can do (VACUUM). */
  readonly exclusively: <Result>(body: (connection: Connection) => Result | Promise<Result>) => Promise<Result>;
  readonly backUp: () => Promise<Backup>;
  /** Before what cannot be undone; a backup that fails is announced, and keeps nobody from going on. */
  readonly backUpFirst: () => Promise<void>;
  /** Of this project's texts, shared by all who search them on this machine. */
  readonly search: CorpusIndex;
  readonly tasks: Tasks;
  readonly emit: (event: WorkbenchEvent) => void;
  readonly subscribe: (listener: (event: WorkbenchEvent) => void) => () => void;
  readonly close: () => Promise<void>;
}

export type ProjectOptions = Required<Omit<WorkbenchOptions, 'actor'>> & Pick<WorkbenchOptions, 'actor'>;

/** Opens a project file, bringing it to today's format first where it is older. */
export async function openProjectFile(file: string, options: ProjectOptions): Promise<ProjectFile> {
  const journal = chooseJournal(file);
  const closedUncleanly = hasLeftovers(file);
  const reader = await openMigrated(file, journal, options);
  let writer: Connection | null = null;
  let closed = false;
  let person: Person | null = null;
  const { emit, subscribe, forgetAll } = createEvents();
  const folder = backupFolder(file);
  const place = placeOf(file);
  const openedInode = inodeOf(file);
  const schedule = createBackupSchedule({ file, folder, mode: options.backups, clock: options.clock, emit });
  const transact = createTransactions({ place, newId: options.ids, busyTimeout: options.busyTimeout });

  // With a log, only beginning to write may have to wait, and that is done without holding up the thread; with
  // a rollback journal committing waits for readers too.
  const waiting = journal.mode === 'wal' ? 0 : options.busyTimeout;
  const writing = (): Connection => {
    if (writer === null) {
      writer = openForWriting(file);
      writer.waitFor(waiting);
    }
    return writer;
  };

  const requireOpen = (): void => {
    if (closed) throw new Problem('no-project-open');
  };

  const inTurn = createQueue(() => {
    requireOpen();
    checkInPlace(file, openedInode);
  });

  const personNow = (): Person => {
    if (person !== null) return person;
    const actor = typeof options.actor === 'function' ? options.actor() : options.actor;
    person = identify(reader.reader, actor, options.ids);
    return person;
  };

  if (options.watch) writing();
  const watch = options.watch ? watchOthers(writing(), file, emit) : null;

  const blinding = createBlinding(reader, () => personNow().id);
  const readable = (): ReadableDatabase => {
    requireOpen();
    blinding.renew();
    return reader.reader;
  };
  const search = createCorpusIndex(readable);

  return {
    file,
    journal,
    closedUncleanly,
    backupFolder: folder,
    reader: readable,
    person: personNow,
    replica: () => currentReplica(reader.reader, place),
    now: options.clock,
    newId: options.ids,
    write: (intent, body) =>
      inTurn(async () => {
        try {
          await schedule.backUpIfDue();
          const at = new Date(options.clock()).toISOString();
          const outcome = await transact(writing(), { intent, person: personNow(), at, body });
          if (outcome.touched !== null && outcome.touched.operations > 0) {
            watch?.wrote(outcome);
            emit(changedEvent(intent, outcome.touched));
          }
          return outcome.result;
        } catch (thrown) {
          throw asProblem(thrown, file);
        }
      }),
    exclusively: (body) =>
      inTurn(async () => {
        const connection = writing();
        try {
          connection.waitFor(options.busyTimeout);
          return await body(connection);
        } catch (thrown) {
          throw asProblem(thrown, file);
        } finally {
          connection.waitFor(waiting);
        }
      }),
    backUp: () => inTurn(schedule.backUp),
    backUpFirst: () => inTurn(schedule.backUpFirst),
    search,
    tasks: createTasks(emit),
    emit,
    subscribe,
    close: async () => {
      if (closed) return;
      await inTurn.idle();
      closed = true;
      watch?.stop();
      search.close();
      // The last connection to close writes the log back, so that one file remains.
      reader.close();
      writer?.close();
      forgetAll();
    },
  };
}

/** Opens the reading connection; where the format is older, the file is backed up and migrated first. */
async function openMigrated(file: string, journal: JournalChoice, options: ProjectOptions): Promise<Connection> {
  const reader = openReader(file, journal);
  if (pendingMigrations(reader).length === 0) return reader;
  reader.close();
  const connection = openForWriting(file);
  try {
    // Without a backup nothing is migrated; `off` is for files that are backups themselves.
    if (options.backups !== 'off') await makeBackup(file, backupFolder(file), options.clock());
    migrate(connection, file);
  } finally {
    connection.close();
  }
  return openReader(file, journal);
}

/** Where the folder needs a rollback journal, a writer sets it before anybody reads. */
function openReader(file: string, journal: JournalChoice): Connection {
  if (journal.mode === 'truncate' && canWrite(file)) openForWriting(file).close();
  return openForReading(file);
}

/** One after another. What failed is told to whoever asked; the next in the queue does not depend on it. */
function createQueue(before: () => void) {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(body: () => Promise<Result>): Promise<Result> => {
    const result = last.then(() => {
      before();
      return body();
    });
    last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
  return Object.assign(inTurn, { idle: () => last });
}

function createEvents() {
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  return {
    emit: (event: WorkbenchEvent): void => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener: (event: WorkbenchEvent) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    forgetAll: () => listeners.clear(),
  };
}

function inodeOf(file: string): number | undefined {
  return fs.statSync(file, { throwIfNoEntry: false })?.ino;
}

/** What is written to a file that was moved or replaced while it was open would be lost with it. */
function checkInPlace(file: string, opened: number | undefined): void {
  const now = inodeOf(file);
  if (now === undefined) throw new Problem('project-missing', { file });
  if (now !== opened) throw new Problem('project-replaced', { file });
}

function changedEvent(intent: string, touched: Touched): WorkbenchEvent {
  return {
    type: 'changed',
    intent,
    entities: [...touched.entities],
    documents: touched.documents === null ? null : [...touched.documents],
    changes: touched.changes,
    elsewhere: false,
  };
}
