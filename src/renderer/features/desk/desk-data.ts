import { useMemo } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { DocumentDetail } from '../../../domain/api/document-methods.ts';
import type { Annotator, Layer, Relation } from '../../../domain/model/annotation.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { Output } from '../../../domain/api.ts';
import { problemOf } from '../../app/problems.ts';
import { useAnnotators, useDocument, useDocumentLabels, useLayers, useOwnId, useRelations, useScheme, useSpans } from '../../app/queries.ts';
import { inTextOrder } from '../spans/span-order.ts';

/** Everything that the desk shows of one document. */
export interface DeskData {
  readonly detail: DocumentDetail;
  readonly scheme: Scheme;
  readonly annotators: readonly Annotator[];
  /** All spans that stand in today's text, in its order. */
  readonly spans: readonly SpanView[];
  readonly spanOf: ReadonlyMap<string, SpanView>;
  /** How many spans still stand in an earlier text of the document. */
  readonly elsewhere: number;
  readonly relations: readonly Relation[];
  readonly layers: readonly Layer[];
  readonly documentLabels: Output<'documentLabels.list'>;
  /** Whose layer is written here; null before the person has said her name. */
  readonly ownId: string | null;
}

interface Loading {
  readonly data: DeskData | null;
  /** The first query that failed. */
  readonly failed: { readonly error: unknown; readonly retry: () => void } | null;
}

export function useDeskData(id: string): Loading {
  const document = useDocument(id);
  const spans = useSpans(id);
  const relations = useRelations(id);
  const layers = useLayers(id);
  const documentLabels = useDocumentLabels(id);
  const scheme = useScheme();
  const annotators = useAnnotators();
  const ownId = useOwnId();

  const revision = document.data?.revision.id;
  const present = useMemo(
    () => inTextOrder((spans.data ?? []).filter((span) => span.revision === revision)),
    [spans.data, revision],
  );
  const spanOf = useMemo(() => new Map(present.map((span) => [span.id, span])), [present]);

  const detail = document.data;
  const content = scheme.data?.content;
  const data = useMemo((): DeskData | null => {
    const isThere =
      detail !== undefined &&
      content !== undefined &&
      annotators.data !== undefined &&
      relations.data !== undefined &&
      layers.data !== undefined &&
      documentLabels.data !== undefined &&
      spans.data !== undefined;
    if (!isThere) return null;
    return {
      detail,
      scheme: content,
      annotators: annotators.data,
      spans: present,
      spanOf,
      elsewhere: spans.data.length - present.length,
      relations: relations.data,
      layers: layers.data,
      documentLabels: documentLabels.data,
      ownId,
    };
  }, [detail, content, annotators.data, relations.data, layers.data, documentLabels.data, spans.data, present, spanOf, ownId]);

  // What was read before the connection was lost can be worked on; it is read again when that is back.
  const failed = [document, spans, relations, layers, documentLabels, scheme, annotators].find(
    ({ error, data: read }) => error !== null && (read === undefined || problemOf(error).code !== 'connection-lost'),
  );
  return {
    data,
    failed: failed === undefined ? null : { error: failed.error, retry: () => void failed.refetch() },
  };
}
