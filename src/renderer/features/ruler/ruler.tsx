import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { PointerEvent } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { BLOCK_SIZE } from '../../document/text-nodes.ts';
import type { TextPositions } from '../../document/text-positions.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import styles from './ruler.module.css';
import { rulerRows } from './ruler-rows.ts';
import type { RulerMark, RulerPart } from './ruler-rows.ts';

export interface RulerProps {
  readonly surface: TextSurface;
  readonly spans: readonly SpanView[];
  readonly ownId: string | null;
  readonly labels: readonly SpanLabel[];
  readonly theme: ResolvedTheme;
  readonly hits: readonly TextRange[];
  readonly suggestions: readonly TextRange[];
  readonly excluded: readonly TextRange[];
}

/** So many blocks are measured paragraph by paragraph; of longer texts only the blocks, which need no layout. */
const FEW_BLOCKS = 4;
const WIDTH = 14;

/** Where the parts of the text stand in what scrolls. */
function measure(scroller: HTMLElement, positions: TextPositions): RulerPart[] {
  const { blocks, paragraphs, index } = positions;
  const whole = scroller.scrollHeight;
  const above = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const byParagraph = blocks.length <= FEW_BLOCKS;
  return (byParagraph ? paragraphs : blocks).map((element, number) => {
    const { top, bottom } = element.getBoundingClientRect();
    const first = byParagraph ? number : number * BLOCK_SIZE;
    const last = byParagraph ? number : Math.min(first + BLOCK_SIZE, index.count) - 1;
    return {
      start: index.rangeOf(first).start,
      end: index.rangeOf(last).end,
      top: (top - above) / whole,
      bottom: (bottom - above) / whole,
    };
  });
}

/**
 * Beside the text: where its spans, hits, suggestions and excluded stretches lie, and what of it is in view. A press
 * or a drag goes there. For the eye and the pointer only; the list of spans says the same to everybody. It is drawn
 * when the page has nothing better to do, never in the frame of an edit.
 */
export function Ruler({ surface, spans, ownId, labels, theme, hits, suggestions, excluded }: RulerProps) {
  const content = useMemo(
    () => ({ surface, spans, ownId, labels, theme, hits, suggestions, excluded }),
    [surface, spans, ownId, labels, theme, hits, suggestions, excluded],
  );
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const draw = useEffectEvent(() => {
    if (canvas.current !== null) drawRuler(canvas.current, content);
  });
  const placeView = useEffectEvent(() => {
    if (view.current === null || host.current === null) return;
    const { scrollTop, scrollHeight, clientHeight } = surface.scroller;
    const height = host.current.clientHeight / scrollHeight;
    view.current.hidden = scrollHeight <= clientHeight;
    view.current.style.transform = `translateY(${(scrollTop * height).toFixed(1)}px)`;
    view.current.style.blockSize = `${(clientHeight * height).toFixed(1)}px`;
  });

  useEffect(() => {
    const turn = requestIdleCallback(
      () => {
        if (canvas.current !== null) drawRuler(canvas.current, content);
      },
      { timeout: 600 },
    );
    return () => cancelIdleCallback(turn);
  }, [content]);

  useEffect(() => {
    const { scroller, positions } = surface;
    let turn = 0;
    const renew = (): void => {
      placeView();
      cancelIdleCallback(turn);
      turn = requestIdleCallback(draw, { timeout: 600 });
    };
    const onScroll = (): void => placeView();
    // Blocks take their real heights when they come near; what holds them all tells of each.
    const sizes = new ResizeObserver(renew);
    sizes.observe(scroller);
    const article = positions.blocks[0]?.parentElement;
    if (article !== null && article !== undefined) sizes.observe(article);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelIdleCallback(turn);
      sizes.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [surface]);

  const goTo = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    surface.showAt((event.clientY - box.top) / box.height);
  };

  return (
    <div
      ref={host}
      className={styles.ruler}
      aria-hidden="true"
      data-ruler=""
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // The text keeps the keyboard.
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
      }}
    >
      <canvas ref={canvas} className={styles.marks} />
      <div ref={view} className={styles.view} />
    </div>
  );
}

/** Lanes from the text outwards: one's own spans, those of others, hits and suggestions; in CSS pixels. */
const lanes = { own: [1, 5], others: [7, 2], found: [10, 4] } as const;

function drawRuler(canvas: HTMLCanvasElement, content: RulerProps): void {
  const { surface, spans, ownId, labels, theme, hits, suggestions, excluded } = content;
  const context = canvas.getContext('2d');
  const rows = canvas.clientHeight;
  if (context === null || rows === 0) return;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(WIDTH * ratio);
  canvas.height = Math.round(rows * ratio);
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const [ink, faint] = [style.color, style.borderColor];
  // The text lies at the ruler's start.
  const isMirrored = style.direction === 'rtl';
  const parts = measure(surface.scroller, surface.positions);

  const paint = (marks: readonly RulerMark[], [x, width]: readonly [number, number], colourOf: (number: number) => string): void => {
    const shown = rulerRows(parts, marks, rows);
    const left = isMirrored ? WIDTH - x - width : x;
    for (let row = 0; row < rows; ) {
      const number = shown[row] ?? -1;
      let end = row + 1;
      while (end < rows && shown[end] === number) end += 1;
      if (number >= 0) {
        context.fillStyle = colourOf(number);
        context.fillRect(left, row, width, end - row);
      }
      row = end;
    }
  };

  const colours = new Map(labels.map(({ id, appearance }) => [id, appearance[theme]]));
  const ofSpans = (own: boolean): { marks: RulerMark[]; labels: string[] } => {
    const [marks, names]: [RulerMark[], string[]] = [[], []];
    for (const { annotator, label, fragments } of spans) {
      if ((annotator === ownId) !== own) continue;
      for (const [start, end] of fragments) {
        marks.push({ start, end });
        names.push(label);
      }
    }
    return { marks, labels: names };
  };
  context.globalAlpha = 0.35;
  paint(excluded, [0, WIDTH], () => faint);
  context.globalAlpha = 1;
  const own = ofSpans(true);
  paint(own.marks, lanes.own, (number) => colours.get(own.labels[number] ?? '') ?? ink);
  const others = ofSpans(false);
  context.globalAlpha = 0.7;
  paint(others.marks, lanes.others, (number) => colours.get(others.labels[number] ?? '') ?? ink);
  context.globalAlpha = 1;
  paint(suggestions, [lanes.found[0], 2], () => faint);
  paint(hits, lanes.found, () => ink);
}
