import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { documentDirection } from '../../domain/text/direction.ts';
import { defaultScheme } from '../../domain/default-scheme.ts';
import { applyHighlightStyles } from '../document/highlight-styles.ts';
import { directedParagraphs } from '../document/paragraph-directions.ts';
import { openSurface } from '../document/text-surface.ts';
import type { Painter, PaintState } from '../document/painter.ts';
import type { TextSurface } from '../document/text-surface.ts';
import type { TextPositions } from '../document/text-positions.ts';
import { TextView } from '../document/text-view.tsx';
import '../ui/faces.css';
import '../ui/tokens.css';
import { offerBench, secondFrame } from './bench-page.ts';
import type { MeasuredRelation, MeasuredSpan } from './bench-page.ts';
import { deskMark, measuredArcs } from './bench-desk.ts';
import { createArcs } from '../document/overlay/arcs.ts';
import type { Arcs } from '../document/overlay/arcs.ts';
import styles from './bench.module.css';

const container = document.getElementById('root');
if (container === null) throw new Error('bench.html has no #root');
const root = createRoot(container);

let arcs: Arcs | null = null;
let related: readonly MeasuredRelation[] = [];
let selected: string | null = null;
let text = '';

let mounted: { readonly surface: TextSurface; readonly close: () => void } | null = null;
let releaseStyles = applyHighlightStyles(defaultScheme.spans, 'light');

function surface(): TextSurface {
  if (mounted === null) throw new Error('no text is mounted');
  return mounted.surface;
}

/** Labels that the default scheme hasn't are given looks of its labels, so that their spans are seen. */
function styleLabelsOf(spans: readonly MeasuredSpan[]): void {
  const known = new Set<string>(defaultScheme.spans.map(({ id }) => id));
  const unknown = new Set(spans.map(({ label }) => label).filter((label) => !known.has(label)));
  const [pattern] = defaultScheme.spans;
  if (unknown.size === 0 || pattern === undefined) return;
  releaseStyles();
  const made = [...unknown].map((id, number) => {
    return { ...(defaultScheme.spans[number % defaultScheme.spans.length] ?? pattern), id };
  });
  releaseStyles = applyHighlightStyles([...defaultScheme.spans, ...made], 'light');
}

offerBench({
  mount: async (shown) => {
    text = shown;
    mounted?.close();
    mounted = null;
    const direction = documentDirection(text);
    const paragraphs = directedParagraphs(text, direction, []);
    let positions: TextPositions | null = null;
    const receive = (made: TextPositions | null): void => {
      if (made !== null) positions = made;
    };
    flushSync(() => {
      root.render(
        <div className={styles['scroller']} data-scroller="">
          <div className={styles['host']} data-host="">
            <TextView text={text} direction={direction} paragraphs={paragraphs} label="" onPositions={receive} />
          </div>
        </div>,
      );
    });
    const scroller = container.querySelector<HTMLElement>('[data-scroller]');
    const host = container.querySelector<HTMLElement>('[data-host]');
    if (positions === null || scroller === null || host === null) throw new Error('the text was not put on the page');
    scroller.scrollTop = 0;
    mounted = openSurface({ text, positions, scroller, host, onReshape: () => undefined });
    arcs = createArcs(mounted.surface.overlay.renew);
    mounted.surface.overlay.add(arcs.layer);
    await document.fonts.ready;
    await secondFrame();
  },
  load: async (spans) => {
    styleLabelsOf(spans);
    surface().painter.load(spans.map((span) => ({ ...span, own: true })), []);
    await secondFrame();
  },
  add: (span) => surface().painter.add({ ...span, own: true }),
  remove: (id) => surface().painter.remove(id),
  paragraph: (number) => surface().positions.paragraphs[number] ?? null,
  hit: (x, y) => surface().spansUnder(x, y),
  textOf: (id) => {
    const { painter, positions } = surface();
    const fragments = painter.spanOf(id)?.fragments ?? [];
    return fragments.map(([start, end]) => positions.rangeOf(start, end).toString()).join('');
  },
  select: (id) => {
    const { painter } = surface();
    selected = id;
    painter.setState(stateOf(id, painter));
    arcs?.show(id === null ? [] : measuredArcs(id, related, painter));
  },
  relate: (relations) => {
    related = relations;
  },
  relationsShown: () => document.querySelectorAll('[data-arc]:not([data-unseen])').length,
  adjust: (span) => {
    const { painter } = surface();
    painter.add({ ...span, own: true });
    painter.setState(stateOf(selected, painter));
  },
  scroller: () => surface().scroller,
});

/** The state that the desk gives the painter for a selected span: its end at hand, with where keys would take it. */
function stateOf(id: string | null, painter: Painter): PaintState {
  const span = id === null ? undefined : painter.spanOf(id);
  return {
    selected: id,
    hovered: null,
    linkedFrom: null,
    provisional: [],
    ...(span === undefined ? {} : { edge: deskMark(text, span) }),
  };
}
