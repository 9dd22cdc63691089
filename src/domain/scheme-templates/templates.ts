import { defaultScheme } from '../default-scheme.ts';
import type { Scheme } from '../model/scheme.ts';
import { namedEntities } from './named-entities.ts';
import { quotations } from './quotations.ts';

/** What a project may begin with; the first unless another is chosen. */
export const templateNames = ['claims', 'quotations', 'named-entities', 'empty'] as const;
export type TemplateName = (typeof templateNames)[number];

export const schemeTemplates: Readonly<Record<TemplateName, Scheme>> = {
  claims: defaultScheme,
  quotations,
  'named-entities': namedEntities,
  /** Only a title: its labels are made in the editor. */
  empty: { title: { ar: 'مخطط جديد', en: 'New scheme' }, spans: [], relations: [], documents: [] },
};
