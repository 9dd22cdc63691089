import { z } from 'zod';

/** How a test starts the program: in this variable, as JSON. */
export const settingsVariable = 'ISNAD_ELECTRON_DOUBLE';

export const launchSettings = z.strictObject({
  /** The built program’s first file. */
  main: z.string(),
  folders: z.record(z.string(), z.string()),
  /** False where another instance of the program is running. */
  lock: z.boolean(),
  /** Files that the system hands over before the program is ready, as macOS does. */
  filesToOpen: z.array(z.string()),
});
export type LaunchSettings = z.infer<typeof launchSettings>;
