import type { EdgeOfFragment } from '../../../domain/text/edge-moves.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import type { HitTesting } from '../hit-testing.ts';
import type { EdgeTick } from '../paintable-span.ts';
import type { Painter } from '../painter.ts';
import { createEdgeScroll } from './edge-scroll.ts';
import styles from './handles.module.css';
import type { OverlayLayer, OverlayView } from './overlay.ts';
import { moveEdge } from './reshaping.ts';

interface HandlesParts {
  readonly text: string;
  /** Scrolls where a handle is dragged to its edge. */
  readonly scroller: HTMLElement;
  readonly painter: Painter;
  readonly hits: HitTesting;
  readonly onReshape: (span: string, fragments: readonly TextRange[]) => void;
}

/** A grip under the pointer, and what the span would become. */
interface Drag extends EdgeOfFragment {
  readonly span: string;
  readonly grip: HTMLElement;
  /** From the pointer to the middle of the line that the grip stood on when it was taken. */
  readonly away: { readonly x: number; readonly y: number };
  readonly before: readonly TextRange[];
  now: readonly TextRange[];
  at: { readonly x: number; readonly y: number };
}

interface GripPlace extends EdgeOfFragment {
  readonly x: number;
  readonly line: DOMRect;
}

/** Where the edge at hand would go to by a clitic or a word. */
interface TickPlace {
  readonly unit: EdgeTick['unit'];
  readonly x: number;
  readonly line: DOMRect;
}

/**
 * Two grips at the edges of each fragment of the chosen span, where it is one's own. Dragged, they go from word
 * to word, with Alt from cluster to cluster; Escape leaves everything as it was.
 */
export function createHandles({ text, scroller, painter, hits, onReshape }: HandlesParts): OverlayLayer {
  const element = document.createElement('div');
  element.className = styles['handles'] ?? '';
  const grips = new Map<string, HTMLElement>();
  const ticks: HTMLElement[] = [];
  let places: GripPlace[] = [];
  let tickPlaces: TickPlace[] = [];
  let box = new DOMRect();
  let drag: Drag | null = null;

  const held = (): { id: string; label: string; fragments: readonly TextRange[] } | null => {
    const id = drag?.span ?? painter.state().selected;
    const span = id === null ? undefined : painter.spanOf(id);
    if (span === undefined || !span.own) return null;
    const fragments = drag?.now ?? span.fragments.map(([start, end]) => ({ start, end }));
    return { id: span.id, label: span.label, fragments };
  };

  const end = (): void => {
    if (drag === null) return;
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('keyup', onKey, true);
    edges.stop();
    // The grip keeps the pointer until it is up, so that its release is no press on the text.
    drag = null;
    painter.preview([]);
  };

  let byCluster = false;
  const follow = (): void => {
    if (drag === null) return;
    const offset = hits.caretAt(drag.at.x + drag.away.x, drag.at.y + drag.away.y);
    if (offset === null) return;
    drag.now = moveEdge(text, drag.before, drag, offset, byCluster ? 'cluster' : 'word');
    painter.preview(drag.now);
  };

  const edges = createEdgeScroll(scroller, follow);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Alt') {
      byCluster = event.type === 'keydown';
      follow();
    } else if (event.key === 'Escape') end();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const begin = (event: PointerEvent, grip: HTMLElement, edge: EdgeOfFragment): void => {
    const span = held();
    const place = places.find((each) => each.fragment === edge.fragment && each.edge === edge.edge);
    if (span === null || place === undefined || event.button !== 0) return;
    // The text keeps the keyboard, and nothing is selected in it.
    event.preventDefault();
    event.stopPropagation();
    grip.setPointerCapture(event.pointerId);
    const now = grip.getBoundingClientRect();
    const away = {
      x: now.left + now.width / 2 - event.clientX,
      y: now.top + place.line.height / 2 - event.clientY,
    };
    const at = { x: event.clientX, y: event.clientY };
    const { fragments } = span;
    drag = { ...edge, span: span.id, grip, away, before: fragments, now: fragments, at };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
  };

  const release = (): void => {
    if (drag === null) return;
    const { span, before, now } = drag;
    end();
    const changed = now.some(({ start, end: last }, number) => {
      return start !== before[number]?.start || last !== before[number].end;
    });
    if (changed) onReshape(span, now);
  };

  const make = (key: string, edge: EdgeOfFragment): HTMLElement => {
    const grip = document.createElement('div');
    grip.className = styles['grip'] ?? '';
    grip.dataset['edge'] = edge.edge;
    grip.dataset['fragment'] = `${edge.fragment}`;
    grip.addEventListener('pointerdown', (event) => begin(event, grip, edge));
    grip.addEventListener('pointermove', (event) => {
      if (drag === null) return;
      drag.at = { x: event.clientX, y: event.clientY };
      byCluster = event.altKey;
      follow();
      edges.at(event.clientY);
    });
    grip.addEventListener('pointerup', release);
    grip.addEventListener('pointercancel', end);
    // A press on a grip is no press on the text.
    grip.addEventListener('click', (event) => event.stopPropagation());
    element.append(grip);
    grips.set(key, grip);
    return grip;
  };

  const measure = ({ shown, box: current }: OverlayView): void => {
    box = current;
    places = [];
    held()?.fragments.forEach((stretch, fragment) => {
      for (const edge of ['start', 'end'] as const) {
        if (stretch[edge] < shown.start || stretch[edge] > shown.end) continue;
        const found = hits.edgeOf(stretch, edge);
        if (found !== null) places.push({ fragment, edge, x: found.x, line: found.line });
      }
    });
    measureTicks(shown);
  };

  const measureTicks = (shown: TextRange): void => {
    const { edge } = painter.state();
    tickPlaces = [];
    // While a grip is dragged the pointer says where the edge goes.
    if (edge === undefined || drag !== null || places.length === 0) return;
    for (const { unit, offset } of edge.ticks) {
      if (offset < shown.start || offset > shown.end) continue;
      const found = hits.edgeOf(edge.edge === 'end' ? { start: 0, end: offset } : { start: offset, end: offset + 1 }, edge.edge);
      if (found !== null) tickPlaces.push({ unit, x: found.x, line: found.line });
    }
  };

  const drawTicks = (label: string): void => {
    tickPlaces.forEach(({ unit, x, line }, number) => {
      const tick = ticks[number] ?? document.createElement('div');
      if (ticks[number] === undefined) {
        tick.className = styles['tick'] ?? '';
        ticks.push(tick);
        element.append(tick);
      }
      if (tick.hidden) tick.hidden = false;
      setData(tick, 'spanLabel', label);
      setData(tick, 'tick', unit);
      tick.style.transform = `translate(${(x - box.left).toFixed(1)}px, ${(line.bottom - box.top).toFixed(1)}px)`;
    });
    for (const tick of ticks.slice(tickPlaces.length)) tick.hidden = true;
  };

  const draw = (): void => {
    const label = held()?.label ?? '';
    const atHand = painter.state().edge;
    const wanted = new Set<string>();
    drawTicks(label);
    for (const { fragment, edge, x, line } of places) {
      const key = `${fragment} ${edge}`;
      wanted.add(key);
      const grip = grips.get(key) ?? make(key, { fragment, edge });
      setData(grip, 'spanLabel', label);
      grip.toggleAttribute('data-at-hand', atHand?.fragment === fragment && atHand.edge === edge);
      grip.style.transform = `translate(${(x - box.left).toFixed(1)}px, ${(line.top - box.top).toFixed(1)}px)`;
      const height = `${line.height.toFixed(1)}px`;
      if (grip.style.blockSize !== height) grip.style.blockSize = height;
    }
    for (const [key, grip] of grips) {
      // A grip that is being dragged keeps the pointer, even out of sight.
      if (wanted.has(key) || grip === drag?.grip) continue;
      grip.remove();
      grips.delete(key);
    }
  };

  return { element, measure, draw, dispose: end };
}

/** An attribute that is written again costs its styles anew, though it be the same. */
function setData(element: HTMLElement, key: string, value: string): void {
  if (element.dataset[key] !== value) element.dataset[key] = value;
}
