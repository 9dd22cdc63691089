/** What the choice of a host has to know about this machine. Asked in order, and only as needed. */
export interface HostProbes {
  /** The person asked for the browser window (`ISNAD_HOST=browser`). */
  readonly browserWanted: boolean;
  readonly platform: NodeJS.Platform;
  /** True for the superuser: Chromium's sandbox, and so Electron, refuses to start as root on Linux. */
  readonly isRoot: boolean;
  /** True where a window can be shown. */
  readonly hasDisplay: boolean;
  /** The path of the Electron binary, where it is on this machine. */
  readonly findElectron: () => string | undefined;
  /** True where the place that Electron comes from answers at once. */
  readonly releaseHostAnswers: () => Promise<boolean>;
  /** One time-limited attempt to fetch the binary; answers its path, or undefined. */
  readonly fetchElectron: () => Promise<string | undefined>;
}

export type Host =
  | { readonly kind: 'electron'; readonly binary: string }
  | { readonly kind: 'browser'; readonly reason: string };

/** Chooses Electron where it is there or can be fetched, otherwise the browser window and why. */
export async function chooseHost(probes: HostProbes): Promise<Host> {
  if (probes.browserWanted) return { kind: 'browser', reason: 'ISNAD_HOST asks for it' };
  const linux = probes.platform === 'linux';
  if (linux && !probes.hasDisplay) return { kind: 'browser', reason: 'there is no display for Electron' };
  if (linux && probes.isRoot) return { kind: 'browser', reason: 'Electron refuses to run as root with its sandbox on' };
  const found = probes.findElectron();
  if (found !== undefined) return { kind: 'electron', binary: found };
  if (!(await probes.releaseHostAnswers())) {
    return { kind: 'browser', reason: "Electron isn't on this machine and can't be fetched from here" };
  }
  const fetched = await probes.fetchElectron();
  if (fetched !== undefined) return { kind: 'electron', binary: fetched };
  return { kind: 'browser', reason: "Electron isn't on this machine and fetching it failed" };
}
