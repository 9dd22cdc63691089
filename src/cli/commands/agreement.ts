import { agreementMeasures, agreementUnits, type AgreementReport, type AgreementRequest } from '../../domain/api/agreement-methods.ts';
import { layerStatuses, type Annotator } from '../../domain/model/annotation.ts';
import { segmentRoles } from '../../domain/model/document.ts';
import type { Workbench } from '../../engine/workbench-types.ts';
import { documentsNamed } from '../documents.ts';
import { printJson, printLine, sentenceOf, UsageError, type ExitStatus, type ReadingOptions } from '../output.ts';
import { readProject } from '../project.ts';

export interface AgreementOptions extends ReadingOptions {
  readonly measure?: readonly string[];
  readonly unit?: string;
  readonly label?: readonly string[];
  readonly annotator?: readonly string[];
  readonly document?: readonly string[];
  readonly role?: readonly string[];
  readonly calibration?: boolean;
  readonly status?: readonly string[];
  readonly allLayers?: boolean;
  readonly samples?: string;
  readonly seed?: string;
}

export async function runAgreement(file: string, options: AgreementOptions): Promise<ExitStatus> {
  const asked = requestFrom(options);
  const { report, annotators } = await readProject(file, options.as, async (project) => {
    const known = await project.call('annotators.list', {});
    const chosen = options.annotator?.map((name) => annotatorNamed(known, name).id);
    await checkLabels(project, options.label);
    const documents = options.document === undefined ? undefined : await documentsNamed(project, options.document);
    const request = { ...asked, ...(chosen === undefined ? {} : { annotators: chosen }), ...(documents === undefined ? {} : { documents }) };
    return { report: await project.call('agreement.measure', request), annotators: known };
  });
  if (options.json === true) printJson(withNames(report, annotators));
  else await print(report, annotators);
  return 0;
}

function requestFrom({ measure, unit, label, role, calibration, status, allLayers, samples, seed }: AgreementOptions): AgreementRequest {
  if (status !== undefined && allLayers === true) throw new UsageError('either --status or --all-layers');
  const statuses = allLayers === true ? [...layerStatuses] : status?.map((name) => oneOf('status', layerStatuses, name));
  return {
    ...(measure === undefined ? {} : { measures: measure.map((name) => oneOf('measure', agreementMeasures, name)) }),
    ...(unit === undefined ? {} : { unit: oneOf('unit', agreementUnits, unit) }),
    ...(label === undefined ? {} : { labels: [...label] }),
    ...(role === undefined ? {} : { roles: role.map((name) => oneOf('role', segmentRoles, name)) }),
    ...(calibration === undefined ? {} : { calibration }),
    ...(statuses === undefined ? {} : { statuses }),
    ...(samples === undefined ? {} : { samples: numberFrom('--samples', samples, 10_000) }),
    ...(seed === undefined ? {} : { seed: numberFrom('--seed', seed, 0xffffffff) }),
  };
}

function oneOf<Name extends string>(what: string, names: readonly Name[], given: string): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new UsageError(`there is no ${what} “${given}”; there are ${names.join(', ')}`);
  return found;
}

function numberFrom(option: string, words: string, most: number): number {
  const number = Number(words);
  if (/^[0-9]{1,10}$/.test(words) && number <= most) return number;
  throw new UsageError(`“${words}” is nothing for ${option}: a whole number from 0 to ${most}`);
}

/** By name or id. */
function annotatorNamed(annotators: readonly Annotator[], given: string): Annotator {
  const found = annotators.filter(({ id, name }) => id === given || name === given);
  if (found.length > 1) throw new UsageError(`several annotators are called “${given}”; name one by the id: ${found.map(({ id }) => id).join(', ')}`);
  const [only] = found;
  if (only === undefined) throw new UsageError(`there is no annotator “${given}”; there are ${annotators.map(({ name }) => name).join(', ')}`);
  return only;
}

/** A label that the scheme does not have would silently be none. */
async function checkLabels(project: Workbench, labels: readonly string[] | undefined): Promise<void> {
  if (labels === undefined) return;
  const { content } = await project.call('scheme.get', {});
  const known = [...content.spans, ...content.relations, ...content.documents].map(({ id }) => id);
  for (const label of labels) oneOf('label', known, label);
}

/** The same with annotators' names beside their ids. */
function withNames(report: AgreementReport, annotators: readonly Annotator[]) {
  const named = (id: string) => ({ id, name: annotators.find((each) => each.id === id)?.name ?? '' });
  return {
    ...report,
    measures: report.measures.map((figure) => ({
      ...figure,
      annotators: figure.annotators.map(named),
      excluded: figure.excluded.map((entry) => ({
        ...entry,
        places: entry.places.map((place) => ({ ...place, annotator: place.annotator === null ? null : named(place.annotator) })),
      })),
    })),
    pairwise: report.pairwise.map((pair) => ({ ...pair, annotators: pair.annotators.map(named) })),
  };
}

async function print({ measures, pairwise, byLabel }: AgreementReport, annotators: readonly Annotator[]): Promise<void> {
  const rows: string[][] = [['measure', 'value', '95 %', 'units', 'annotators', 'documents']];
  const reasons = new Map<string, string>();
  for (const { name, value, reason, interval, units, annotators: who, documents } of measures) {
    if (reason !== undefined) reasons.set(reason, await sentenceOf('agreement.unavailable', reason));
    const range = interval === null ? '' : `${figure(interval.low)} … ${figure(interval.high)}`;
    rows.push([name, value === null ? `– (${reason ?? ''})` : figure(value), range, `${units.count} ${units.kind}`, String(who.length), String(documents)]);
  }
  printTable(rows);
  for (const [reason, sentence] of reasons) printLine(`(${reason}) ${sentence}`);

  const nameOf = (id: string): string => annotators.find((each) => each.id === id)?.name ?? id;
  const [headline] = measures;
  const pairs = pairwise.filter(({ name }) => name === headline?.name);
  if (headline !== undefined && pairs.length > 1) {
    printLine(`\n${headline.name}, pair by pair`);
    printTable(pairs.map(({ annotators: both, value, reason, documents }) => [both.map(nameOf).join(' – '), shown(value, reason), `${documents} documents`]));
  }
  const labels = byLabel.filter(({ name }) => name === headline?.name);
  if (headline !== undefined && labels.length > 0) {
    printLine(`\n${headline.name}, label by label`);
    printTable(labels.map(({ label, value, reason }) => [label, shown(value, reason)]));
  }
  const excluded = new Map(measures.flatMap(({ excluded: entries }) => entries).map((entry) => [`${entry.reason}/${entry.kind}`, entry]));
  if (excluded.size === 0) return;
  printLine('\nleft out');
  const lines: string[][] = [];
  for (const { reason, kind, count, documents } of excluded.values()) {
    lines.push([`${count} ${kind}`, `in ${documents} documents`, await sentenceOf('agreement.excluded', reason)]);
  }
  printTable(lines);
}

const figure = (value: number): string => value.toFixed(3);
const shown = (value: number | null, reason: string | undefined): string => (value === null ? `– (${reason ?? ''})` : figure(value));

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)), []);
  for (const row of rows) printLine(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
