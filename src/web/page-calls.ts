import { z } from 'zod';
import { importReport } from '../domain/api/document-methods.ts';
import { api, isMethodName, methodNamed } from '../domain/api.ts';
import { isHostMethodName } from '../domain/host-api.ts';
import type { ProblemData } from '../domain/problem.ts';
import { Problem, problemData } from '../domain/problem.ts';
import type { HostCalls, PageMethodName } from './host-calls.ts';
import { parseInput } from './page-input.ts';
import type { TransferFile, Transfers } from './transfers.ts';
import type { PageWindow, Windows } from './windows.ts';

/** The body of POST /call. */
export const callBody = z.object({ window: z.string(), method: z.string(), input: z.unknown() });

export interface PageCallsOptions {
  readonly windows: Windows;
  readonly transfers: Transfers;
  readonly hostCalls: HostCalls;
}

function isPageMethodName(method: string): method is PageMethodName {
  return isHostMethodName(method) && method !== 'host.upload';
}

/** Says the files’ own names where the engine says the places of our temporary files. */
function withoutPlaces(text: string, files: readonly TransferFile[]): string {
  return files.reduce((result, file) => result.replaceAll(file.path, () => file.name), text);
}

function problemWithoutPlaces({ code, details }: ProblemData, files: readonly TransferFile[]): ProblemData {
  const entries = Object.entries(details).map(
    ([key, value]) => [key, typeof value === 'string' ? withoutPlaces(value, files) : value] as const,
  );
  return { code, details: Object.fromEntries(entries) };
}

/** Answers what a page calls, in the name of one window. Rejects with a `Problem`. */
export function makePageCalls({ windows, transfers, hostCalls }: PageCallsOptions) {
  const callWorkbench = async (window: PageWindow, method: string, input: unknown): Promise<unknown> => {
    const project = await windows.project(window);
    if (project === null) throw new Problem('no-project-open');
    return project.use((workbench) => workbench.callUnchecked(method, input));
  };

  /** Pages name uploads, never paths; the files are gone once they are in. */
  const importUploads = async (window: PageWindow, given: unknown): Promise<unknown> => {
    const input = parseInput('documents.import', api['documents.import'].input, given);
    const handles = [...new Set(input.sources)];
    const uploads = handles.map((handle) => transfers.upload(window.id, handle));
    const sources = uploads.map((file) => file.path);
    try {
      const output = importReport.parse(await callWorkbench(window, 'documents.import', { ...input, sources }));
      await Promise.all(handles.map((handle) => transfers.remove(handle)));
      const outcomes = output.outcomes.map((outcome) => ({
        ...outcome,
        source: withoutPlaces(outcome.source, uploads),
        problem: outcome.problem && problemWithoutPlaces(outcome.problem, uploads),
      }));
      return { ...output, outcomes };
    } catch (error) {
      const { code, details } = problemWithoutPlaces(problemData(error), uploads);
      throw new Problem(code, details, { cause: error });
    }
  };

  return async (window: PageWindow, method: string, input: unknown): Promise<unknown> => {
    if (isPageMethodName(method)) return hostCalls[method](window, input);
    if (method === 'documents.import') return importUploads(window, input);
    if (!isMethodName(method)) throw new Problem('unknown-method', { method });
    if (methodNamed(method).paths) {
      throw new Problem('invalid-input', { method, message: 'a page may not name places of this machine' });
    }
    return callWorkbench(window, method, input);
  };
}

export type PageCalls = ReturnType<typeof makePageCalls>;
