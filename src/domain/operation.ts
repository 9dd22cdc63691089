import { z } from 'zod';
import { identifier, instant, sha256 } from './identifiers.ts';
import { assignment } from './model/assignment.ts';
import { annotator, documentLabelling, layer, relation, span } from './model/annotation.ts';
import { document, revision, segment, story, tombstone } from './model/document.ts';
import { project, schemeVersion } from './model/project.ts';
import { decision, suggestion } from './model/review.ts';

/**
 * The entities of the model, each with its schema. An operation makes, changes or removes exactly one of
 * them, so that applying, reversing and replaying need no code for each kind of change.
 */
export const entitySchemas = {
  project,
  scheme: schemeVersion,
  annotator,
  story,
  document,
  assignment,
  revision,
  segment,
  layer,
  span,
  relation,
  documentLabelling,
  suggestion,
  decision,
  tombstone,
} as const;

export type EntityName = keyof typeof entitySchemas;
export type Entity<Name extends EntityName> = z.infer<(typeof entitySchemas)[Name]>;
export const entityNames = Object.keys(entitySchemas) as EntityName[];

/** What names one entity among its kind, as text: its id, or its parts joined by `/`. */
export const entityKeys: { [Name in EntityName]: (entity: Entity<Name>) => string } = {
  project: (entity) => entity.id,
  scheme: (entity) => String(entity.version),
  annotator: (entity) => entity.id,
  story: (entity) => entity.id,
  document: (entity) => entity.id,
  assignment: (entity) => `${entity.document}/${entity.annotator}`,
  revision: (entity) => entity.id,
  segment: (entity) => entity.id,
  layer: (entity) => `${entity.document}/${entity.annotator}`,
  span: (entity) => entity.id,
  relation: (entity) => entity.id,
  documentLabelling: (entity) => `${entity.document}/${entity.annotator}/${entity.label}`,
  suggestion: (entity) => entity.id,
  decision: (entity) => entity.id,
  tombstone: (entity) => entity.document,
};

/**
 * One change of one entity. `change` carries only the fields that differ. Each has an exact inverse:
 * create ↔ remove (with the whole entity), change ↔ change (with the values before).
 */
export type Change = {
  [Name in EntityName]:
    | { readonly action: 'create'; readonly entity: Name; readonly value: Entity<Name> }
    | { readonly action: 'change'; readonly entity: Name; readonly key: string; readonly set: Partial<Entity<Name>> }
    | { readonly action: 'remove'; readonly entity: Name; readonly key: string };
}[EntityName];

/**
 * The chain that an operation belongs to: the project as a whole, who somebody is, what somebody is to do, one
 * document's own data, one annotator's layer, or the review of one document. Chains are what desktops exchange (each
 * whole or not at all, so that a blind bundle names nobody else), and what purging erases.
 */
export type Scope =
  | 'project'
  | `annotator/${string}`
  | `assignments/${string}`
  | `document/${string}`
  | `layer/${string}/${string}`
  | `review/${string}`;

/** `undo` and `redo` reverse the group that they name; history is never rewritten. */
export const operationRoles = ['do', 'undo', 'redo'] as const;
export type OperationRole = (typeof operationRoles)[number];

/** One recorded change as it stands in the project file. */
export const operation = z.object({
  /** The order in which this copy of the project came to hold it; local to the copy. */
  position: z.int().positive(),
  id: identifier,
  replica: identifier,
  scope: z.string(),
  /** Counts from 1 within one replica's scope. */
  counter: z.int().positive(),
  /** The newest operation that this copy held when it was written: what the writer had seen. */
  after: identifier.nullable(),
  at: instant,
  actor: identifier,
  /** `<entity>.<action>` */
  kind: z.string(),
  /** Canonical JSON; null where the document was purged. */
  payload: z.string().nullable(),
  inverse: z.string().nullable(),
  group: identifier,
  /** The method of the workbench that was called. */
  intent: z.string(),
  role: z.enum(operationRoles),
  /** The group that an undo or a redo reverses. */
  reverses: identifier.nullable(),
  /** SHA-256 over the canonical content and the hash of the operation before in the same replica's scope. */
  hash: sha256,
});
export type Operation = z.infer<typeof operation>;

/** Which chain a change of this entity belongs to. */
export function scopeOf<Name extends EntityName>(entity: Name, value: Entity<Name>): Scope {
  const change = { entity, value } as { [Each in EntityName]: { entity: Each; value: Entity<Each> } }[EntityName];
  switch (change.entity) {
    case 'project':
    case 'scheme':
    case 'story':
      return 'project';
    case 'annotator':
      return `annotator/${change.value.id}`;
    case 'assignment':
      return `assignments/${change.value.annotator}`;
    case 'document':
      return `document/${change.value.id}`;
    case 'revision':
    case 'segment':
    case 'tombstone':
      return `document/${change.value.document}`;
    case 'layer':
    case 'span':
    case 'relation':
    case 'documentLabelling':
      return `layer/${change.value.document}/${change.value.annotator}`;
    case 'suggestion':
    case 'decision':
      return `review/${change.value.document}`;
  }
}

/** The document whose purging erases the operations of a scope; null for what belongs to no document. */
export function documentOfScope(scope: string): string | null {
  const [kind, owner] = scope.split('/');
  return kind === 'document' || kind === 'layer' || kind === 'review' ? (owner ?? null) : null;
}
