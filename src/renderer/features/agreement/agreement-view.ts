import { useState } from 'react';
import type { AgreementMeasure, agreementRequest, agreementUnits } from '../../../domain/api/agreement-methods.ts';
import type { z } from 'zod';
import type { layerStatuses } from '../../../domain/model/annotation.ts';
import type { segmentRoles } from '../../../domain/model/document.ts';

export type AgreementRequest = Omit<z.input<typeof agreementRequest>, 'task'>;
export type AgreementUnit = (typeof agreementUnits)[number];
export type LayerStatus = (typeof layerStatuses)[number];
export type SegmentRole = (typeof segmentRoles)[number];

/** The parts of the page below the headline. */
export const agreementTabs = ['pairs', 'labels', 'confusion', 'documents', 'time', 'attributes', 'measures'] as const;
export type AgreementTab = (typeof agreementTabs)[number];

/** What the page of agreement shows. An empty list stands for all. */
export interface AgreementView {
  readonly measure: AgreementMeasure;
  readonly unit: AgreementUnit;
  readonly documents: readonly string[];
  readonly annotators: readonly string[];
  readonly labels: readonly string[];
  readonly roles: readonly SegmentRole[];
  /** Which layers count; here an empty list stands for those that are done. */
  readonly statuses: readonly LayerStatus[];
  readonly calibration: boolean;
  /** Bootstrap samples for the intervals, and the seed of everything that is drawn at random. */
  readonly samples: number;
  readonly seed: number;
  readonly tab: AgreementTab;
}

export const firstView: AgreementView = {
  measure: 'alpha-nominal',
  unit: 'word',
  documents: [],
  annotators: [],
  labels: [],
  roles: [],
  statuses: [],
  calibration: false,
  samples: 1000,
  seed: 1,
  tab: 'pairs',
};

/** Whether nothing is left out by choice, but layers that are not done. */
export function isUnfiltered(view: AgreementView): boolean {
  return Object.keys(selectionOf(view)).length === 0;
}

/** The statuses of the layers that count. */
function countedStatuses({ statuses }: Pick<AgreementView, 'statuses'>): readonly LayerStatus[] {
  return statuses.length === 0 ? ['done'] : statuses;
}

/** What goes in, as the workbench is asked; what is not narrowed is left out, so that equal views ask the same. */
export function selectionOf(view: AgreementView): Omit<AgreementRequest, 'measures' | 'unit' | 'samples' | 'seed'> {
  const { documents, annotators, labels, roles, calibration } = view;
  const statuses = countedStatuses(view).toSorted();
  const onlyDone = statuses.length === 1 && statuses[0] === 'done';
  return {
    ...(documents.length === 0 ? {} : { documents: documents.toSorted() }),
    ...(annotators.length === 0 ? {} : { annotators: annotators.toSorted() }),
    ...(labels.length === 0 ? {} : { labels: labels.toSorted() }),
    ...(roles.length === 0 ? {} : { roles: roles.toSorted() }),
    ...(onlyDone ? {} : { statuses }),
    ...(calibration ? { calibration } : {}),
  };
}

/** The question for one measure, or for several. */
export function requestOf(view: AgreementView, measures: readonly AgreementMeasure[]): AgreementRequest {
  const { unit, samples, seed } = view;
  return {
    ...selectionOf(view),
    measures: [...measures],
    unit,
    ...(samples === firstView.samples ? {} : { samples }),
    ...(seed === firstView.seed ? {} : { seed }),
  };
}

let kept: { readonly project: string; readonly view: AgreementView } | null = null;

/** Of the project that was shown last: coming back from a document, the page is as it was left. */
export function useAgreementView(project: string): readonly [AgreementView, (change: Partial<AgreementView>) => void] {
  const [view, setView] = useState(() => (kept?.project === project ? kept.view : firstView));
  return [
    view,
    (change) => {
      const next = { ...view, ...change };
      kept = { project, view: next };
      setView(next);
    },
  ];
}
