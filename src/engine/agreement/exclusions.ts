import { exclusionPlaces, type AgreementFigure, type CountedKind, type ExclusionReason } from '../../domain/api/agreement-methods.ts';

export type Exclusion = AgreementFigure['excluded'][number];

/** Counts what is left out while documents are read. */
export interface ExclusionLedger {
  readonly add: (entry: {
    readonly reason: ExclusionReason;
    readonly kind: CountedKind;
    readonly document: string;
    readonly annotator: string | null;
    readonly count: number;
  }) => void;
  /** One entry for each reason and kind, with titles. */
  readonly report: (titleOf: (document: string) => string) => Exclusion[];
}

export function createExclusions(): ExclusionLedger {
  const entries = new Map<string, { readonly reason: ExclusionReason; readonly kind: CountedKind; readonly places: Map<string, number> }>();
  return {
    add: ({ reason, kind, document, annotator, count }) => {
      if (count === 0) return;
      const key = `${reason}/${kind}`;
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { reason, kind, places: new Map() };
        entries.set(key, entry);
      }
      const place = `${document}/${annotator ?? ''}`;
      entry.places.set(place, (entry.places.get(place) ?? 0) + count);
    },
    report: (titleOf) =>
      [...entries.values()].map(({ reason, kind, places }) => {
        const listed = [...places].map(([place, count]) => {
          const [document = '', annotator = ''] = place.split('/');
          return { document, annotator: annotator === '' ? null : annotator, count };
        });
        return {
          reason,
          kind,
          count: listed.reduce((sum, { count }) => sum + count, 0),
          documents: new Set(listed.map(({ document }) => document)).size,
          places: listed
            .toSorted((one, other) => other.count - one.count)
            .slice(0, exclusionPlaces)
            .map((place) => ({ ...place, title: titleOf(place.document) })),
        };
      }),
  };
}
