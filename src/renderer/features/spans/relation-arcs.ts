import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Relation, RelationEnd } from '../../../domain/model/annotation.ts';
import type { RelationLabel } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import type { Arc } from '../../document/overlay/arcs.ts';

/** How many relations end in each span, by id; one that links a span to itself counts once. */
export function relationCounts(relations: readonly Relation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of relations) {
    const ends = new Set([from, to].filter(({ kind }) => kind === 'span').map(({ id }) => id));
    for (const id of ends) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

interface ArcContext {
  /** The spans of the text on the page, by id. */
  readonly spans: ReadonlyMap<string, SpanView>;
  readonly document: { readonly id: string; readonly title: string };
  readonly labels: readonly RelationLabel[];
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  /** How an end in another document is named. */
  readonly elsewhere: string;
}

/** No more of a quote is named at the edge of the text; in UTF-16 code units. */
const NAMED = 40;

/** The arcs of a span: one for each relation that ends in it and whose label the scheme has. */
export function arcsOfSpan(selected: string, relations: readonly Relation[], context: ArcContext): Arc[] {
  const labelOf = new Map(context.labels.map((label) => [label.id, label]));
  const place = (end: RelationEnd): Arc['from'] => (end.kind === 'span' ? (context.spans.get(end.id)?.fragments ?? null) : null);
  const name = (end: RelationEnd): string => {
    if (end.kind === 'document') return end.id === context.document.id ? context.document.title : context.elsewhere;
    const quote = context.spans.get(end.id)?.quote.replace(/\s+/gu, ' ').trim();
    if (quote === undefined) return context.elsewhere;
    return quote.length <= NAMED ? quote : `${quote.slice(0, quote.lastIndexOf(' ', NAMED))}…`;
  };
  return relations.flatMap(({ id, label: labelId, from, to }): Arc[] => {
    const label = labelOf.get(labelId);
    if (label === undefined || (from.id !== selected && to.id !== selected)) return [];
    return [
      {
        id,
        from: place(from),
        to: place(to),
        fromName: name(from),
        toName: name(to),
        colour: label.appearance[context.theme],
        line: label.appearance.underline,
        directed: !label.symmetric,
        name: label.names[context.language],
      },
    ];
  });
}
