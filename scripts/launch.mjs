// node scripts/launch.mjs FILE [argument…]: runs FILE under a Node that is new enough, since many machines
// still have Node 20. Must itself run on Node 16.
import { runHere, underGoodNode } from './lib/launcher.mjs';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('isnad: usage: node scripts/launch.mjs FILE [argument…]\n');
  process.exit(2);
}
if (await underGoodNode()) await runHere(file, rest);
