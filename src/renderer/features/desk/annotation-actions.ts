import { useMemo } from 'react';
import type { Input, Output } from '../../../domain/api.ts';
import type { Layer, Relation } from '../../../domain/model/annotation.ts';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBridge } from '../../bridge/bridge-context.ts';

/**
 * What a person does to the annotations of one document. Every call is one operation that undo takes back. A call
 * that is refused says so at the foot of the window and answers undefined.
 */
export interface AnnotationActions {
  readonly createSpan: (start: Omit<Input<'spans.create'>, 'document'>) => Promise<SpanView | undefined>;
  readonly updateSpan: (change: Input<'spans.update'>) => Promise<SpanView | undefined>;
  readonly divideSpan: (cut: Input<'spans.divide'>) => Promise<Output<'spans.divide'> | undefined>;
  readonly joinSpans: (pair: Input<'spans.join'>) => Promise<Output<'spans.join'> | undefined>;
  readonly removeSpans: (ids: string[]) => Promise<unknown>;
  readonly createRelation: (start: Input<'relations.create'>) => Promise<Relation | undefined>;
  readonly updateRelation: (change: Input<'relations.update'>) => Promise<Relation | undefined>;
  readonly removeRelations: (ids: string[]) => Promise<unknown>;
  /** No values take the label back. */
  readonly setDocumentLabel: (label: string, values: string[]) => Promise<unknown>;
  readonly setSegments: (segments: Input<'segments.set'>['segments']) => Promise<unknown>;
  readonly updateLayer: (change: Omit<Input<'layers.update'>, 'document'>) => Promise<Layer | undefined>;
}

export function useAnnotationActions(document: string): AnnotationActions {
  const bridge = useBridge();
  const attempt = useAttempt();
  return useMemo(
    (): AnnotationActions => ({
      createSpan: (start) => attempt(() => bridge.call('spans.create', { document, ...start })),
      updateSpan: (change) => attempt(() => bridge.call('spans.update', change)),
      divideSpan: (cut) => attempt(() => bridge.call('spans.divide', cut)),
      joinSpans: (pair) => attempt(() => bridge.call('spans.join', pair)),
      removeSpans: (ids) => attempt(() => bridge.call('spans.remove', { ids })),
      createRelation: (start) => attempt(() => bridge.call('relations.create', start)),
      updateRelation: (change) => attempt(() => bridge.call('relations.update', change)),
      removeRelations: (ids) => attempt(() => bridge.call('relations.remove', { ids })),
      setDocumentLabel: (label, values) =>
        attempt(
          (): Promise<Output<'documentLabels.set' | 'documentLabels.remove'>> =>
            values.length === 0
              ? bridge.call('documentLabels.remove', { document, label })
              : bridge.call('documentLabels.set', { document, label, values }),
        ),
      setSegments: (segments) => attempt(() => bridge.call('segments.set', { document, segments })),
      updateLayer: (change) => attempt(() => bridge.call('layers.update', { document, ...change })),
    }),
    [bridge, attempt, document],
  );
}
