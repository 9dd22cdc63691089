import { expect, test } from 'vitest';
import { chooseHost } from '../../../scripts/lib/host.ts';
import type { HostProbes } from '../../../scripts/lib/host.ts';

function machine(differences: Partial<HostProbes>): HostProbes {
  return {
    platform: 'linux',
    browserWanted: false,
    isRoot: false,
    hasDisplay: true,
    findElectron: () => undefined,
    releaseHostAnswers: async () => false,
    fetchElectron: async () => undefined,
    ...differences,
  };
}

const untouched = async (): Promise<never> => {
  throw new Error('asked for no reason');
};

test('takes the Electron that is there, without asking the network', async () => {
  const probes = machine({ findElectron: () => '/e/electron', releaseHostAnswers: untouched, fetchElectron: untouched });
  expect(await chooseHost(probes)).toEqual({ kind: 'electron', binary: '/e/electron' });
});

test('fetches Electron where the release host answers', async () => {
  const probes = machine({ releaseHostAnswers: async () => true, fetchElectron: async () => '/e/fetched' });
  expect(await chooseHost(probes)).toEqual({ kind: 'electron', binary: '/e/fetched' });
});

test('makes no attempt to fetch where the release host does not answer', async () => {
  const host = await chooseHost(machine({ fetchElectron: untouched }));
  expect(host).toMatchObject({ kind: 'browser', reason: expect.stringContaining("can't be fetched") });
});

test('takes the browser window where fetching fails', async () => {
  const host = await chooseHost(machine({ releaseHostAnswers: async () => true }));
  expect(host).toMatchObject({ kind: 'browser', reason: expect.stringContaining('fetching it failed') });
});

test.each([
  ['no display', { hasDisplay: false }, 'display'],
  ['the wish for a browser window', { browserWanted: true }, 'ISNAD_HOST'],
  ['root', { isRoot: true }, 'root'],
])('takes the browser window on Linux with %s, whatever is installed', async (_name, differences, word) => {
  const probes = machine({ ...differences, findElectron: () => '/e/electron', releaseHostAnswers: untouched });
  expect(await chooseHost(probes)).toMatchObject({ kind: 'browser', reason: expect.stringContaining(word) });
});

test.each(['darwin', 'win32'] as const)('needs no DISPLAY on %s', async (platform) => {
  const probes = machine({ platform, hasDisplay: false, findElectron: () => '/e/electron' });
  expect(await chooseHost(probes)).toMatchObject({ kind: 'electron' });
});
