import type { z } from 'zod';
import { agreementMethods } from './api/agreement-methods.ts';
import { annotationMethods } from './api/annotation-methods.ts';
import { assignmentMethods } from './api/assignment-methods.ts';
import { documentMethods } from './api/document-methods.ts';
import { exchangeMethods } from './api/exchange-methods.ts';
import type { Method } from './api/method.ts';
import { projectMethods } from './api/project-methods.ts';
import { relationMethods } from './api/relation-methods.ts';
import { reviewMethods } from './api/review-methods.ts';
import { searchMethods } from './api/search-methods.ts';
import { schemeMethods } from './api/scheme-methods.ts';
import type { EntityName } from './operation.ts';
import type { ProblemData } from './problem.ts';

/** The one door: every method of the workbench, with its kind and the schemas of what goes in and out. */
export const api = {
  ...projectMethods,
  ...schemeMethods,
  ...documentMethods,
  ...annotationMethods,
  ...assignmentMethods,
  ...relationMethods,
  ...reviewMethods,
  ...searchMethods,
  ...exchangeMethods,
  ...agreementMethods,
} as const;

export type Api = typeof api;
export type MethodName = keyof Api;
export type Input<Name extends MethodName> = z.input<Api[Name]['input']>;
/** What a handler receives once the input has been parsed. */
export type ParsedInput<Name extends MethodName> = z.output<Api[Name]['input']>;
export type Output<Name extends MethodName> = z.output<Api[Name]['output']>;

export function isMethodName(text: string): text is MethodName {
  return Object.hasOwn(api, text);
}

export function methodNamed(name: MethodName): Method {
  return api[name];
}

/** One entity that was made, changed or removed: its name and its key (see `entityKeys`). */
export interface EntityChange {
  readonly entity: EntityName;
  readonly id: string;
}

/** What the workbench announces. Events say what is so; nobody is driven by them. */
export type WorkbenchEvent =
  | {
      readonly type: 'changed';
      readonly intent: string;
      readonly entities: readonly EntityName[];
      /** Documents that were touched; null where the change is about the project or too wide to list. */
      readonly documents: readonly string[] | null;
      /** Each entity once; null where there are too many to list, or where it cannot be told. */
      readonly changes: readonly EntityChange[] | null;
      /** Made by another process that has the same file open. */
      readonly elsewhere: boolean;
    }
  | {
      readonly type: 'progress';
      readonly task: string;
      readonly intent: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'problem'; readonly problem: ProblemData };

/** The same call for every host, window and script. Rejects with a `Problem`. */
export type Call = <Name extends MethodName>(method: Name, input: Input<Name>) => Promise<Output<Name>>;
