import { useState } from 'react';
import type { Input } from '../../../domain/api.ts';
import type { AttributeValue } from '../../../domain/model/annotation.ts';
import type { RelationFilter } from '../../app/queries.ts';

/** What the page of relations shows. */
export interface RelationsView {
  readonly query: string;
  readonly label: string | null;
  readonly annotator: string | null;
  readonly document: string | null;
  readonly reach: NonNullable<Input<'relations.browse'>['reach']>;
  /** Of the chosen label; null: those without a value. */
  readonly attributes: Readonly<Record<string, AttributeValue | null>>;
  readonly incomplete: boolean;
}

export const everyRelation: RelationsView = {
  query: '',
  label: null,
  annotator: null,
  document: null,
  reach: 'any',
  attributes: {},
  incomplete: false,
};

export function isEverything(view: RelationsView): boolean {
  return JSON.stringify({ ...view, query: view.query.trim() }) === JSON.stringify(everyRelation);
}

/** The question that a view asks of the workbench; what is not asked is left out, so that equal views ask the same. */
export function filterOf(view: RelationsView): RelationFilter {
  const { query, label, annotator, document, reach, attributes, incomplete } = view;
  return {
    ...(query.trim() === '' ? {} : { query: query.trim() }),
    ...(label === null ? {} : { label }),
    ...(annotator === null ? {} : { annotator }),
    ...(document === null ? {} : { document }),
    ...(reach === 'any' ? {} : { reach }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes: { ...attributes } }),
    ...(incomplete ? { incomplete } : {}),
  };
}

/** A view after a change: the values of attributes belong to the label that they were chosen for. */
export function changedView(view: RelationsView, change: Partial<RelationsView>): RelationsView {
  const isOtherLabel = change.label !== undefined && change.label !== view.label;
  return { ...view, ...(isOtherLabel ? { attributes: {} } : {}), ...change };
}

interface Kept {
  readonly project: string;
  readonly view: RelationsView;
  /** The relation that was looked at last, and its place in the list. */
  readonly current: string | null;
  readonly position: number;
}

/** Of the project that was shown last: coming back from a document, the page is as it was left. */
let kept: Kept | null = null;

export function useRelationsView(project: string): readonly [RelationsView, (change: Partial<RelationsView>) => void] {
  const [view, setView] = useState(() => (kept?.project === project ? kept.view : everyRelation));
  return [
    view,
    (change) => {
      const next = changedView(view, change);
      kept = { project, view: next, current: null, position: 0 };
      setView(next);
    },
  ];
}

/** The relation that was looked at last in this project, and where, if the page was left with one. */
export function keptRelation(project: string): { readonly id: string; readonly position: number } | null {
  if (kept === null || kept.project !== project || kept.current === null) return null;
  return { id: kept.current, position: kept.position };
}

export function keepRelation(project: string, view: RelationsView, current: string | null, position: number): void {
  kept = { project, view, current, position };
}
