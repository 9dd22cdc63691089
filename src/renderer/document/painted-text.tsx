import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import type { DocumentDetail } from '../../domain/api/document-methods.ts';
import { directedParagraphs } from './paragraph-directions.ts';
import { createPainter } from './painter.ts';
import type { PaintableSpan } from './painter.ts';
import { revealStretch } from './reveal.ts';
import type { TextPositions } from './text-positions.ts';
import { TextView } from './text-view.tsx';
import { watchVisibleWindow } from './visible-window.ts';

interface PaintedTextProps {
  readonly detail: DocumentDetail;
  readonly spans: readonly PaintableSpan[];
  /** The span to bring into view and mark; a new object marks it again. */
  readonly chosen: { readonly id: string } | null;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** A document's text with its spans painted over it, as far as they can be seen. */
export function PaintedText({ detail, spans, chosen, scroller }: PaintedTextProps) {
  const { text, segments, document } = detail;
  const paragraphs = useMemo(
    () => directedParagraphs(text, document.direction, segments),
    [text, document.direction, segments],
  );
  const [positions, setPositions] = useState<TextPositions | null>(null);
  const painter = useMemo(() => (positions === null ? null : createPainter(positions.rangeOf)), [positions]);
  const fragmentOf = useEffectEvent((id: string) => spans.find((span) => span.id === id)?.fragments[0]);

  useEffect(() => {
    const element = scroller.current;
    if (positions === null || painter === null || element === null) return undefined;
    const visible = watchVisibleWindow(element, positions, ({ first, last }) => {
      painter.show({ start: positions.index.rangeOf(first).start, end: positions.index.rangeOf(last).end });
    });
    return () => {
      visible.dispose();
      painter.dispose();
    };
  }, [positions, painter, scroller]);

  useEffect(() => {
    painter?.load(spans, segments.filter((segment) => segment.excluded));
  }, [painter, spans, segments]);

  useEffect(() => {
    if (positions === null || painter === null) return;
    painter.mark(chosen?.id ?? null);
    const fragment = chosen === null ? undefined : fragmentOf(chosen.id);
    if (fragment !== undefined && scroller.current !== null) {
      revealStretch(scroller.current, positions, fragment[0], fragment[1]);
    }
  }, [positions, painter, chosen, scroller]);

  return (
    <TextView
      text={text}
      direction={document.direction}
      paragraphs={paragraphs}
      label={document.title}
      onPositions={setPositions}
    />
  );
}
