#!/usr/bin/env node
// The `isnad` command: the built command line, under a Node that is new enough.
import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { projectFolder, runHere, underGoodNode } from './lib/launcher.mjs';

const commandLine = path.join(projectFolder, 'out', 'main', 'cli.js');

async function build() {
  const { spawnSync } = await import('node:child_process');
  process.stderr.write('isnad: building Isnad first (once) …\n');
  const script = path.join(projectFolder, 'scripts', 'build.ts');
  // Standard output is kept free for what the command itself prints.
  const { status } = spawnSync(process.execPath, [script, '--if-needed'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

if (await underGoodNode()) {
  if (!existsSync(commandLine)) await build();
  module.enableCompileCache(path.join(projectFolder, 'out', 'compile-cache'));
  await runHere(commandLine, process.argv.slice(2));
}
