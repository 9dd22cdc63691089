import { Problem } from '../../domain/problem.ts';
import type { Annotator, Layer } from '../../domain/model/annotation.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { removeAssignments } from '../assignments/remove-assignments.ts';
import { stores } from '../store/stores.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found, given, openDocument } from './found.ts';

/** Told apart in both themes and by people who see red and green alike. */
const annotatorColours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8c6d1f', '#56b4e9', '#7a5195', '#5f6a72'];

export const annotatorReads: ReadHandlers<'annotators.list' | 'annotators.get' | 'layers.list' | 'layers.get'> = {
  'annotators.list': (_input, { database }) => stores.annotator.list(database),
  'annotators.get': ({ id }, { database }) => found(database, 'annotator', id),
  'layers.list': ({ document, annotator }, { database }) => {
    const conditions = ['document NOT IN (SELECT id FROM documents WHERE removed = 1)'];
    const parameters: string[] = [];
    if (document !== undefined) {
      conditions.push('document = ?');
      parameters.push(document);
    }
    if (annotator !== undefined) {
      conditions.push('annotator = ?');
      parameters.push(annotator);
    }
    return stores.layer.list(database, { sql: conditions.join(' AND '), parameters });
  },
  'layers.get': ({ document, annotator }, { database }) => found(database, 'layer', `${document}/${annotator}`),
};

export const annotatorWrites: WriteHandlers<
  | 'annotators.create'
  | 'annotators.update'
  | 'annotators.remove'
  | 'layers.create'
  | 'layers.update'
  | 'layers.remove'
> = {
  'annotators.create': ({ name, colour, role }, context) => {
    refuseTakenName(context, name);
    const { database, person } = context;
    const isHerself = name === person.name && stores.annotator.get(database, person.id) === undefined;
    // Whoever brings others in leads them, where nobody does yet.
    if (!isHerself && role !== 'lead' && !isLed(database)) ensureAnnotator(context);
    return createAnnotator(context, { id: isHerself ? person.id : context.newId(), name, ...given({ colour, role }) });
  },
  'annotators.update': ({ id, name, colour, role }, context) => {
    const before = found(context.database, 'annotator', id);
    if (name !== undefined && name !== before.name) refuseTakenName(context, name);
    context.record({ action: 'change', entity: 'annotator', key: id, set: given({ name, colour, role }) });
    return found(context.database, 'annotator', id);
  },
  'annotators.remove': ({ id }, context) => {
    const { name } = found(context.database, 'annotator', id);
    const used = context.database
      .query('SELECT 1 AS used FROM layers WHERE annotator = ?1 UNION ALL SELECT 1 FROM decisions WHERE adjudicator = ?1')
      .get(id);
    if (used !== undefined) throw new Problem('in-use', { what: 'annotator', id: name, by: 'layers' });
    removeAssignments(context, 'annotator', id);
    context.record({ action: 'remove', entity: 'annotator', key: id });
    return { removed: 1 };
  },
  'layers.create': ({ document }, context) => {
    openDocument(context.database, document);
    const key = `${document}/${context.person.id}`;
    if (stores.layer.get(context.database, key) !== undefined) {
      throw new Problem('already-exists', { what: 'layer', id: key });
    }
    ensureAnnotator(context);
    return createLayer(context, document, 'new');
  },
  'layers.update': ({ document, status, note }, context) => {
    openDocument(context.database, document);
    const layer = ensureLayer(context, document, { touch: false });
    const key = `${layer.document}/${layer.annotator}`;
    context.record({ action: 'change', entity: 'layer', key, set: given({ status, note }) });
    return found(context.database, 'layer', key);
  },
  'layers.remove': ({ document }, context) => {
    const { database, person, record } = context;
    const key = `${document}/${person.id}`;
    found(database, 'layer', key);
    const own = { sql: 'document = ? AND annotator = ?', parameters: [document, person.id] };
    const endsHere = {
      sql: `annotator = ?2 AND (document = ?1
        OR from_span IN (SELECT id FROM spans WHERE document = ?1 AND annotator = ?2)
        OR to_span IN (SELECT id FROM spans WHERE document = ?1 AND annotator = ?2))`,
      parameters: [document, person.id],
    };
    let removed = 1;
    for (const { id } of stores.relation.list(database, endsHere)) {
      record({ action: 'remove', entity: 'relation', key: id });
      removed += 1;
    }
    for (const { id } of stores.span.list(database, own)) {
      record({ action: 'remove', entity: 'span', key: id });
      removed += 1;
    }
    for (const { label } of stores.documentLabelling.list(database, own)) {
      record({ action: 'remove', entity: 'documentLabelling', key: `${key}/${label}` });
      removed += 1;
    }
    record({ action: 'remove', entity: 'layer', key });
    return { removed };
  },
};

/** Makes whoever writes an annotator of the project; the first one leads it, or the first where nobody does. */
export function ensureAnnotator(context: WriteContext): Annotator {
  const known = stores.annotator.get(context.database, context.person.id);
  return known ?? createAnnotator(context, { id: context.person.id, name: context.person.name });
}

/** Makes the writer the lead where nobody leads: what is the lead's once work is handed out must be somebody's. */
export function ensureLead(context: WriteContext): void {
  if (isLed(context.database)) return;
  const { id, role } = ensureAnnotator(context);
  if (role !== 'lead') context.record({ action: 'change', entity: 'annotator', key: id, set: { role: 'lead' } });
}

/**
 * The writer's own layer in a document, begun where it is not there yet. With `touch`, one that was only
 * assigned counts as begun.
 */
export function ensureLayer(context: WriteContext, document: string, { touch }: { touch: boolean }): Layer {
  const key = `${document}/${context.person.id}`;
  const known = stores.layer.get(context.database, key);
  if (known === undefined) {
    ensureAnnotator(context);
    return createLayer(context, document, touch ? 'in-progress' : 'new');
  }
  if (touch && known.status === 'new') {
    context.record({ action: 'change', entity: 'layer', key, set: { status: 'in-progress' } });
  }
  return known;
}

function createLayer(context: WriteContext, document: string, status: Layer['status']): Layer {
  const value: Layer = { document, annotator: context.person.id, status, note: '' };
  context.record({ action: 'create', entity: 'layer', value });
  return value;
}

type AnnotatorStart = Pick<Annotator, 'id' | 'name'> & Partial<Annotator>;

/** Makes an annotator and nobody else; the first leads where no role is said. */
export function createAnnotator(context: WriteContext, start: AnnotatorStart): Annotator {
  const count = Number(context.database.query('SELECT count(*) FROM annotators').value());
  const colour = annotatorColours[count % annotatorColours.length] ?? '#5f6a72';
  const value: Annotator = { colour, role: isLed(context.database) ? 'annotator' : 'lead', ...start };
  context.record({ action: 'create', entity: 'annotator', value });
  return value;
}

function isLed(database: ReadableDatabase): boolean {
  return database.query("SELECT 1 AS led FROM annotators WHERE role = 'lead'").get() !== undefined;
}

function refuseTakenName(context: WriteContext, name: string): void {
  if (context.database.query('SELECT 1 AS taken FROM annotators WHERE name = ?').get(name) !== undefined) {
    throw new Problem('already-exists', { what: 'annotator', id: name });
  }
}
