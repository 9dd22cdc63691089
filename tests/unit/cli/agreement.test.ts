import { expect, it, vi } from 'vitest';
import { commandLine } from './support.ts';

// Each call is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly interval: { readonly samples: number } | null;
  readonly annotators: readonly { readonly name: string }[];
}

it('prints how far annotators agree, as JSON with names beside ids or as a table', async () => {
  const cli = commandLine();
  await cli.run(['sample', 'a.isnad', '--language', 'en']);
  const ask = ['agreement', 'a.isnad', '--measure', 'alpha-nominal', 'span-f1-exact', '--samples', '100'];
  const report = await cli.json(...ask, '--json');
  const measures = report['measures'] as Figure[];
  expect(measures.map(({ name }) => name)).toEqual(['alpha-nominal', 'span-f1-exact']);
  for (const { value, interval, annotators } of measures) {
    expect(value).toBeGreaterThan(0.5);
    expect(interval?.samples).toBe(100);
    expect(annotators.map(({ name }) => name).sort()).toEqual(['كريم عبّود', 'هند الراوي'].sort());
  }
  expect(Object.keys(report)).toEqual(expect.arrayContaining(['pairwise', 'byLabel', 'confusion', 'attributes', 'byDocument', 'overTime', 'seed']));
  expect(await cli.json(...ask, '--json')).toEqual(report);
  const seeded = (await cli.json(...ask, '--seed', '2', '--json'))['measures'] as Figure[];
  expect(seeded[0]?.value).toBe(measures[0]?.value);
  expect(seeded[0]?.interval).not.toEqual(measures[0]?.interval);

  const read = await cli.run(ask);
  expect(read.status).toBe(0);
  expect(read.out).toContain((measures[0]?.value ?? 0).toFixed(3));
  expect(read.out).toMatch(/7 layer +in 7 documents/);

  const alone = (await cli.json('agreement', 'a.isnad', '--annotator', 'هند الراوي', '--json'))['measures'] as (Figure & { reason?: string })[];
  expect(new Set(alone.map(({ value, reason }) => `${value} ${reason}`))).toEqual(new Set(['null one-annotator']));

  // The text of a document, a role and the calibration set, which the sample has none of.
  const listed = JSON.parse((await cli.run(['call', 'a.isnad', 'documents.list', '{}'])).out) as { documents: { id: string; title: string; source: string }[] };
  const article = listed.documents.find(({ source }) => source === 'today-copy.txt');
  const narrowed = (await cli.json('agreement', 'a.isnad', '--document', article?.title ?? '', '--role', 'body', '--json'))['measures'] as (Figure & { documents: number; units: { count: number } })[];
  const whole = (await cli.json('agreement', 'a.isnad', '--document', article?.id ?? '', '--json'))['measures'] as typeof narrowed;
  expect([narrowed[0]?.documents, whole[0]?.documents]).toEqual([1, 1]);
  expect(whole[0]?.units.count).toBe(544);
  expect(narrowed[0]?.units.count).toBeLessThan(544);
  const calibrated = (await cli.json('agreement', 'a.isnad', '--calibration', '--json'))['measures'] as typeof narrowed;
  expect(calibrated[0]?.documents).toBe(0);

  for (const wrong of [['--role', 'footer'], ['--measure', 'kappa'], ['--unit', 'page'], ['--label', 'claims'], ['--annotator', 'nobody'], ['--status', 'over'], ['--samples', '-1'], ['--seed', 'x'], ['--status', 'done', '--all-layers']]) {
    expect((await cli.run(['agreement', 'a.isnad', ...wrong])).status, wrong.join(' ')).toBe(2);
  }
});
