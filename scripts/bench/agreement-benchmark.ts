import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { AgreementMeasure } from '../../src/domain/api/agreement-methods.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { agreementProject, type Sizes } from './agreement-project.ts';
import { median, timed, type Figure } from './measure.ts';

const coefficients: AgreementMeasure[] = ['alpha-nominal', 'cohen-kappa', 'span-f1-exact', 'span-f1-overlap'];
const family: AgreementMeasure[] = ['unitizing-u', 'unitizing-binary', 'unitizing-coding'];

/** Milliseconds that are allowed, whatever the floor. */
const allowed = 2000;

/**
 * Agreement asked for through the one door, with 1,000 bootstrap samples, beside reading the same spans out of the
 * file; and what a document costs where there are a hundred times as many.
 */
export async function benchmarkAgreement(folder: string, quick: boolean): Promise<readonly Figure[]> {
  const sizes = { documents: quick ? 100 : 1000, annotators: 5, spans: 50 };
  const file = path.join(folder, 'agreement.isnad');
  agreementProject(file, sizes);
  const floor = bareReading(file);
  const figures: Figure[] = [];
  const told = `${sizes.documents} documents × ${sizes.annotators} annotators × ${sizes.spans} spans, 1000 samples`;
  for (const [name, measures] of [['nominal α, κ and F1', coefficients], ['the unitizing family', family]] as const) {
    figures.push({
      name: `${name}: ${told}`, unit: 'ms', measured: await asked(file, measures, 3),
      floor, floorName: 'bare reading of the spans', limit: () => allowed, limitName: '2 s',
    });
  }
  const few = await costOf(folder, { documents: 100, annotators: 2, spans: 10 });
  const many = await costOf(folder, { documents: quick ? 1000 : 10_000, annotators: 2, spans: 10 });
  figures.push({
    name: `agreement for each of ${many.documents} documents`, unit: 'ms', measured: many.each,
    floor: few.each, floorName: `for each of ${few.documents}`, limit: (value) => 1.5 * value, limitName: '1.5 × floor',
  });
  return figures;
}

async function asked(file: string, measures: readonly AgreementMeasure[], rounds: number): Promise<number> {
  const workbench = await openWorkbench(file, { actor: { name: 'Benchmark' }, backups: 'off' });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await timed(() => workbench.call('agreement.measure', { measures: [...measures], samples: 1000 })));
  }
  await workbench.close();
  return median(times);
}

/** What the thread costs to start is the same for one document: it is taken off. */
async function costOf(folder: string, sizes: Sizes): Promise<{ readonly documents: number; readonly each: number }> {
  const measures = [...coefficients, ...family];
  const file = path.join(folder, `agreement-${sizes.documents}.isnad`);
  agreementProject(file, sizes);
  const empty = path.join(folder, `agreement-${sizes.documents}-empty.isnad`);
  agreementProject(empty, { ...sizes, documents: 1 });
  const [start, whole] = [await asked(empty, measures, 5), await asked(file, measures, 5)];
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
