import type { AgreementCellRequest, ComparedSpans } from '../../domain/api/agreement-methods.ts';
import type { SpanView } from '../../domain/api/annotation-methods.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { found } from '../handlers/found.ts';
import { spanViewer } from '../handlers/span-viewer.ts';
import { chooseLayers } from './choose-layers.ts';
import { matchesOf, type MatchedSpans } from './confusion.ts';
import { createExclusions } from './exclusions.ts';
import { readDocuments } from './read-documents.ts';

const usualLimit = 200;

/**
 * The spans behind a cell of the confusion matrix, matched as there. The cell is one with its mirror, so that whoever
 * said `first` is named first.
 * @param onStep Called after each document; what it throws ends the work.
 */
export function agreementCell(
  database: ReadableDatabase,
  { first, second, limit = usualLimit, ...selection }: AgreementCellRequest,
  onStep: (done: number, total: number) => void,
): ComparedSpans[] {
  const excluded = createExclusions();
  const chosen = chooseLayers(database, selection, excluded);
  const view = spanViewer(database);
  const labelOf = (span: MatchedSpans['first']): string | null => (span === null ? null : (chosen.spanLabels[span.label] ?? null));
  const viewOf = (span: MatchedSpans['first']): SpanView | null => (span === null || span.id === null ? null : view(found(database, 'span', span.id)));
  const compared: ComparedSpans[] = [];
  let done = 0;
  for (const document of readDocuments({ database, chosen, roles: selection.roles, unit: 'character', excluded, withIds: true })) {
    for (const { coders, matches } of matchesOf(document)) {
      const [one, other] = [chosen.annotators[coders[0]] ?? '', chosen.annotators[coders[1]] ?? ''];
      for (const match of matches) {
        if (compared.length >= limit) return compared;
        const labels = [labelOf(match.first), labelOf(match.second)];
        const place = { document: document.id, title: document.title };
        if (labels[0] === first && labels[1] === second) {
          compared.push({ ...place, annotators: [one, other], first: viewOf(match.first), second: viewOf(match.second) });
        } else if (labels[0] === second && labels[1] === first) {
          compared.push({ ...place, annotators: [other, one], first: viewOf(match.second), second: viewOf(match.first) });
        }
      }
    }
    done += 1;
    onStep(done, chosen.documents.length);
  }
  return compared;
}
