// npm run test:electron: the end-to-end tests in the unpackaged build's own windows, where Electron is on this
// machine; where it is not, a line that says so. What follows is passed to Playwright.
import { ensureBuilt } from './lib/build.ts';
import { electronHere } from './lib/electron-here.ts';
import { runEndToEnd } from './lib/end-to-end.ts';
import { projectFolder } from './lib/project.ts';
import { summarise } from './lib/steps.ts';

const say = (line: string): void => console.log(line);
const electron = await electronHere(projectFolder, process.env);
if (electron.kind === 'browser') {
  say(`The end-to-end tests did not run in Electron: ${electron.reason}.`);
} else if (await ensureBuilt(projectFolder, { say })) {
  const start = performance.now();
  const result = await runEndToEnd(process.argv.slice(2), { ISNAD_ELECTRON: electron.binary });
  say(`\nRan in Electron (${electron.binary}).`);
  const seconds = (performance.now() - start) / 1000;
  for (const line of summarise([{ ...result, name: 'electron', seconds }])) say(line);
  if (result.failed > 0) process.exitCode = 1;
} else {
  process.exitCode = 1;
}
