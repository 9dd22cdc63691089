import type { WritableDatabase } from '../handles.ts';

/** One step of the file format. Plain SQL first; `convert` for what SQL cannot say. */
export interface Migration {
  /** The `user_version` that the file has afterwards. */
  readonly version: number;
  readonly about: string;
  readonly sql: string;
  readonly convert?: (database: WritableDatabase) => void;
}
