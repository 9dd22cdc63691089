import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packaging } from '../../scripts/lib/packaging.ts';
import { applicationId } from '../../src/main/application-id.ts';
import { inProject, projectFolder } from '../../scripts/lib/project.ts';

/** Where the fuses stand in an Electron binary: https://github.com/electron/fuses */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron delivers it: version 1 of the wire, nine fuses, the first one (run as Node) on. */
const DELIVERED = '101110011';

/**
 * What stands in for Electron: a folder as it is delivered, whose executable is nothing but the fuses. Electron
 * Builder packs the real program around it, so that all but Electron itself is what people get.
 */
function writeStandIn(folder: string): void {
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'locales'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) fs.writeFileSync(path.join(folder, name), name);
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, DELIVERED.length]), Buffer.from(DELIVERED)]);
  fs.writeFileSync(path.join(folder, 'electron'), wire, { mode: 0o755 });
}

describe.runIf(process.platform === 'linux')('the installed program’s folder', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-packages-'));
  const unpacked = path.join(folder, 'out', `linux${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked`);
  const resources = path.join(unpacked, 'resources');

  beforeAll(() => {
    const electron = path.join(folder, 'electron');
    writeStandIn(electron);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [inProject('scripts/dist.ts'), '--dir', '--output', path.join(folder, 'out')],
      { cwd: projectFolder, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron }, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  }, 120_000);

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('holds the program, its pages, its database and its solver, and nothing else', () => {
    const files = listPackage(path.join(resources, 'app.asar'), { isPack: false }).map((file) => file.slice(1));
    const tops = new Set(files.map((file) => file.split('/').slice(0, 2).join('/')));
    expect([...tops].sort()).toEqual([
      'node_modules', 'node_modules/better-sqlite3', 'node_modules/highs', 'out', 'out/main', 'out/preload',
      'out/renderer', 'package.json',
    ]);
    for (const wanted of ['main/main.js', 'main/engine.js', 'preload/preload.cjs', 'renderer/index.html']) {
      expect(files).toContain(`out/${wanted}`);
    }
    const built = fs.readdirSync(inProject('out/renderer/assets'));
    expect(built.filter((name) => !files.includes(`out/renderer/assets/${name}`))).toEqual([]);
    expect(files.filter((file) => /\.(?:ts|map|cc?|cpp|h)$/.test(file))).toEqual([]);
  });

  test('keeps outside the archive what cannot be loaded from inside, and nothing that the fuses would not check', () => {
    const outside = fs.readdirSync(path.join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true });
    const names = outside.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(names.sort()).toEqual(['linux-arm64.node', 'linux-x64.node']);
  });

  test('the database it holds can be loaded and used from there', () => {
    // Taken out as Electron would read it: from the archive, with the native part beside.
    const taken = path.join(folder, 'taken');
    extractAll(path.join(resources, 'app.asar'), taken);
    const database = path.join(taken, 'node_modules/better-sqlite3');
    const program = `const D = require(${JSON.stringify(database)}); console.log(new D(':memory:').prepare('SELECT 6*7').pluck().get())`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe('42');
  });

  test('the solver it holds can be loaded and used from there', () => {
    const taken = path.join(folder, 'taken-solver');
    extractAll(path.join(resources, 'app.asar'), taken);
    // As a bundle beside would import it.
    const program = `
      const { default: load } = await import(import.meta.resolve('highs'));
      const highs = await load();
      const { ObjectiveValue } = highs.solve('Maximize\\n obj: 2 x\\nBounds\\n 0 <= x <= 21\\nEnd', { output_flag: false });
      console.log(ObjectiveValue);`;
    const file = path.join(taken, 'out/main/solver-probe.mjs');
    fs.writeFileSync(file, program);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe('42');
  });

  test('has its fuses set in the executable', () => {
    const names = fs.readdirSync(unpacked);
    const executable = names.find((name) => name === 'isnad' || name === 'Isnad');
    if (executable === undefined) throw new Error(`no executable among ${names.join(', ')}`);
    const bytes = fs.readFileSync(path.join(unpacked, executable));
    const at = bytes.indexOf(SENTINEL) + SENTINEL.length;
    const wire = bytes.subarray(at + 2, at + 2 + DELIVERED.length).toString('latin1');
    const fuses = packaging.electronFuses;
    // In the order of the wire: run as Node, encrypt cookies, NODE_OPTIONS, --inspect, check the archive, only the
    // archive, a snapshot of its own for the main process, more rights for file:, traps for WebAssembly.
    const wanted = [
      fuses.runAsNode, fuses.enableCookieEncryption, fuses.enableNodeOptionsEnvironmentVariable,
      fuses.enableNodeCliInspectArguments, fuses.enableEmbeddedAsarIntegrityValidation, fuses.onlyLoadAppFromAsar,
      fuses.loadBrowserProcessSpecificV8Snapshot, fuses.grantFileProtocolExtraPrivileges,
    ];
    expect(wire.slice(0, wanted.length)).toBe(wanted.map((on) => (on ? '1' : '0')).join(''));
    expect(wire.slice(0, 4)).toBe('0000');
  });
});

describe('the configuration of the packages', () => {
  test('names icons that are there, in their sizes', () => {
    const sizes = fs.readdirSync(inProject(packaging.linux.icon));
    for (const name of sizes) {
      const picture = fs.readFileSync(inProject(packaging.linux.icon, name));
      const size = `${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}.png`;
      expect(name).toBe(size);
    }
    expect(sizes).toContain('512x512.png');
    for (const icon of [packaging.mac.icon, packaging.win.icon]) expect(fs.existsSync(inProject(icon))).toBe(true);
  });

  test('makes what each system installs, and gives project files to the program', () => {
    expect([packaging.linux.target, packaging.mac.target, packaging.win.target]).toEqual([['AppImage', 'deb'], ['dmg'], ['nsis']]);
    expect(packaging.fileAssociations.map(({ ext }) => ext)).toEqual(['isnad']);
    expect(packaging.appId).toBe(applicationId);
    // Without an address and somebody who keeps it no package for Debian is made.
    const described: unknown = JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8'));
    expect(described).toMatchObject({ homepage: expect.stringMatching(/^https:/), desktopName: 'isnad.desktop' });
    expect(packaging.linux.maintainer).toMatch(/<.+@.+>/);
  });
});
