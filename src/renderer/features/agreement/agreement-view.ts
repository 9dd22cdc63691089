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
  readonly annotators: readonly string[];
  readonly labels: readonly string[];
  readonly roles: readonly SegmentRole[];
  /** Layers that are done always count; these as well. */
  readonly reach: 'done' | 'begun';
  readonly calibration: boolean;
  readonly tab: AgreementTab;
}

export const firstView: AgreementView = {
  measure: 'alpha-nominal',
  unit: 'word',
  annotators: [],
  labels: [],
  roles: [],
  reach: 'done',
  calibration: false,
  tab: 'pairs',
};

/** Whether nothing is left out by choice, but layers that are not done. */
export function isUnfiltered({ annotators, labels, roles, reach, calibration }: AgreementView): boolean {
  return annotators.length + labels.length + roles.length === 0 && reach === 'done' && !calibration;
}

/** What goes in, as the workbench is asked; what is not narrowed is left out, so that equal views ask the same. */
export function selectionOf(view: AgreementView): Pick<AgreementRequest, 'annotators' | 'labels' | 'roles' | 'statuses' | 'calibration'> {
  const { annotators, labels, roles, reach, calibration } = view;
  return {
    ...(annotators.length === 0 ? {} : { annotators: annotators.toSorted() }),
    ...(labels.length === 0 ? {} : { labels: labels.toSorted() }),
    ...(roles.length === 0 ? {} : { roles: roles.toSorted() }),
    ...(reach === 'done' ? {} : { statuses: ['in-progress', 'done'] }),
    ...(calibration ? { calibration } : {}),
  };
}

/** The question for one measure, or for several. */
export function requestOf(view: AgreementView, measures: readonly AgreementMeasure[]): AgreementRequest {
  return { ...selectionOf(view), measures: [...measures], unit: view.unit };
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
