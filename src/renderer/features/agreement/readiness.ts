import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { LayerStatus } from './agreement-view.ts';

/**
 * What stands in the way of any agreement, whatever is chosen: others' work is hidden from who asks (`blind`), nobody to
 * compare with (`alone`), nobody finished (`nobody-done`), or no document that two have finished (`nothing-shared`). Null
 * where figures can be had.
 */
export type Lack = 'blind' | 'alone' | 'nobody-done' | 'nothing-shared';

/**
 * The same from the library's rows. Where `statuses` were chosen the page shows what they give, with its reason; nothing
 * chosen stands for what is done, and whoever has nothing done yet is told what to do.
 */
export function lackOf(documents: readonly Pick<DocumentSummary, 'layers'>[], statuses: readonly LayerStatus[]): Lack | null {
  const layers = documents.flatMap((document) => document.layers);
  const people = new Set(layers.filter(({ status }) => status !== 'new').map(({ annotator }) => annotator));
  if (people.size < 2) return 'alone';
  if (statuses.length > 0) return null;
  const doneIn = (document: Pick<DocumentSummary, 'layers'>): number => document.layers.filter(({ status }) => status === 'done').length;
  if (documents.some((document) => doneIn(document) > 1)) return null;
  return layers.some(({ status }) => status === 'done') ? 'nothing-shared' : 'nobody-done';
}
