import fs from 'node:fs';
import path from 'node:path';
import { Problem } from '../../src/domain/problem.ts';
import type { Workbench } from '../../src/engine/workbench-types.ts';
import type { Random } from './random.ts';

const sentences = [
  'قالت الرئاسة إن المدنيين لم يتضرروا في العملية.',
  'وذكرت وكالة الأنباء أن 27 شخصًا قُتلوا بينهم مدنيون.',
  'نفى المتحدث باسم الوزارة صحة هذه الأنباء.',
  'وأضاف شاهد أن القصف استمر ساعتين.',
];

export function someText(random: Random, length = 3): string {
  const lines = Array.from({ length }, () => `${random.pick(sentences)} (${random.below(1e9)})`);
  return lines.join('\n');
}

export interface Step {
  readonly method: string;
  readonly run: (workbench: Workbench) => Promise<unknown>;
  /** How many files an import brings in, all of which are new; else 0. */
  readonly files: number;
}

/** One random change of a project; what has nothing to work on makes a document instead. */
export async function randomStep(workbench: Workbench, random: Random, inbox: string): Promise<Step> {
  const { documents } = await workbench.call('documents.list', { removed: false });
  const spans = await workbench.call('spans.list', {});
  const step = (method: string, run: Step['run'], files = 0): Step => ({ method, run, files });
  const create = step('documents.create', (w) => w.call('documents.create', { text: someText(random) }));
  const document = documents.length === 0 ? undefined : random.pick(documents);
  const choice = random.below(20);
  if (document === undefined || choice === 0) return create;
  const span = spans.filter((one) => one.document === document.id)[0];
  if (choice < 3) return importStep(random, inbox);
  if (choice < 5) return step('history.undo', (w) => w.call('history.undo', {}));
  if (choice < 7) return step('history.redo', (w) => w.call('history.redo', {}));
  if (choice === 7) {
    const segments = [
      { start: 0, end: 3, role: 'headline', excluded: false } as const,
      { start: 4, end: 6 + random.below(5), role: 'body', excluded: random.below(2) === 0 } as const,
    ];
    return step('segments.set', (w) => w.call('segments.set', { document: document.id, segments }));
  }
  if (choice === 8) return step('documents.remove', (w) => w.call('documents.remove', { id: document.id }));
  if (choice === 9) {
    const text = someText(random, 4);
    return step('revisions.create', (w) => w.call('revisions.create', { document: document.id, text }));
  }
  if (choice < 12 && span !== undefined) {
    const note = `ملاحظة ${random.below(1000)}`;
    return step('spans.update', (w) => w.call('spans.update', { id: span.id, note }));
  }
  if (choice === 12 && span !== undefined) {
    return step('spans.remove', (w) => w.call('spans.remove', { ids: [span.id] }));
  }
  const claims = spans.filter(({ label }) => label === 'claim');
  if (choice < 16 && claims.length >= 2) {
    const [from, to] = [random.pick(claims), random.pick(claims)];
    return step('relations.create', (w) =>
      w.call('relations.create', {
        label: 'contradicts',
        from: { kind: 'span', id: from.id },
        to: { kind: 'span', id: to.id },
      }),
    );
  }
  const start = random.below(8);
  return step('spans.create', (w) =>
    w.call('spans.create', { document: document.id, label: 'claim', fragments: [[start, start + 1 + random.below(9)]] }),
  );
}

function importStep(random: Random, inbox: string): Step {
  fs.mkdirSync(inbox, { recursive: true });
  const sources = Array.from({ length: 2 + random.below(8) }, () => {
    const file = path.join(inbox, `${random.below(1e9)}.txt`);
    fs.writeFileSync(file, someText(random, 12));
    return file;
  });
  const run: Step['run'] = (workbench) => workbench.call('documents.import', { sources });
  return { method: 'documents.import', run, files: sources.length };
}

/** Refusals that a random choice can meet; anything else is a fault. */
const expected: ReadonlySet<string> = new Set([
  'nothing-to-undo',
  'nothing-to-redo',
  'cannot-undo',
  'in-use',
  'not-found',
  'relation-ends-equal',
  'offsets-outside-text',
  'offsets-split-character',
  'already-exists',
  'segment-excluded',
]);

export function isExpectedRefusal(thrown: unknown): boolean {
  return thrown instanceof Problem && expected.has(thrown.code);
}
