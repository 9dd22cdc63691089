import { defaultScheme } from '../../domain/default-scheme.ts';
import { documentDirection } from '../../domain/text/direction.ts';
import { directedParagraphs } from '../document/paragraph-directions.ts';
import { createParagraphIndex } from '../document/paragraph-index.ts';
import type { ParagraphIndex } from '../document/paragraph-index.ts';
import '../ui/faces.css';
import '../ui/tokens.css';
import styles from './bare.module.css';
import { offerBench, secondFrame } from './bench-page.ts';
import type { MeasuredSpan } from './bench-page.ts';

/**
 * The floor: the same text as plain paragraphs, every span painted at once by one Highlight per label and lane,
 * with nothing skipped, watched, indexed or drawn over it.
 */
const LANES = 12;
const scroller = document.getElementById('root');
if (scroller === null) throw new Error('bench-floor.html has no #root');
scroller.className = styles['scroller'] ?? '';

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  defaultScheme.spans
    .flatMap(({ id, appearance }) =>
      Array.from({ length: LANES }, (_, lane) => {
        return `::highlight(${id}-${lane}) { background-color: ${appearance.light}1c; text-decoration: underline ${appearance.light} 1px; }`;
      }),
    )
    .concat('::highlight(selected) { background-color: #0003; }')
    .join('\n'),
);
document.adoptedStyleSheets = [sheet];

let text = '';
let elements: HTMLElement[] = [];
let index: ParagraphIndex = createParagraphIndex([{ start: 0, end: 0 }]);
const held = new Map<string, { readonly span: MeasuredSpan; readonly name: string; readonly ranges: Range[] }>();

function rangeOf(start: number, end: number): Range {
  const range = new Range();
  const [from, to] = [index.positionOf(start), index.positionOf(end)];
  const [first, last] = [elements[from.paragraph]?.firstChild, elements[to.paragraph]?.firstChild];
  if (first instanceof Text && last instanceof Text) {
    range.setStart(first, from.offset);
    range.setEnd(last, to.offset);
  }
  return range;
}

function put(span: MeasuredSpan, lane: number): void {
  const name = `${span.label}-${lane}`;
  const ranges = span.fragments.map(([start, end]) => rangeOf(start, end));
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  for (const range of ranges) highlight.add(range);
  CSS.highlights.set(name, highlight);
  held.set(span.id, { span, name, ranges });
}

function take(id: string): void {
  const entry = held.get(id);
  if (entry === undefined) return;
  for (const range of entry.ranges) CSS.highlights.get(entry.name)?.delete(range);
  held.delete(id);
}

offerBench({
  mount: async (next) => {
    text = next;
    const direction = documentDirection(text);
    const paragraphs = directedParagraphs(text, direction, []);
    index = createParagraphIndex(paragraphs);
    const article = document.createElement('article');
    article.dir = direction;
    elements = paragraphs.map((paragraph) => {
      const element = document.createElement('p');
      element.dir = paragraph.direction;
      element.textContent = text.slice(paragraph.start, paragraph.end);
      return element;
    });
    article.append(...elements);
    scroller.replaceChildren(article);
    scroller.scrollTop = 0;
    await document.fonts.ready;
    await secondFrame();
  },
  load: async (spans) => {
    CSS.highlights.clear();
    held.clear();
    const ends: number[] = [];
    for (const span of [...spans].sort((a, b) => (a.fragments[0]?.[0] ?? 0) - (b.fragments[0]?.[0] ?? 0))) {
      const [start = 0, end = 0] = span.fragments[0] ?? [];
      const free = ends.findIndex((taken) => taken <= start);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = end;
      put(span, lane % LANES);
    }
    await secondFrame();
  },
  add: (span) => put(span, 0),
  remove: take,
  // A selected span is one more highlight.
  select: (id) => {
    CSS.highlights.delete('selected');
    const entry = id === null ? undefined : held.get(id);
    if (entry !== undefined) CSS.highlights.set('selected', new Highlight(...entry.ranges));
  },
  relate: () => undefined,
  relationsShown: () => 0,
  adjust: (span) => {
    take(span.id);
    put(span, 0);
  },
  paragraph: (number) => elements[number] ?? null,
  hit: () => [],
  textOf: (id) => held.get(id)?.ranges.map((range) => range.toString()).join('') ?? '',
  scroller: () => scroller,
});
