import { machineProbes } from './electron.ts';
import type { Host } from './host.ts';
import { chooseHost } from './host.ts';

/** The Electron that is on this machine and can open a window here, or why there is none; fetches nothing. */
export async function electronHere(project: string, variables: NodeJS.ProcessEnv): Promise<Host> {
  const probes = { ...machineProbes(project, variables), browserWanted: false };
  if (probes.findElectron() === undefined) {
    return { kind: 'browser', reason: 'the Electron binary is not on this machine' };
  }
  return chooseHost(probes);
}
