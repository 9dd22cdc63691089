import { machineProbes } from './electron.ts';
import type { Host } from './host.ts';
import { chooseHost } from './host.ts';
import { projectFolder } from './project.ts';

/** The Electron that `npm start` would open on this machine as it is, or why it would not; fetches nothing. */
export function electronHere(variables: NodeJS.ProcessEnv = process.env): Promise<Host> {
  const nowhere = async (): Promise<false> => false;
  return chooseHost({ ...machineProbes(projectFolder, variables), browserWanted: false, releaseHostAnswers: nowhere });
}
