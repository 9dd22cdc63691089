import type { AssignmentPlanOutput } from '../../domain/api/assignment-methods.ts';
import type { Input } from '../../domain/api.ts';
import type { Annotator } from '../../domain/model/annotation.ts';
import { documentsNamed } from '../documents.ts';
import { printJson, printLine, UsageError, type ExitStatus } from '../output.ts';
import { annotatorsNamed, wholeNumber } from '../people.ts';
import { withProject } from '../project.ts';

export interface AssignOptions {
  readonly annotators?: readonly string[];
  readonly each?: string;
  readonly overlap?: string;
  readonly documents?: readonly string[];
  readonly calibration?: string;
  readonly seed?: string;
  readonly preview?: boolean;
  readonly as?: string;
  readonly json?: boolean;
}

/** How many people a document of the overlap goes to where only the overlap is said. */
const usualOverlap = 2;

export async function runAssign(file: string, options: AssignOptions): Promise<ExitStatus> {
  const numbers = numbersOf(options);
  const isByHand = options.each === undefined && options.overlap === undefined;
  if (isByHand && (options.documents === undefined || options.annotators === undefined)) {
    throw new UsageError('say --each or --overlap; or both --documents and --annotators, and each of these is given each of those');
  }
  if (isByHand && (numbers.calibration !== undefined || numbers.seed !== undefined || options.preview === true)) {
    throw new UsageError('--calibration, --seed and --preview go with --each or --overlap');
  }
  return withProject(file, options.as, async (project): Promise<ExitStatus> => {
    const people = annotatorsNamed(await project.call('annotators.list', {}), options.annotators);
    const annotators = people.map(({ id }) => id);
    const documents = options.documents === undefined ? undefined : await documentsNamed(project, options.documents);
    if (isByHand) {
      const result = await project.call('assignments.create', { documents: documents ?? [], annotators });
      say(options, result, [`assigned: ${result.created}`]);
      return 0;
    }
    const rule: Input<'assignments.preview'> = { annotators, ...numbers, ...(documents === undefined ? {} : { documents }) };
    const plan = await project.call('assignments.preview', rule);
    if (options.preview === true) {
      say(options, plan, planLines(plan, people, 'would assign'));
      return 0;
    }
    const result = await project.call('assignments.create', { rule });
    say(options, { ...result, plan }, planLines(plan, people, 'assigned'));
    return 0;
  });
}

function say({ json }: AssignOptions, result: unknown, lines: readonly string[]): void {
  if (json === true) printJson(result);
  else for (const line of lines) printLine(line);
}

function numbersOf(options: AssignOptions) {
  const number = (name: 'each' | 'overlap' | 'calibration' | 'seed', least: number, most: number): number | undefined => {
    const words = options[name];
    if (words === undefined) return undefined;
    const value = wholeNumber(words, least, most);
    if (value === null) throw new UsageError(`--${name}: a whole number from ${least} to ${most}, not “${words}”`);
    return value;
  };
  const overlap = number('overlap', 0, 100);
  const calibration = number('calibration', 0, 10_000);
  const seed = number('seed', 0, 0xffffffff);
  return {
    each: number('each', 1, 50) ?? usualOverlap,
    ...(overlap === undefined ? {} : { overlap }),
    ...(calibration === undefined ? {} : { calibration }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function planLines(plan: AssignmentPlanOutput, people: readonly Annotator[], done: string): string[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [
    `${done}: ${plan.assignments.length} (documents: ${plan.documents}, to several: ${plan.overlapping.length}, calibration set: ${plan.calibration.length})`,
    ...plan.loads.map(({ annotator, added, open, calibration }) => {
      const before = open.documents === 0 ? '' : `; open before: ${open.documents} documents, ${open.codePoints} code points`;
      const first = calibration === 0 ? '' : `, ${calibration} of them calibration`;
      return `  ${names.get(annotator) ?? annotator}: ${added.documents} documents${first}, ${added.codePoints} code points${before}`;
    }),
  ];
}
