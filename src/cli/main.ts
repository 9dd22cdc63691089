import { Command, CommanderError } from 'commander';
import type { BundleOptions } from './commands/bundle.ts';
import type { AnnotatorsOptions } from './commands/annotators.ts';
import type { AssignOptions } from './commands/assign.ts';
import type { AgreementOptions } from './commands/agreement.ts';
import type { CallOptions } from './commands/call.ts';
import type { ExportOptions } from './commands/export.ts';
import type { ImportOptions } from './commands/import.ts';
import type { MergeOptions } from './commands/merge.ts';
import type { NewOptions } from './commands/new.ts';
import type { PurgeOptions } from './commands/purge.ts';
import type { SampleOptions } from './commands/sample.ts';
import type { SearchOptions } from './commands/search.ts';
import type { SchemeOptions } from './commands/scheme.ts';
import type { ServeOptions } from './commands/serve.ts';
import { complain, type ExitStatus, type ReadingOptions, type ReportOptions } from './output.ts';

/**
 * `isnad …`: arguments in, workbench calls, text or JSON out. Exit status 0: done; 1: it could not (of several
 * files, some could not); 2: wrong usage. Each command's code is loaded when it is called, since most calls
 * from scripts are short.
 */
const program = new Command('isnad')
  .description('Label claims, sources and contradictions in Arabic news.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()
  .showSuggestionAfterError();

const json = ['--json', 'print one JSON document and nothing else'] as const;
const as = ['--as <name>', 'who writes'] as const;
const asReader = ['--as <name>', 'who asks'] as const;

let status: ExitStatus = 0;
const settle = async (result: Promise<ExitStatus>): Promise<void> => {
  status = await result;
};

program
  .command('new')
  .description('make a project')
  .argument('<file>', 'the project file, NAME.isnad')
  .option('--title <title>', 'the project’s title; the file’s name otherwise')
  .option('--scheme <file>', 'a scheme as JSON')
  .option('--template <name>', 'claims (otherwise), quotations, named-entities, empty')
  .option(...as)
  .option(...json)
  .action((file: string, options: NewOptions) => settle(import('./commands/new.ts').then(({ runNew }) => runNew(file, options))));

program
  .command('sample')
  .description('make the sample project: invented articles with the layers of two annotators who disagree')
  .argument('<file>', 'the project file, NAME.isnad')
  .option('--language <ar|en>', 'the language of its title; the person’s otherwise')
  .option(...json)
  .action((file: string, options: SampleOptions) =>
    settle(import('./commands/sample.ts').then(({ runSample }) => runSample(file, options))),
  );

program
  .command('import')
  .description('bring files and folders into a project')
  .argument('<file>', 'the project file')
  .argument('<source...>', 'files and folders')
  .option('--format <name>', 'text, isnad-jsonl; told by the file’s ending otherwise')
  .option(...as)
  .option(...json)
  .action((file: string, sources: string[], options: ImportOptions) =>
    settle(import('./commands/import.ts').then(({ runImport }) => runImport(file, sources, options))),
  );

program
  .command('export')
  .description('write a project in a format')
  .argument('<file>', 'the project file')
  .requiredOption('--format <name>', 'isnad-jsonl, csv')
  .requiredOption('--out <path>', 'the file to write')
  .option('--annotator <name...>', 'only these annotators’ layers')
  .option(...asReader)
  .option(...json)
  .action((file: string, options: ExportOptions) =>
    settle(import('./commands/export.ts').then(({ runExport }) => runExport(file, options))),
  );

program
  .command('bundle')
  .description('write a bundle for one annotator: an assignment to send out, or on a copy that was handed out the layers that go back')
  .argument('<file>', 'the project file')
  .requiredOption('--annotator <name>', 'for whom, or whose layers')
  .requiredOption('--out <path>', 'the bundle to write')
  .option('--kind <kind>', 'assignment or layers; layers where this copy was handed out to this annotator, assignment otherwise')
  .option(...as)
  .option(...json)
  .action((file: string, options: BundleOptions) =>
    settle(import('./commands/bundle.ts').then(({ runBundle }) => runBundle(file, options))),
  );

program
  .command('merge')
  .description('take bundles into a project, all of them or none; a project that is not there yet is begun from an assignment')
  .argument('<file>', 'the project file')
  .argument('<bundle...>', 'bundles')
  .option(...as)
  .option(...json)
  .action((file: string, bundles: string[], options: MergeOptions) =>
    settle(import('./commands/merge.ts').then(({ runMerge }) => runMerge(file, bundles, options))),
  );

program
  .command('scheme')
  .description('print the scheme of a project, or change it')
  .argument('<file>', 'the project file')
  .option('--set <scheme>', 'a scheme as JSON that takes the place of today’s')
  .option('--steps <file>', 'a JSON list of steps: what becomes of what was labelled')
  .option('--retire-missing', 'labels, attributes and values that the new scheme lacks stay, retired')
  .option('--preview', 'say what --set would touch, lose and break, and change nothing')
  .option(...as)
  .option(...json)
  .action((file: string, options: SchemeOptions) =>
    settle(import('./commands/scheme.ts').then(({ runScheme }) => runScheme(file, options))),
  );

program
  .command('info')
  .description('what a project holds and how it is kept')
  .argument('<file>', 'the project file')
  .option(...asReader)
  .option(...json)
  .action((file: string, options: ReadingOptions) => settle(import('./commands/info.ts').then(({ runInfo }) => runInfo(file, options))));

program
  .command('search')
  .description('find a text in all documents, however its letters are written')
  .argument('<file>', 'the project file')
  .argument('<query>', 'what to find')
  .option('--match <kind>', 'anywhere, words, words-with-clitics; anywhere otherwise')
  .option('--limit <number>', 'print so many at most; all otherwise')
  .option(...asReader)
  .option(...json)
  .action((file: string, query: string, options: SearchOptions) =>
    settle(import('./commands/search.ts').then(({ runSearch }) => runSearch(file, query, options))),
  );

program
  .command('annotators')
  .description('who works in a project')
  .argument('<file>', 'the project file')
  .option('--add <name>', 'add somebody')
  .option('--change <name>', 'change the role or the colour of somebody')
  .option('--remove <name>', 'remove somebody who has no layers, with what was assigned to them')
  .option('--role <role>', 'annotator, adjudicator, lead')
  .option('--colour <colour>', '#rrggbb')
  .option(...as)
  .option(...json)
  .action((file: string, options: AnnotatorsOptions) =>
    settle(import('./commands/annotators.ts').then(({ runAnnotators }) => runAnnotators(file, options))),
  );

program
  .command('assign')
  .description('hand documents out, by a rule (--each, --overlap) or each of some to each of some')
  .argument('<file>', 'the project file')
  .option('--annotators <name...>', 'to whom, by name; to all otherwise')
  .option('--each <number>', 'how many people a document goes to; 2 otherwise')
  .option('--overlap <percent>', 'so many of a hundred documents go to several people, the others to one')
  .option('--documents <document...>', 'only these, by id or whole title')
  .option('--calibration <number>', 'so many documents everybody does first')
  .option('--seed <number>', 'the same seed gives the same plan; 1 otherwise')
  .option('--preview', 'print the plan and write nothing')
  .option(...as)
  .option(...json)
  .action((file: string, options: AssignOptions) =>
    settle(import('./commands/assign.ts').then(({ runAssign }) => runAssign(file, options))),
  );

program
  .command('progress')
  .description('how far everybody has come')
  .argument('<file>', 'the project file')
  .option(...asReader)
  .option(...json)
  .action((file: string, options: ReadingOptions) =>
    settle(import('./commands/progress.ts').then(({ runProgress }) => runProgress(file, options))),
  );

program
  .command('agreement')
  .description('how far the annotators agree, measure by measure, and what that rests on')
  .argument('<file>', 'the project file')
  .option('--measure <name...>', 'alpha-nominal, cohen-kappa, span-f1-exact …; all but gamma otherwise')
  .option('--unit <kind>', 'character, word, sentence: what coefficients on units count; character otherwise')
  .option('--label <id...>', 'only these labels')
  .option('--annotator <name...>', 'only these annotators’ layers')
  .option('--document <document...>', 'only these documents, by id or whole title')
  .option('--role <role...>', 'only what stands in segments of these roles; text outside of segments is body')
  .option('--calibration', 'only the documents that everybody does first')
  .option('--status <status...>', 'layers that are new, in-progress, done; done otherwise')
  .option('--all-layers', 'layers whatever their status')
  .option('--samples <number>', 'of the bootstrap over documents; 1000 otherwise, 0 for no intervals')
  .option('--seed <number>', 'the same seed gives the same figures; 1 otherwise')
  .option(...asReader)
  .option(...json)
  .action((file: string, options: AgreementOptions) =>
    settle(import('./commands/agreement.ts').then(({ runAgreement }) => runAgreement(file, options))),
  );

program
  .command('verify')
  .description('replay every operation and compare with the tables')
  .argument('<file>', 'the project file')
  .option(...json)
  .action((file: string, options: ReportOptions) =>
    settle(import('./commands/verify.ts').then(({ runVerify }) => runVerify(file, options))),
  );

program
  .command('recover')
  .description('move a damaged project aside and bring back what its backup and its operations hold')
  .argument('<file>', 'the project file')
  .option(...json)
  .action((file: string, options: ReportOptions) =>
    settle(import('./commands/recover.ts').then(({ runRecover }) => runRecover(file, options))),
  );

program
  .command('purge')
  .description('erase a document from a project and its backups; this cannot be undone')
  .argument('<file>', 'the project file')
  .argument('<document>', 'the document’s id')
  .option(...as)
  .option(...json)
  .action((file: string, document: string, options: PurgeOptions) =>
    settle(import('./commands/purge.ts').then(({ runPurge }) => runPurge(file, document, options))),
  );

program
  .command('call')
  .description('call a method of the workbench; prints what it answers as JSON')
  .argument('<file>', 'the project file')
  .argument('[method]', 'the method’s name')
  .argument('[input]', 'its input as JSON, or - for standard input; {} otherwise')
  .option('--list', 'print the methods with their schemas instead')
  .option(...as)
  .action((file: string, method: string | undefined, input: string | undefined, options: CallOptions) =>
    settle(import('./commands/call.ts').then(({ runCall }) => runCall(file, method, input, options))),
  );

program
  .command('open')
  .description('open the workbench in a window of the browser')
  .argument('[file]', 'the project file')
  .action((file: string | undefined) => settle(import('./commands/serve.ts').then(({ runOpen }) => runOpen(file))));

program
  .command('serve')
  .description('serve the workbench on this machine’s loopback address and print the link')
  .argument('[file]', 'the project file')
  .option('--port <number>', 'the port; a free one otherwise')
  .option('--no-window', 'open no window')
  .option('--no-sample', 'begin without a project where none is given, also on the first opening')
  .action((file: string | undefined, options: ServeOptions) =>
    settle(import('./commands/serve.ts').then(({ runServe }) => runServe(file, options))),
  );

/** Runs the command that the arguments name. */
async function run(): Promise<ExitStatus> {
  try {
    await program.parseAsync();
    return status;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    return complain(thrown, process.argv.includes('--json') || process.argv[2] === 'call');
  }
}

// Whoever reads our output may stop reading (“| head”): that is no failure.
process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
  if (thrown.code !== 'EPIPE') throw thrown;
});
process.exitCode = await run();
