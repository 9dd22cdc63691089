import path from 'node:path';
import { onTestFinished } from 'vitest';
import { beginFromBundle } from '../../src/engine/exchange/exchange.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { doorOf, fixed, temporaryProject, type Door } from './project.ts';

export const TEXT = 'قالت الرئاسة إن المدنيين لم يتضرروا.\nوقال المستشفى إن 27 شخصا قتلوا.';

export interface Team {
  readonly folder: string;
  readonly lead: Door;
  readonly document: string;
  readonly ids: Readonly<Record<'منى' | 'سالم' | 'ليلى', string>>;
  readonly out: (name: string) => string;
  /** A copy begun from an assignment for somebody. */
  readonly copyFor: (name: 'سالم' | 'ليلى', file?: string, clock?: () => number) => Promise<Door>;
  /** The lead’s project as it stands, as another file. */
  readonly reopen: (file: string) => Promise<Door>;
}

/** A lead with a document and a span of hers, two annotators, and copies for them. */
export async function team({ blind }: { blind: boolean }): Promise<Team> {
  const project = temporaryProject();
  const lead = await project.open('منى');
  const { id: document } = await lead.call('documents.create', { text: TEXT });
  await lead.call('spans.create', { document, label: 'claim', fragments: [[16, 36]], note: 'ملاحظة القائدة' });
  const [mona] = await lead.call('annotators.list', {});
  const salem = await lead.call('annotators.create', { name: 'سالم' });
  const layla = await lead.call('annotators.create', { name: 'ليلى' });
  if (blind) await lead.call('project.update', { blind: true });
  const folder = path.dirname(project.file);
  const ids = { منى: mona?.id ?? '', سالم: salem.id, ليلى: layla.id };
  let seed = 100;
  const out = (name: string) => path.join(folder, name);
  const copyFor = async (name: 'سالم' | 'ليلى', file = `${name}.isnad`, clock: () => number = Date.now) => {
    const bundle = out(`to ${file}.isnad-bundle`);
    await lead.call('bundles.write', { annotator: ids[name], path: bundle });
    const made = fixed((seed += 1));
    await beginFromBundle(out(file), bundle, { ids: made.ids });
    const copy = doorOf(await openWorkbench(out(file), { actor: { name }, ids: made.ids, clock, backups: 'off' }));
    onTestFinished(() => copy.close());
    return copy;
  };
  const reopen = async (file: string) => {
    await lead.call('project.saveCopy', { path: out(file) });
    const door = doorOf(await openWorkbench(out(file), { actor: { name: 'منى' }, ids: fixed((seed += 1)).ids, backups: 'off' }));
    onTestFinished(() => door.close());
    return door;
  };
  return { folder, lead, document, ids, out, copyFor, reopen };
}

/** Writes the layers of somebody into a bundle and answers its place. */
export async function layersOf(copy: Door, annotator: string, file: string): Promise<string> {
  await copy.call('bundles.write', { annotator, path: file });
  return file;
}
