import type { EntityName } from '../../domain/operation.ts';
import { attributesTable, fragmentsTable } from './child-tables.ts';
import {
  endColumns,
  flagColumn,
  jsonColumn,
  laterFlagColumn,
  numberColumn,
  optionalNumberColumn,
  optionalTextColumn,
  textColumn,
  type Column,
} from './columns.ts';
import { tableStore, type EntityStore } from './entity-store.ts';

const id = textColumn('id');
const document = textColumn('document');
const annotator = textColumn('annotator');
const revision = textColumn('revision');
const label = textColumn('label');
const note = textColumn('note');
const at = textColumn('at');

const layerPart: readonly Column[] = [document, annotator];

/** Where each kind of entity is kept. */
export const stores: { readonly [Name in EntityName]: EntityStore<Name> } = {
  project: tableStore({
    entity: 'project',
    table: 'project',
    key: ['id'],
    columns: [id, textColumn('title'), textColumn('createdAt', 'created_at'), laterFlagColumn('blind')],
  }),
  scheme: tableStore({
    entity: 'scheme',
    table: 'schemes',
    key: ['version'],
    columns: [numberColumn('version'), jsonColumn('content'), jsonColumn('mapping'), at],
  }),
  annotator: tableStore({
    entity: 'annotator',
    table: 'annotators',
    key: ['id'],
    columns: [id, textColumn('name'), textColumn('colour'), textColumn('role')],
  }),
  story: tableStore({ entity: 'story', table: 'stories', key: ['id'], columns: [id, textColumn('title')] }),
  document: tableStore({
    entity: 'document',
    table: 'documents',
    key: ['id'],
    columns: [
      id,
      textColumn('title'),
      textColumn('direction'),
      optionalTextColumn('publisher'),
      optionalTextColumn('url'),
      optionalTextColumn('publishedAt', 'published_at'),
      optionalTextColumn('source'),
      optionalTextColumn('story'),
      revision,
      flagColumn('removed'),
      textColumn('importedAt', 'imported_at'),
    ],
  }),
  assignment: tableStore({
    entity: 'assignment',
    table: 'assignments',
    key: ['document', 'annotator'],
    columns: [...layerPart, numberColumn('position'), flagColumn('calibration'), textColumn('batch'), at],
  }),
  revision: tableStore({
    entity: 'revision',
    table: 'revisions',
    key: ['id'],
    columns: [
      id,
      document,
      optionalTextColumn('previous'),
      textColumn('textHash', 'text_hash'),
      numberColumn('length'),
      optionalTextColumn('sourceHash', 'source_hash'),
      optionalTextColumn('encoding'),
      flagColumn('byteOrderMark', 'byte_order_mark'),
      textColumn('lineEndings', 'line_endings'),
      jsonColumn('mapping'),
      at,
    ],
  }),
  segment: tableStore({
    entity: 'segment',
    table: 'segments',
    key: ['id'],
    columns: [
      id,
      document,
      revision,
      numberColumn('start'),
      numberColumn('end'),
      textColumn('role'),
      flagColumn('excluded'),
      optionalTextColumn('direction'),
      textColumn('origin'),
    ],
  }),
  layer: tableStore({
    entity: 'layer',
    table: 'layers',
    key: ['document', 'annotator'],
    columns: [...layerPart, textColumn('status'), note],
  }),
  span: tableStore({
    entity: 'span',
    table: 'spans',
    key: ['id'],
    columns: [id, ...layerPart, revision, label, note],
    children: [fragmentsTable, attributesTable('span')],
  }),
  relation: tableStore({
    entity: 'relation',
    table: 'relations',
    key: ['id'],
    columns: [id, ...layerPart, label, endColumns('from'), endColumns('to'), note],
    children: [attributesTable('relation')],
  }),
  documentLabelling: tableStore({
    entity: 'documentLabelling',
    table: 'document_labels',
    key: ['document', 'annotator', 'label'],
    columns: [...layerPart, label, jsonColumn('values')],
  }),
  suggestion: tableStore({
    entity: 'suggestion',
    table: 'suggestions',
    key: ['id'],
    columns: [
      id,
      document,
      textColumn('origin'),
      jsonColumn('content'),
      optionalNumberColumn('confidence'),
      textColumn('status'),
    ],
  }),
  decision: tableStore({
    entity: 'decision',
    table: 'decisions',
    key: ['id'],
    columns: [
      id,
      document,
      textColumn('adjudicator'),
      textColumn('kind'),
      jsonColumn('readings'),
      textColumn('ruling'),
      jsonColumn('spans'),
      jsonColumn('relations'),
      textColumn('reason'),
      flagColumn('guidelineFlag', 'guideline_flag'),
      at,
    ],
  }),
  tombstone: tableStore({ entity: 'tombstone', table: 'tombstones', key: ['document'], columns: [document, at] }),
};
