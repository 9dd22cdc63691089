import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../../scripts/lib/process.ts';

test('answers the exit code and what was printed', async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 3";
  const result = await run(process.execPath, ['-e', script], { output: 'keep' });
  expect(result).toMatchObject({ code: 3, timedOut: false });
  expect(result.output).toContain('out\n');
  expect(result.output).toContain('err\n');
});

test('a command that does not exist is an answer, not an exception', async () => {
  const result = await run(path.join(os.tmpdir(), 'no-such-command'), [], { output: 'keep' });
  expect(result.code).toBeNull();
  expect(result.output).toContain('ENOENT');
});

test.skipIf(process.platform === 'win32')('the limit ends a command together with what it started', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-limit-'));
  const file = path.join(folder, 'pid');
  const script = `sleep 600 & echo $! > ${file}; wait`;
  const result = await run('/bin/sh', ['-c', script], { output: 'keep', limit: 1000 });
  expect(result).toMatchObject({ code: null, timedOut: true });
  const grandchild = Number(fs.readFileSync(file, 'utf8'));
  await expect.poll(() => isGone(grandchild)).toBe(true);
  fs.rmSync(folder, { recursive: true });
});

/** True where a process has ended; one that nobody has collected yet has ended too. */
function isGone(identifier: number): boolean {
  const status = `/proc/${identifier}/stat`;
  if (process.platform === 'linux') {
    return !fs.existsSync(status) || fs.readFileSync(status, 'utf8').includes(') Z ');
  }
  try {
    process.kill(identifier, 0);
    return false;
  } catch {
    return true;
  }
}
