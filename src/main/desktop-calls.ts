import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { DesktopInput, DesktopMethodName, WindowMenu } from '../domain/desktop-api.ts';
import { desktopApi, isDesktopMethodName } from '../domain/desktop-api.ts';
import type { Answer } from '../domain/desktop-door.ts';
import { Problem } from '../domain/problem.ts';
import { answerOf } from '../engine/host/answer.ts';
import { parseInput } from '../engine/parse-input.ts';
import { externalAddress } from './external-address.ts';

/** What the calls need of the system and of the rest of the main process; windows go by their ids. */
export interface DesktopCallsOptions {
  /** Hands a call on to the engine, in the window’s name. */
  readonly callEngine: (window: string, method: string, input: unknown) => Promise<Answer>;
  /** Asks with the system’s dialogs; null where the person wants none. */
  readonly chooseProject: (window: string) => Promise<string | null>;
  readonly chooseNewProject: (window: string, wanted: string) => Promise<string | null>;
  /** Shows a file in a window of its own, or brings the window to the front that shows it. */
  readonly showFile: (file: string) => void;
  /** The places that were remembered for this window; null where there is none. */
  readonly placeOf: (window: string, what: DesktopInput<'desktop.showInFolder'>['what']) => string | null;
  readonly showInFolder: (file: string) => void;
  /** Hands an address that was found harmless to the person’s browser. */
  readonly openAddress: (address: string) => Promise<void>;
  readonly setMenus: (window: string, menus: readonly WindowMenu[]) => void;
}

/** Answers what a page asks of the desktop program itself. Never rejects: what went wrong is in the answer. */
export type DesktopCalls = (window: string, method: string, input: unknown) => Promise<Answer>;

/** True for calls that are the main process’s own to answer, whether there is such a method or not. */
export function isForDesktop(method: string): boolean {
  return method.startsWith('desktop.');
}

function outputOf(answer: Answer): unknown {
  if (answer.ok) return answer.output;
  throw new Problem(answer.problem.code, answer.problem.details);
}

/** Throws where a dropped file is no project that can be shown. */
function requireProjectFile(file: string): void {
  if (!path.isAbsolute(file) || path.extname(file).toLowerCase() !== '.isnad') {
    const message = 'paths: only absolute places of project files (.isnad)';
    throw new Problem('invalid-input', { method: 'desktop.openFiles', message });
  }
  let isFile = false;
  try {
    isFile = fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch (error) {
    // A drive that is gone, a folder that may not be read: it is there, and cannot be had.
    throw new Problem('file-unreadable', { file, message: String(error) }, { cause: error });
  }
  if (!isFile) throw new Problem('file-missing', { file });
}

type Works = { readonly [Name in DesktopMethodName]: (window: string, input: unknown) => Promise<unknown> };

function handler<In extends z.ZodType>(
  name: DesktopMethodName,
  method: { readonly input: In },
  work: (window: string, input: z.output<In>) => Promise<unknown>,
): (window: string, input: unknown) => Promise<unknown> {
  return async (window, input) => work(window, parseInput(name, method.input, input));
}

export function makeDesktopCalls(options: DesktopCallsOptions): DesktopCalls {
  const works: Works = {
    'desktop.chooseProject': handler('desktop.chooseProject', desktopApi['desktop.chooseProject'], async (window) => {
      const file = await options.chooseProject(window);
      if (file === null) throw new Problem('cancelled');
      return outputOf(await options.callEngine(window, 'host.open', { path: file }));
    }),
    'desktop.createProject': handler(
      'desktop.createProject',
      desktopApi['desktop.createProject'],
      async (window, { title, path: wanted, template }) => {
        const file = await options.chooseNewProject(window, wanted);
        if (file === null) throw new Problem('cancelled');
        return outputOf(await options.callEngine(window, 'host.create', { path: file, title, ...(template === undefined ? {} : { template }) }));
      },
    ),
    'desktop.openFiles': handler('desktop.openFiles', desktopApi['desktop.openFiles'], async (_window, { paths }) => {
      let refused: Problem | undefined;
      for (const file of paths) {
        try {
          requireProjectFile(file);
          options.showFile(file);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          // The others are shown all the same; the first that cannot be is what the person hears of.
          refused ??= error;
        }
      }
      if (refused !== undefined) throw refused;
      return {};
    }),
    'desktop.showInFolder': handler(
      'desktop.showInFolder',
      desktopApi['desktop.showInFolder'],
      async (window, { what }) => {
        const file = options.placeOf(window, what);
        if (file === null && what === 'project') throw new Problem('no-project-open');
        if (file === null) throw new Problem('file-missing', { file: '' });
        if (!fs.existsSync(file)) throw new Problem('file-missing', { file });
        options.showInFolder(file);
        return {};
      },
    ),
    'desktop.openAddress': handler(
      'desktop.openAddress',
      desktopApi['desktop.openAddress'],
      async (_window, { address: given }) => {
        const address = externalAddress(given);
        if (address === null) {
          const message = 'address: only http and https, without a name or password';
          throw new Problem('invalid-input', { method: 'desktop.openAddress', message });
        }
        await options.openAddress(address);
        return {};
      },
    ),
    'desktop.menus': handler('desktop.menus', desktopApi['desktop.menus'], async (window, { menus }) => {
      options.setMenus(window, menus);
      return {};
    }),
  };

  return (window, method, input) =>
    answerOf(async () => {
      if (!isDesktopMethodName(method)) throw new Problem('unknown-method', { method });
      return works[method](window, input);
    });
}
