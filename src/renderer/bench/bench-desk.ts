import { defaultScheme } from '../../domain/default-scheme.ts';
import type { SpanView } from '../../domain/api/annotation-methods.ts';
import type { Relation } from '../../domain/model/annotation.ts';
import { edgeChoices } from '../../domain/text/edge-moves.ts';
import type { EdgeOfFragment } from '../../domain/text/edge-moves.ts';
import { edgeTicks } from '../document/edge-ticks.ts';
import type { Arc } from '../document/overlay/arcs.ts';
import type { EdgeAtHand } from '../document/paintable-span.ts';
import type { PaintableSpan, Painter } from '../document/painter.ts';
import { arcsOfSpan } from '../features/spans/relation-arcs.ts';
import type { MeasuredRelation } from './bench-page.ts';

/** The end of a span's last fragment at hand, as the desk works it out at each move. */
export function deskMark(text: string, { fragments }: PaintableSpan): EdgeAtHand {
  const edge: EdgeOfFragment = { fragment: fragments.length - 1, edge: 'end' };
  const ranges = fragments.map(([start, end]) => ({ start, end }));
  return { ...edge, ticks: edgeTicks(edgeChoices(text, ranges, edge), edge) };
}

const label = defaultScheme.relations[0]?.id ?? '';

/** A span's relations among all of a document, as the desk draws them. */
export function measuredArcs(id: string, relations: readonly MeasuredRelation[], painter: Painter): Arc[] {
  const spans = new Map<string, SpanView>();
  const all = relations.map((relation): Relation => {
    for (const end of [relation.from, relation.to]) {
      const fragments = (painter.spanOf(end)?.fragments ?? []).map(([start, last]): [number, number] => [start, last]);
      spans.set(end, { id: end, document: '', annotator: '', revision: '', label: '', fragments, quote: end, attributes: {}, note: '' });
    }
    const [from, to] = [relation.from, relation.to].map((end) => ({ kind: 'span' as const, id: end }));
    return { id: relation.id, document: '', annotator: '', label, from: from ?? nowhere, to: to ?? nowhere, attributes: {}, note: '' };
  });
  return arcsOfSpan(id, all, {
    spans,
    document: { id: '', title: '' },
    labels: defaultScheme.relations,
    language: 'ar',
    theme: 'light',
    elsewhere: '',
  });
}

const nowhere = { kind: 'span', id: '' } as const;
