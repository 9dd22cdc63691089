import { defaultScheme } from '../default-scheme.ts';
import type { Scheme } from '../model/scheme.ts';
import { namedEntities } from './named-entities.ts';
import { quotations } from './quotations.ts';
import type { TemplateName } from './template-names.ts';

export const schemeTemplates: Readonly<Record<TemplateName, Scheme>> = {
  claims: defaultScheme,
  quotations,
  'named-entities': namedEntities,
  /** Only a title: its labels are made in the editor. */
  empty: { title: { ar: 'مخطط جديد', en: 'New scheme' }, spans: [], relations: [], documents: [] },
};
