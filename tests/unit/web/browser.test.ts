import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../../src/web/browser.ts';
import { findBrowser, noWindowHere, openWindow } from '../../../src/web/browser.ts';
import { temporaryFolder, until } from './support.ts';

interface Given {
  readonly platform?: NodeJS.Platform;
  readonly environment?: Record<string, string>;
  readonly home?: string;
  readonly files?: readonly string[];
  readonly userNumber?: number;
}

function surroundings(given: Given): Surroundings {
  return {
    machine: {
      platform: given.platform ?? 'linux',
      environment: given.environment ?? { PATH: '/usr/local/bin:/usr/bin', DISPLAY: ':0' },
      home: given.home ?? '/home/suad',
    },
    isFile: (file) => given.files?.includes(file) ?? false,
    userNumber: given.userNumber ?? 1000,
  };
}

describe('a browser', () => {
  it('is looked for along the path on Linux, Chromium first', () => {
    const files = ['/usr/bin/google-chrome', '/usr/bin/chromium'];
    expect(findBrowser(surroundings({ files }))).toEqual({ path: '/usr/bin/chromium', snap: false });
  });

  it('is recognised as a Snap, also behind Ubuntu’s script', () => {
    const snap = { path: '/snap/bin/chromium', snap: true };
    const files = ['/usr/bin/chromium-browser', '/snap/bin/chromium'];
    expect(findBrowser(surroundings({ files }))).toEqual(snap);
    const environment = { PATH: '/snap/bin', DISPLAY: ':0' };
    expect(findBrowser(surroundings({ environment, files: ['/snap/bin/chromium'] }))).toEqual(snap);
  });

  it('is looked for among the applications of a Mac, the person’s own too', () => {
    const file = '/Users/suad/Applications/Chromium.app/Contents/MacOS/Chromium';
    const where = surroundings({ platform: 'darwin', home: '/Users/suad', files: [file] });
    expect(findBrowser(where)).toEqual({ path: file, snap: false });
  });

  it('is looked for in the programs’ folders of Windows', () => {
    const file = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const environment = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    const where = surroundings({ platform: 'win32', environment, files: [file] });
    expect(findBrowser(where)).toEqual({ path: file, snap: false });
  });

  it('may not be there', () => {
    expect(findBrowser(surroundings({ files: [] }))).toBeUndefined();
  });
});

describe('no window is opened', () => {
  it.each([
    ['without a display', { environment: { PATH: '/usr/bin' } }, 'no-display'],
    ['as root', { userNumber: 0 }, 'root'],
    ['without a browser', { files: [] }, 'no-browser'],
  ] as const)('%s', async (_name, given, reason) => {
    const where = surroundings({ files: ['/usr/bin/chromium'], ...given });
    expect(await openWindow('http://127.0.0.1:1/', { where })).toEqual({ opened: false, reason });
  });

  it('but Wayland is a display, and other systems always have one', () => {
    expect(noWindowHere(surroundings({ environment: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBeUndefined();
    expect(noWindowHere(surroundings({ platform: 'darwin', environment: {}, userNumber: 0 }))).toBeUndefined();
  });
});

describe('a window', () => {
  const script = (text: string) => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'chromium');
    fs.writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    const environment = { PATH: folder, DISPLAY: ':0' };
    return { folder, where: surroundings({ environment, files: [file] }) };
  };

  it('is the page alone, with a profile of its own', async () => {
    const { folder, where } = script('printf "%s\\n" "$@" > "$0.new"; mv "$0.new" "$0.said"; exit 0');
    const profileFolder = path.join(folder, 'profile');
    const opened = await openWindow('http://127.0.0.1:1/enter?token=a', { where, profileFolder });
    expect(opened).toEqual({ opened: true, browser: path.join(folder, 'chromium') });
    const said = path.join(folder, 'chromium.said');
    await until(() => fs.existsSync(said));
    expect(fs.readFileSync(said, 'utf8').trim().split('\n')).toEqual([
      '--app=http://127.0.0.1:1/enter?token=a',
      `--user-data-dir=${profileFolder}`,
      '--no-first-run',
      '--no-default-browser-check',
    ]);
  });

  it('that fails at once is said to have failed', async () => {
    const { where } = script('exit 1');
    expect(await openWindow('http://127.0.0.1:1/', { where })).toEqual({ opened: false, reason: 'did-not-start' });
  });

  it('whose browser cannot be run is said to have failed', async () => {
    const { folder, where } = script('exit 0');
    fs.chmodSync(path.join(folder, 'chromium'), 0o644);
    expect(await openWindow('http://127.0.0.1:1/', { where })).toEqual({ opened: false, reason: 'did-not-start' });
  });
});
