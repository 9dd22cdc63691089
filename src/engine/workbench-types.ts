import type { Input, MethodName, Output, WorkbenchEvent } from '../domain/api.ts';

/** Who writes. Without an id the name is looked up in the project, and made on the first write. */
export interface Actor {
  readonly id?: string;
  readonly name: string;
}

export interface WorkbenchOptions {
  /** A function is asked at the first write, so that merely looking makes nobody known. */
  readonly actor: Actor | (() => Actor);
  /** The time now, in milliseconds since 1970. */
  readonly clock?: () => number;
  /** Makes UUIDv7s. */
  readonly ids?: () => string;
  /**
   * `session`: a backup before the first change and hourly while things change (windows).
   * `hourly`: only where the newest backup is older than an hour (single commands).
   * `off`: none (tests, benchmarks).
   */
  readonly backups?: 'session' | 'hourly' | 'off';
  /**
   * Look every so often for what other processes changed, and keep the search index filled; off for single commands.
   */
  readonly watch?: boolean;
  /** How long a write waits for another process's before it says `project-busy`, in milliseconds; 10 s otherwise. */
  readonly busyTimeout?: number;
}

/** The one door into a project file. */
export interface Workbench {
  readonly file: string;
  readonly call: <Name extends MethodName>(method: Name, input: Input<Name>) => Promise<Output<Name>>;
  /** For hosts that pass on what they did not write: the method's name and input are checked here. */
  readonly callUnchecked: (method: string, input: unknown) => Promise<unknown>;
  readonly subscribe: (listener: (event: WorkbenchEvent) => void) => () => void;
  /** Waits for running calls, writes everything into the one file and lets go of it. */
  readonly close: () => Promise<void>;
}
