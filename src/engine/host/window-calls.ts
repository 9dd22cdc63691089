import { importReport } from '../../domain/api/document-methods.ts';
import { api, isMethodName, methodNamed } from '../../domain/api.ts';
import { isHostMethodName } from '../../domain/host-api.ts';
import type { ProblemData } from '../../domain/problem.ts';
import { Problem, problemData } from '../../domain/problem.ts';
import type { HostCalls } from './host-calls.ts';
import { parseInput } from '../parse-input.ts';
import type { TemporaryPlace } from './temporary-places.ts';
import type { Uploads } from './uploads.ts';
import type { HostWindow, Windows } from './windows.ts';

export interface WindowCallsOptions {
  readonly windows: Windows;
  readonly uploads: Uploads;
  readonly hostCalls: HostCalls;
}

/** Says the files’ own names where the engine says the places of our temporary files. */
function withoutPlaces(text: string, files: readonly TemporaryPlace[]): string {
  return files.reduce((result, file) => result.replaceAll(file.path, () => file.name), text);
}

function problemWithoutPlaces({ code, details }: ProblemData, files: readonly TemporaryPlace[]): ProblemData {
  const entries = Object.entries(details).map(
    ([key, value]) => [key, typeof value === 'string' ? withoutPlaces(value, files) : value] as const,
  );
  return { code, details: Object.fromEntries(entries) };
}

/** Answers what a page calls, in the name of one window; checks every input. Rejects with a `Problem`. */
export function makeWindowCalls({ windows, uploads, hostCalls }: WindowCallsOptions) {
  const callWorkbench = async (window: HostWindow, method: string, input: unknown): Promise<unknown> => {
    const project = await windows.project(window);
    if (project === null) throw new Problem('no-project-open');
    return project.use((workbench) => workbench.callUnchecked(method, input));
  };

  /** Pages name uploads, never paths; the files are gone once they are in. */
  const importUploads = async (window: HostWindow, given: unknown): Promise<unknown> => {
    const input = parseInput('documents.import', api['documents.import'].input, given);
    const handles = [...new Set(input.sources)];
    const files = handles.map((handle) => uploads.find(window.id, handle));
    const sources = files.map((file) => file.path);
    try {
      const output = importReport.parse(await callWorkbench(window, 'documents.import', { ...input, sources }));
      await Promise.all(handles.map((handle) => uploads.remove(handle)));
      const outcomes = output.outcomes.map((outcome) => ({
        ...outcome,
        source: withoutPlaces(outcome.source, files),
        problem: outcome.problem && problemWithoutPlaces(outcome.problem, files),
      }));
      return { ...output, outcomes };
    } catch (error) {
      const { code, details } = problemWithoutPlaces(problemData(error), files);
      throw new Problem(code, details, { cause: error });
    }
  };

  return async (window: HostWindow, method: string, input: unknown): Promise<unknown> => {
    if (isHostMethodName(method)) return hostCalls[method](window, input);
    if (method === 'documents.import') return importUploads(window, input);
    if (!isMethodName(method)) throw new Problem('unknown-method', { method });
    if (methodNamed(method).paths) {
      throw new Problem('invalid-input', { method, message: 'a page may not name places of this machine' });
    }
    return callWorkbench(window, method, input);
  };
}

export type WindowCalls = ReturnType<typeof makeWindowCalls>;
