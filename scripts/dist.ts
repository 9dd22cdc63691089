// npm run dist [-- --dir] [-- --output FOLDER]: packages of the desktop program for this machine's system, into
// out/packages. With --dir only the folder that would be installed. Electron Builder fetches Electron for it;
// ELECTRON_OVERRIDE_DIST_PATH names a folder that has it already.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import { ensureBuilt } from './lib/build.ts';
import { packaging } from './lib/packaging.ts';
import { projectFolder } from './lib/project.ts';

const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false }, output: { type: 'string' } } });
const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];

if (await ensureBuilt(projectFolder, { say: (line) => console.log(line) })) {
  const directories =
    values.output === undefined ? packaging.directories : { ...packaging.directories, output: path.resolve(values.output) };
  const written = await build({
    projectDir: projectFolder,
    dir: values.dir,
    publish: 'never',
    config: { ...packaging, directories, ...(electronDist === undefined ? {} : { electronDist }) },
  });
  for (const file of written) console.log(file);
} else {
  console.error('Isnad could not be built; the bundler says why above.');
  process.exitCode = 1;
}
