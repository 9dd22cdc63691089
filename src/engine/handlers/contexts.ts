import type { Api, MethodName, Output, ParsedInput } from '../../domain/api.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { ProjectFile } from '../project/project-file.ts';
import type { WriteContext } from '../project/write-transaction.ts';

/** What a method that only looks is given. */
export interface ReadContext {
  readonly database: ReadableDatabase;
  readonly project: ProjectFile;
}

/** Methods that run inside one write transaction, by kind of the contract less those that need more. */
export type ReadHandler<Name extends MethodName> = (
  input: ParsedInput<Name>,
  context: ReadContext,
) => Output<Name> | Promise<Output<Name>>;

export type WriteHandler<Name extends MethodName> = (
  input: ParsedInput<Name>,
  context: WriteContext,
) => Output<Name>;

/** Methods that draw their own transactions or work with the file as a whole. */
export type ProjectHandler<Name extends MethodName> = (
  input: ParsedInput<Name>,
  project: ProjectFile,
) => Promise<Output<Name>>;

/** The methods of the contract that are handled with the project as a whole. */
export type WholeMethod = 'documents.purge' | 'documents.import' | 'bundles.merge';

export type ReadMethod = { [Name in MethodName]: Api[Name]['kind'] extends 'read' ? Name : never }[MethodName];
export type WriteMethod = Exclude<MethodName, ReadMethod | WholeMethod>;

export type ReadHandlers<Names extends ReadMethod> = { readonly [Name in Names]: ReadHandler<Name> };
export type WriteHandlers<Names extends WriteMethod> = { readonly [Name in Names]: WriteHandler<Name> };
