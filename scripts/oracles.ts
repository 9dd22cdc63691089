import { statSync } from 'node:fs';
import { runOracles } from './oracles/run.ts';

const [folder, ...rest] = process.argv.slice(2);

if (folder === undefined || rest.length > 0) {
  console.error('usage: npm run oracles -- DIR');
  process.exitCode = 2;
} else if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
  console.error(`not a folder: ${folder}`);
  process.exitCode = 2;
} else {
  const report = runOracles(folder);
  console.log(report.lines.join('\n'));
  process.exitCode = report.failed > 0 ? 1 : 0;
}
