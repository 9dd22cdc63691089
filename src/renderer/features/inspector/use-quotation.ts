import { useIntl } from 'react-intl';
import type { DocumentDetail } from '../../../domain/api/document-methods.ts';
import { publicationWords } from '../../ui/publication-time.tsx';
import { copyQuotation, quotationOf } from './quotation.ts';

/** Isolates that keep a date together inside a sentence; on its own it needs none. */
const isolates = /[\u2066-\u2069]/gu;

/** Copies stretches of a document's text as a quotation (`[start, end)` in UTF-16 code units); answers whether it was. */
export function useQuotation(): (detail: DocumentDetail, ranges: readonly (readonly [number, number])[]) => boolean {
  const intl = useIntl();
  return ({ document, text }, ranges) =>
    copyQuotation(
      quotationOf({
        fragments: ranges.map(([start, end]) => text.slice(start, end)),
        direction: document.direction,
        outlet: document.publisher ?? document.title,
        date: document.publishedAt === null ? null : publicationWords(intl, document.publishedAt).replaceAll(isolates, ''),
        url: document.url,
      }),
    );
}
