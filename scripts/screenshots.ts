// npm run screenshots: pictures of every screen, in Arabic and English, light and dark, into out/screenshots;
// and, from the same run, the README's picture, resources/pictures/document.png. They are taken of the built
// program in a real browser by the end-to-end tests with the tag @picture, which check every screen as they go.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.ts';
import { ensureBuilt } from './lib/build.ts';
import { smallerPicture } from './lib/picture.ts';
import { run } from './lib/process.ts';
import { inProject, projectFolder } from './lib/project.ts';

const LIMIT = 20 * 60_000;
const say = (line: string): void => console.log(line);

async function takeScreenshots(): Promise<string | undefined> {
  if (!(await ensureBuilt(projectFolder, { say }))) return 'Isnad could not be built; the bundler says why above.';
  const browser = await ensureBrowser(say);
  if (typeof browser === 'string') return browser;
  const folder = inProject('out', 'screenshots');
  fs.rmSync(folder, { recursive: true, force: true });
  const { code, timedOut } = await run(
    process.execPath,
    [inProject('node_modules/@playwright/test/cli.js'), 'test', '--grep', '@picture', '--reporter=list'],
    {
      folder: projectFolder,
      output: 'show',
      limit: LIMIT,
      variables: { ISNAD_CHROMIUM: browser.path, SCREENSHOTS: folder },
    },
  );
  if (timedOut) return 'Taking the screenshots took too long and was ended.';
  if (code !== 0) return `A screen is not as it should be; what could be taken is in ${folder}.`;

  const picture = inProject('resources', 'pictures', 'document.png');
  fs.mkdirSync(path.dirname(picture), { recursive: true });
  fs.writeFileSync(picture, smallerPicture(fs.readFileSync(path.join(folder, 'picture-light.png'))));
  say(`${fs.readdirSync(folder).length} screenshots: ${folder}`);
  say(`The README's picture, ${Math.round(fs.statSync(picture).size / 1000)} kB: ${picture}`);
  return undefined;
}

const complaint = await takeScreenshots();
if (complaint !== undefined) {
  console.error(complaint);
  process.exitCode = 1;
}
