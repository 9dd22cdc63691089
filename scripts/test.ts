// npm test: everything that must hold, in order. `npm test -- --only e2e` runs one step (several:
// --only unit,e2e); what follows is passed to its test runner.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.ts';
import { ensureBuilt } from './lib/build.ts';
import { electronHere } from './lib/electron-here.ts';
import { runEndToEnd } from './lib/end-to-end.ts';
import { checkLicences, packagesImported } from './lib/licences.ts';
import { checkMessages } from './lib/messages.ts';
import type { Catalogue } from './lib/messages.ts';
import { run } from './lib/process.ts';
import { inProject, projectFolder } from './lib/project.ts';
import { readOracles, readReport, readVitest } from './lib/reports.ts';
import { PASSED, addUp, chooseSteps, failed, runSteps, skipped, summarise } from './lib/steps.ts';
import type { Step, StepResult } from './lib/steps.ts';
import { firstLines } from './lib/test-notes.ts';
import { problemCodes } from '../src/domain/problem.ts';

/** No step may hang: in milliseconds, for a single tool and for a test runner. */
const TOOL_LIMIT = 10 * 60_000;
const TESTS_LIMIT = 45 * 60_000;

const say = (line: string): void => console.log(line);

function readArguments(argumentList: readonly string[]): { only: string[]; rest: string[] } {
  const only: string[] = [];
  const rest = [...argumentList];
  for (let index = rest.indexOf('--only'); index !== -1; index = rest.indexOf('--only')) {
    const [, names = ''] = rest.splice(index, 2);
    only.push(...names.split(',').filter((name) => name !== ''));
  }
  return { only, rest };
}

const electron = await electronHere(projectFolder, process.env);
/** Where the end-to-end tests ran. */
const hosts: string[] = [];
const electronMissing = electron.kind === 'electron' ? '' : ` (${electron.reason})`;

const { only, rest } = readArguments(process.argv.slice(2));

/** Runs a tool of ours under this very Node. */
async function tool(file: string, ...argumentList: string[]): Promise<StepResult> {
  const script = inProject('node_modules', file);
  const { code, timedOut, output } = await run(process.execPath, [script, ...argumentList], {
    folder: projectFolder,
    output: 'both',
    limit: TOOL_LIMIT,
    // It writes into a pipe, so that the summary can say it once more; a person's terminal has colours all the same.
    variables: process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? { FORCE_COLOR: '1' } : {},
  });
  if (timedOut) return failed('It took too long and was ended.');
  return code === 0 ? PASSED : { ...failed(), failures: [{ test: path.basename(file), message: firstLines(output) }] };
}

function complain(complaints: readonly string[]): StepResult {
  return complaints.length === 0 ? PASSED : failed(complaints.map((line) => `   ${line}`).join('\n'));
}

function readSources(): { path: string; text: string }[] {
  return fs
    .readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|css)$/.test(name))
    .map((name) => ({ path: path.join('src', name), text: fs.readFileSync(inProject('src', name), 'utf8') }));
}

function readCatalogue(language: string): Catalogue {
  const content: unknown = JSON.parse(
    fs.readFileSync(inProject('resources/messages', `${language}.json`), 'utf8'),
  );
  if (typeof content !== 'object' || content === null) throw new Error(`${language}.json is not a catalogue`);
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, String(value)]));
}

async function messages(): Promise<StepResult> {
  const inputs = { en: readCatalogue('en'), ar: readCatalogue('ar'), sources: readSources(), problemCodes };
  return complain(checkMessages(inputs));
}

async function licences(): Promise<StepResult> {
  const { checked, complaints } = checkLicences(
    projectFolder,
    readSources().flatMap(({ text }) => packagesImported(text)),
  );
  say(`   ${checked} packages that people get`);
  return complain(complaints);
}

async function build(): Promise<StepResult> {
  return (await ensureBuilt(projectFolder, { say })) ? PASSED : failed();
}

/** The projects of vitest.config.ts, but for the desktop program's, which is a step of its own. */
const unit = (): Promise<StepResult> => vitest('unit', '!desktop');

const desktop = (): Promise<StepResult> => vitest('desktop', 'desktop');

async function vitest(step: string, project: string): Promise<StepResult> {
  const built = await ensureBuilt(projectFolder, { say });
  const report = inProject(`out/reports/vitest-${step}.json`);
  const failures = inProject(`out/reports/vitest-${step}-failures.json`);
  for (const file of [report, failures]) fs.rmSync(file, { force: true });
  const { code } = await run(
    process.execPath,
    [
      inProject('node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--reporter=${inProject('scripts/lib/vitest-failures.ts')}`,
      `--outputFile.json=${report}`,
      `--outputFile.failures=${failures}`,
      ...rest,
    ],
    { folder: projectFolder, output: 'show', limit: TESTS_LIMIT },
  );
  const result = readVitest({ code, report: readReport(report), failures: readReport(failures) });
  // Tests that start the program would have started an old one.
  return built ? result : { ...result, failed: result.failed + 1, note: 'The program could not be built.' };
}

async function endToEnd(): Promise<StepResult> {
  if (!(await ensureBuilt(projectFolder, { say }))) return failed('The window could not be built.');
  const browser = await ensureBrowser(say);
  if (typeof browser === 'string') return failed(browser);
  say(`   ${browser.version} (${browser.path})`);
  hosts.push(`${browser.version} (${browser.path})`);
  return runEndToEnd(rest, { ISNAD_CHROMIUM: browser.path });
}

async function inElectron(): Promise<StepResult> {
  if (electron.kind === 'browser') return skipped(electron.reason);
  if (!(await ensureBuilt(projectFolder, { say }))) return failed('The window could not be built.');
  hosts.push(`Electron (${electron.binary})`);
  return runEndToEnd(rest, { ISNAD_ELECTRON: electron.binary });
}

async function oracles(): Promise<StepResult> {
  const folder = inProject('..', 'shared', 'oracles');
  if (!fs.existsSync(folder)) return skipped('the oracles (../shared/oracles) are not on this machine');
  const { code, output } = await run(process.execPath, [inProject('scripts/oracles.ts'), folder], {
    folder: projectFolder,
    output: 'keep',
    limit: TOOL_LIMIT,
  });
  process.stdout.write(output);
  return readOracles({ code, report: output });
}

const steps: readonly Step[] = [
  { name: 'types', heading: 'Types', work: () => tool('typescript/bin/tsc', '-b') },
  { name: 'lint', heading: 'Lint', work: () => tool('oxlint/bin/oxlint') },
  { name: 'unused', heading: 'Dead code', work: () => tool('knip/bin/knip.js', '--no-progress') },
  { name: 'licences', heading: 'Licences of what people get', work: licences },
  { name: 'messages', heading: 'Message catalogues', work: messages },
  { name: 'build', heading: 'Build', work: build },
  { name: 'unit', heading: 'Unit, property, golden-file and crash tests', work: unit },
  {
    name: 'desktop',
    heading: `The built desktop program on the test double of Electron${electronMissing}`,
    work: desktop,
  },
  { name: 'e2e', heading: 'End-to-end tests in a browser', work: endToEnd },
  { name: 'electron', heading: 'End-to-end tests in Electron', work: inElectron },
  { name: 'oracles', heading: 'Oracles', work: oracles },
];

const chosen = chooseSteps(steps, only);
if (typeof chosen === 'string') {
  console.error(`There is no step ${chosen}; the steps are ${steps.map((step) => step.name).join(', ')}.`);
  process.exitCode = 2;
} else {
  const reports = await runSteps(chosen, say);
  say('');
  if (hosts.length > 0) say(`The end-to-end tests ran in ${hosts.join(' and in ')}.\n`);
  for (const line of summarise(reports)) say(line);
  if (addUp(reports).failed > 0) process.exitCode = 1;
}
