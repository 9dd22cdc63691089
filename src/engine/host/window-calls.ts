import { importReport } from '../../domain/api/document-methods.ts';
import { api, isMethodName, methodNamed } from '../../domain/api.ts';
import { isHostMethodName } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';
import type { HostCalls } from './host-calls.ts';
import { parseInput } from '../parse-input.ts';
import type { Uploads } from './uploads.ts';
import type { HostWindow, Windows } from './windows.ts';
import { problemWithoutPlaces, textWithoutPlaces, withoutPlaces } from './without-places.ts';

export interface WindowCallsOptions {
  readonly windows: Windows;
  readonly uploads: Uploads;
  readonly hostCalls: HostCalls;
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
        source: textWithoutPlaces(outcome.source, files),
        problem: outcome.problem && problemWithoutPlaces(outcome.problem, files),
      }));
      return { ...output, outcomes };
    } catch (error) {
      throw withoutPlaces(error, files);
    }
  };

  const mergeUploads = async (window: HostWindow, given: unknown): Promise<unknown> => {
    const input = parseInput('bundles.merge', api['bundles.merge'].input, given);
    const handles = [...new Set(input.paths)];
    const files = handles.map((handle) => uploads.find(window.id, handle));
    try {
      const output = await callWorkbench(window, 'bundles.merge', { paths: files.map((file) => file.path) });
      await Promise.all(handles.map((handle) => uploads.remove(handle)));
      return output;
    } catch (error) {
      throw withoutPlaces(error, files);
    }
  };

  return async (window: HostWindow, method: string, input: unknown): Promise<unknown> => {
    if (isHostMethodName(method)) return hostCalls[method](window, input);
    if (method === 'documents.import') return importUploads(window, input);
    if (method === 'bundles.merge') return mergeUploads(window, input);
    if (!isMethodName(method)) throw new Problem('unknown-method', { method });
    if (methodNamed(method).paths) {
      throw new Problem('invalid-input', { method, message: 'a page may not name places of this machine' });
    }
    return callWorkbench(window, method, input);
  };
}

export type WindowCalls = ReturnType<typeof makeWindowCalls>;
