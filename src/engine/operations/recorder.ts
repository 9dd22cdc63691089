import {
  documentOfScope,
  scopeOf,
  type Change,
  type EntityName,
  type Operation,
  type OperationRole,
} from '../../domain/operation.ts';
import type { EntityChange } from '../../domain/api.ts';
import type { WritableDatabase } from '../database/handles.ts';
import { applyChange, changeFromPayload, kindOf, loosen, payloadOf, type Applied, type LooseChange } from './change.ts';
import { operationHash } from './operation-hash.ts';
import type { ChainEnds } from './chain-ends.ts';
import { appendOperation } from './operation-log.ts';

/** What is the same for all operations of one group. */
export interface GroupContext {
  readonly replica: string;
  readonly actor: string;
  readonly intent: string;
  readonly group: string;
  readonly at: string;
  readonly role: OperationRole;
  readonly reverses: string | null;
  readonly newId: () => string;
  readonly ends: ChainEnds;
}

/** What a group touched, for events and for the checks at its end. */
export interface Touched {
  readonly entities: ReadonlySet<EntityName>;
  /** Null once there are too many to list. */
  readonly documents: ReadonlySet<string> | null;
  /** Each entity once; null once there are too many to list. */
  readonly changes: readonly EntityChange[] | null;
  readonly removedSpans: ReadonlySet<string>;
  readonly removedDocuments: ReadonlySet<string>;
  /** Documents that lost a revision, or in which a suggestion or a decision was written. */
  readonly reviewed: ReadonlySet<string>;
  /** Relations that were made or whose ends were changed. */
  readonly writtenRelations: ReadonlySet<string>;
  readonly operations: number;
}

export interface Recorder {
  /** The group that all of it belongs to. */
  readonly group: string;
  readonly record: (change: Change) => void;
  readonly recordLoose: (change: LooseChange) => void;
  /**
   * Takes in an operation that was made elsewhere, as it is. Where `hidden`, it keeps its place in its chain and
   * changes nothing: its document was purged here. Answers what it changed.
   */
  readonly admit: (operation: Omit<Operation, 'position'>, hidden: boolean) => Applied | null;
  readonly touched: () => Touched;
  /** For a part of a group that is rolled back: forget the ends of chains, which are then read again. */
  readonly rewind: () => void;
}

/** Beyond this many documents an event says “many” instead of naming them. */
const documentsNamed = 1000;

/** Beyond this many entities an event no longer lists them. */
export const changesNamed = 200;

/** Applies changes and appends the operation of each, inside a transaction that the caller has begun. */
export function beginGroup(database: WritableDatabase, context: GroupContext): Recorder {
  const entities = new Set<EntityName>();
  const removedSpans = new Set<string>();
  const removedDocuments = new Set<string>();
  const reviewed = new Set<string>();
  const writtenRelations = new Set<string>();
  let documents: Set<string> | null = new Set();
  let changes: Map<string, EntityChange> | null = new Map();
  let operations = 0;
  const { ends } = context;

  const recordLoose = (wanted: LooseChange): void => {
    const applied = applyChange(database, wanted);
    if (applied === null) return;
    const { change, inverse, value } = applied;
    const scope = scopeOf(change.entity, value);
    const end = ends.endOf(scope);
    const kind = kindOf(change);
    const operation = {
      id: context.newId(),
      replica: context.replica,
      scope,
      counter: end.counter + 1,
      after: ends.newest(),
      at: timeOf(scope),
      actor: context.actor,
      kind,
      payload: payloadOf(change),
      inverse: payloadOf(inverse),
      group: context.group,
      intent: context.intent,
      role: context.role,
      reverses: context.reverses,
    };
    const hash = operationHash(operation, end.hash);
    appendOperation(database, { ...operation, hash });
    ends.move(scope, { counter: operation.counter, hash }, operation.id);
    note(change, scope);
  };

  /**
   * One person's desktops are put in the order of their time, so that a change must not seem older than what it was made
   * on, however far behind this desktop's clock is.
   */
  const timeOf = (scope: string): string => {
    const elsewhere = scope.startsWith('layer/') ? ends.latestElsewhere(scope) : '';
    return elsewhere < context.at ? context.at : new Date(Date.parse(elsewhere) + 1).toISOString();
  };

  const note = (change: LooseChange, scope: string): void => {
    operations += 1;
    entities.add(change.entity);
    if (changes !== null) {
      changes.set(`${change.entity} ${change.key}`, { entity: change.entity, id: change.key });
      if (changes.size > changesNamed) changes = null;
    }
    if (change.entity === 'span' && change.action === 'remove') removedSpans.add(change.key);
    if (change.entity === 'document' && change.action === 'remove') removedDocuments.add(change.key);
    if (change.entity === 'relation' && change.action !== 'remove') writtenRelations.add(change.key);
    const document = documentOfScope(scope);
    if (document !== null && touchesLiterals(change)) reviewed.add(document);
    if (document !== null && documents !== null) {
      documents.add(document);
      if (documents.size > documentsNamed) documents = null;
    }
  };

  const admit: Recorder['admit'] = (operation, hidden) => {
    const { payload } = operation;
    appendOperation(database, hidden ? { ...operation, payload: null, inverse: null } : operation);
    // A copy that was set back meets what it wrote itself.
    if (operation.replica === context.replica) ends.forget();
    else ends.arrived(operation.id);
    if (payload === null || hidden) {
      operations += 1;
      return null;
    }
    const applied = applyChange(database, changeFromPayload(operation.kind, payload));
    if (applied !== null) note(applied.change, operation.scope);
    return applied;
  };

  return {
    admit,
    group: context.group,
    record: (change) => recordLoose(loosen(change)),
    recordLoose,
    rewind: ends.forget,
    touched: () => ({
      entities,
      documents,
      changes: changes === null ? null : [...changes.values()],
      removedSpans,
      removedDocuments,
      reviewed,
      writtenRelations,
      operations,
    }),
  };
}

/** Whether a literal span of a suggestion or a decision may name a revision that is not there afterwards. */
function touchesLiterals({ entity, action }: LooseChange): boolean {
  return entity === 'revision' ? action === 'remove' : (entity === 'suggestion' || entity === 'decision') && action !== 'remove';
}
