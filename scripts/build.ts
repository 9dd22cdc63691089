// npm run build: builds the program into out/. With --if-needed: only where that isn't up to date.
import { ensureBuilt } from './lib/build.ts';
import { projectFolder } from './lib/project.ts';

const start = performance.now();
const always = !process.argv.includes('--if-needed');
const built = await ensureBuilt(projectFolder, { always, say: (line) => console.log(line) });
if (built) console.log(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
else {
  console.error('Isnad could not be built; the bundler says why above.');
  process.exitCode = 1;
}
