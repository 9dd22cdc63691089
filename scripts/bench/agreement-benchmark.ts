import { execFileSync } from 'node:child_process';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { AgreementMeasure } from '../../src/domain/api/agreement-methods.ts';
import { agreementProject, type Sizes } from './agreement-project.ts';
import { median, type Figure } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

const coefficients: AgreementMeasure[] = ['alpha-nominal', 'cohen-kappa', 'span-f1-exact', 'span-f1-overlap'];
const family: AgreementMeasure[] = ['unitizing-u', 'unitizing-binary', 'unitizing-coding'];

/** Milliseconds that are allowed, whatever the floor. */
const allowed = { coefficients: 2000, gamma: 5000 };

/**
 * Agreement asked for at the command line, with 1,000 bootstrap samples, beside reading the same spans out of the
 * file; γ, where a document is aligned; and what a document costs where there are a hundred times as many.
 */
export function benchmarkAgreement(folder: string, quick: boolean): readonly Figure[] {
  const sizes = { documents: quick ? 100 : 1000, annotators: 5, spans: 50 };
  const file = path.join(folder, 'agreement.isnad');
  agreementProject(file, sizes);
  const floor = bareReading(file);
  const figures: Figure[] = [];
  const told = `${sizes.documents} documents × ${sizes.annotators} annotators × ${sizes.spans} spans, 1000 samples`;
  for (const [name, measures] of [['nominal α, κ and F1', coefficients], ['the unitizing family', family]] as const) {
    figures.push({
      name: `${name}: ${told}`, unit: 'ms', measured: asked(file, measures, 5),
      floor, floorName: 'bare reading of the spans', limit: () => allowed.coefficients, limitName: '2 s',
    });
  }
  const units = path.join(folder, 'agreement-gamma.isnad');
  agreementProject(units, { documents: 1, annotators: 3, spans: 100 });
  figures.push({
    name: 'γ to 2 %: a document of 3 × 100 units', unit: 'ms', measured: asked(units, ['gamma'], 3),
    floor: asked(units, ['alpha-nominal'], 3), floorName: 'nominal α of the same', limit: () => allowed.gamma, limitName: '5 s',
  });
  const few = costOf(folder, { documents: 100, annotators: 2, spans: 10 });
  const many = costOf(folder, { documents: quick ? 1000 : 10_000, annotators: 2, spans: 10 });
  figures.push({
    name: `agreement for each of ${many.documents} documents`, unit: 'ms', measured: many.each,
    floor: few.each, floorName: `for each of ${few.documents}`, limit: (value) => 1.5 * value, limitName: '1.5 × floor',
  });
  return figures;
}

/**
 * How long a person waits at the command line: the built program starts, opens the project, measures and prints. Of
 * several runs the quickest, which tells most of the program and least of what else the machine did.
 */
function asked(file: string, measures: readonly AgreementMeasure[], rounds: number): number {
  const command = [path.join(root, 'scripts', 'isnad.mjs'), 'agreement', file, '--samples', '1000', '--json', '--measure', ...measures];
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    execFileSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** What the program costs to start is the same for one document: it is taken off. */
function costOf(folder: string, sizes: Sizes): { readonly documents: number; readonly each: number } {
  const measures = [...coefficients, ...family];
  const file = path.join(folder, `agreement-${sizes.documents}.isnad`);
  agreementProject(file, sizes);
  const empty = path.join(folder, `agreement-${sizes.documents}-empty.isnad`);
  agreementProject(empty, { ...sizes, documents: 1 });
  const [start, whole] = [asked(empty, measures, 5), asked(file, measures, 5)];
  return { documents: sizes.documents, each: (whole - start) / sizes.documents };
}

function bareReading(file: string): number {
  const database = new Sqlite(file, { readonly: true });
  const statement = database.prepare('SELECT document, annotator, label, start, end FROM spans JOIN fragments ON span = id');
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    for (const row of statement.iterate()) void row;
    return performance.now() - start;
  });
  database.close();
  return median(times);
}
