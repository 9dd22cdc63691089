import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useIntl } from 'react-intl';
import type { DocumentDetail } from '../../domain/api/document-methods.ts';
import type { TextRange } from '../../domain/text/range.ts';
import type { TextSelection } from '../../domain/text/selection.ts';
import { arrival } from '../ui/arrival.ts';
import styles from './document-text.module.css';
import { directedParagraphs } from './paragraph-directions.ts';
import type { PaintableSpan, PaintState } from './painter.ts';
import { usePointerHits } from './pointer-hits.ts';
import type { TextPositions } from './text-positions.ts';
import { openSurface } from './text-surface.ts';
import type { TextSurface } from './text-surface.ts';
import { TextView } from './text-view.tsx';
import { useTextCaret } from './use-text-caret.ts';

interface DocumentTextProps {
  readonly detail: DocumentDetail;
  readonly spans: readonly PaintableSpan[];
  readonly state: PaintState;
  readonly selection: TextSelection | null;
  /** Whether arrows move the caret; not while they go from span to span. */
  readonly movesCaret: boolean;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onSurface: (surface: TextSurface | null) => void;
  readonly onSelection: (selection: TextSelection | null) => void;
  /** A press that selects no text: the spans under it, innermost first, and the offset. */
  readonly onPress: (spans: readonly string[], offset: number) => void;
  readonly onHover: (span: string | null) => void;
  /** The edges of a span were dragged to other places; UTF-16 offsets, by fragment. */
  readonly onReshape: (span: string, fragments: readonly TextRange[]) => void;
}

/** An application to assistive technology: its single keys must reach it, and what they select is said beside it. */
const keyboard = { role: 'application', tabIndex: 0 };

/** A document's text with its spans painted over it, and the caret that walks in it. */
export function DocumentText(props: DocumentTextProps) {
  const { detail, spans, state, scroller, onSurface } = props;
  const { text, segments, document } = detail;
  const intl = useIntl();
  const host = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(
    () => directedParagraphs(text, document.direction, segments),
    [text, document.direction, segments],
  );
  const [positions, setPositions] = useState<TextPositions | null>(null);
  const [surface, setSurface] = useState<TextSurface | null>(null);
  const tellSurface = useEffectEvent((next: TextSurface | null) => {
    setSurface(next);
    onSurface(next);
  });
  const reshape = useEffectEvent(props.onReshape);
  usePointerHits(host, surface, props.onHover);

  useEffect(() => {
    const element = scroller.current;
    if (positions === null || element === null || host.current === null) return undefined;
    const opened = openSurface({ text, positions, scroller: element, host: host.current, onReshape: reshape });
    tellSurface(opened.surface);
    return () => {
      tellSurface(null);
      opened.close();
    };
  }, [text, positions, scroller]);

  useEffect(() => {
    surface?.painter.update(spans, segments.filter((segment) => segment.excluded));
  }, [surface, spans, segments]);

  useEffect(() => {
    surface?.painter.setState(state);
  }, [surface, state]);

  const { selection, movesCaret, onSelection, onPress } = props;
  const { handlers, spoken } = useTextCaret({
    host,
    surface,
    text,
    selection,
    movesCaret,
    onSelection,
    onPress: ({ offset, cluster }) => {
      onPress(cluster === null ? [] : (surface?.painter.spansAt(cluster.start) ?? []), offset);
    },
  });

  return (
    <>
      <div
        ref={host}
        className={styles.host}
        aria-label={intl.formatMessage({ id: 'reader.text' })}
        {...keyboard}
        {...handlers}
        {...arrival}
      >
        <TextView
          text={text}
          direction={document.direction}
          paragraphs={paragraphs}
          label={document.title}
          onPositions={setPositions}
        />
      </div>
      <div className={styles.spoken} aria-live="polite">
        <bdi>{spoken}</bdi>
      </div>
    </>
  );
}
