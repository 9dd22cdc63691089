import { api, isMethodName, type MethodName } from '../domain/api.ts';
import { Problem } from '../domain/problem.ts';
import { agreementReads } from './handlers/agreement-handlers.ts';
import { annotationReads, annotationWrites } from './handlers/annotation-handlers.ts';
import { assignmentReads, assignmentWrites } from './handlers/assignment-handlers.ts';
import { annotatorReads, annotatorWrites } from './handlers/annotator-handlers.ts';
import type { ProjectHandler, ReadHandlers, ReadMethod, WholeMethod, WriteHandlers, WriteMethod } from './handlers/contexts.ts';
import { documentReads, documentWrites } from './handlers/document-handlers.ts';
import { exchangeReads } from './handlers/exchange-handlers.ts';
import { isLeadOnly, requireLead } from './handlers/lead-only.ts';
import { fileReads } from './handlers/file-handlers.ts';
import { completenessReads } from './handlers/completeness-handlers.ts';
import { projectReads, projectWrites } from './handlers/project-handlers.ts';
import { relationReads, relationWrites } from './handlers/relation-handlers.ts';
import { reviewReads, reviewWrites } from './handlers/review-handlers.ts';
import { spanPartWrites } from './handlers/span-parts.ts';
import { searchReads, searchWrites } from './handlers/search-handlers.ts';
import { schemeReads, schemeWrites } from './handlers/scheme-handlers.ts';
import { newIdentifier } from './identifiers.ts';
import { watchOverDamage } from './project/damage-watch.ts';
import { openProjectFile, type ProjectFile } from './project/project-file.ts';
import { parseInput } from './parse-input.ts';
import { keepIndex } from './search/index-keeper.ts';
import type { Workbench, WorkbenchOptions } from './workbench-types.ts';
import { busyTimeout } from './database/open-database.ts';
import { asProblem } from './database/sqlite-problems.ts';

const reads: ReadHandlers<ReadMethod> = {
  ...projectReads,
  ...schemeReads,
  ...documentReads,
  ...annotatorReads,
  ...assignmentReads,
  ...annotationReads,
  ...relationReads,
  ...completenessReads,
  ...reviewReads,
  ...searchReads,
  ...agreementReads,
  ...fileReads,
  ...exchangeReads,
};

const writes: WriteHandlers<WriteMethod> = {
  ...projectWrites,
  ...schemeWrites,
  ...documentWrites,
  ...annotatorWrites,
  ...assignmentWrites,
  ...annotationWrites,
  ...spanPartWrites,
  ...relationWrites,
  ...reviewWrites,
  ...searchWrites,
};

// What is needed now and then is loaded then: most calls from scripts are short.
const whole: { readonly [Name in WholeMethod]: ProjectHandler<Name> } = {
  'documents.import': async (input, project) => {
    const { importDocuments } = await import('./project/import-documents.ts');
    return importDocuments(project, input);
  },
  'bundles.merge': async (input, project) => {
    const { mergeBundles } = await import('./exchange/exchange.ts');
    return mergeBundles(project, input);
  },
  'documents.purge': async ({ id }, project) => {
    const { purgeDocument } = await import('./project/purge.ts');
    return purgeDocument(project, id);
  },
};

/** Opens the one door into a project file. */
export async function openWorkbench(file: string, options: WorkbenchOptions): Promise<Workbench> {
  const project = await openProjectFile(file, {
    actor: options.actor,
    clock: options.clock ?? Date.now,
    ids: options.ids ?? newIdentifier,
    backups: options.backups ?? 'session',
    watch: options.watch ?? false,
    busyTimeout: options.busyTimeout ?? busyTimeout,
  });
  const stopWatching = options.watch === true && project.closedUncleanly ? watchOverDamage(project) : () => undefined;

  const stopKeeping = options.watch === true ? keepIndex(project) : () => Promise.resolve();

  const callUnchecked = async (method: string, input: unknown): Promise<unknown> => {
    if (!isMethodName(method)) throw new Problem('unknown-method', { method });
    const parsed = parseInput(method, api[method].input, input);
    try {
      return await dispatch(method, parsed, project);
    } catch (thrown) {
      throw asProblem(thrown, file);
    }
  };

  return {
    file,
    callUnchecked,
    // The handlers' types promise each method its output; tests hold them against the output schemas.
    call: callUnchecked as Workbench['call'],
    subscribe: project.subscribe,
    close: async () => {
      stopWatching();
      await stopKeeping();
      await project.close();
    },
  };
}

/** Finds the handler. The input was parsed by the very schema that the handler's type was made from. */
function dispatch(method: MethodName, input: unknown, project: ProjectFile): unknown {
  if (Object.hasOwn(whole, method)) {
    if (isLeadOnly(method)) requireLead({ database: project.reader(), person: project.person() });
    const handler = whole[method as WholeMethod] as (input: unknown, project: ProjectFile) => Promise<unknown>;
    return handler(input, project);
  }
  if (Object.hasOwn(writes, method)) {
    const handler = writes[method as WriteMethod] as (input: unknown, context: unknown) => unknown;
    return project.write(method, (context) => {
      if (isLeadOnly(method)) requireLead(context);
      return handler(input, context);
    });
  }
  const handler = reads[method as ReadMethod] as (input: unknown, context: unknown) => unknown;
  return handler(input, { database: project.reader(), project });
}
