import fs from 'node:fs';
import path from 'node:path';
import type { BrowserWindow, FileFilter } from 'electron';
import { app, dialog } from 'electron';
import { safeFileName } from '../engine/host/file-names.ts';
import type { PageFailure } from './page-failures.ts';
import type { Words } from './words.ts';

const projectEnding = 'isnad';

function projectFilter(words: Words): FileFilter {
  return { name: words('desktop.projects'), extensions: [projectEnding] };
}

/** Dialogs know no folders that are not there yet: the nearest one that is, with the file’s name. */
function nearestPlace(file: string): string {
  let folder = path.dirname(file);
  while (!fs.existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return path.join(folder, path.basename(file));
}

/** Asks for a project that is there; null where the person wants none. */
export async function chooseProject(window: BrowserWindow, words: Words): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words('desktop.openTitle'),
    buttonLabel: words('desktop.open'),
    filters: [projectFilter(words)],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where a new project goes; null where the person wants none. A relative path is in their documents. */
export async function chooseNewProject(window: BrowserWindow, words: Words, wanted: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words('desktop.createTitle'),
    buttonLabel: words('desktop.create'),
    defaultPath: nearestPlace(path.resolve(app.getPath('documents'), wanted)),
    filters: [projectFilter(words)],
    // A project that is there already is not written over, so there is nothing to ask about.
    properties: ['createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Asks where a file goes, in the person’s documents unless they say otherwise; null where they want none. */
export async function chooseExportPlace(window: BrowserWindow, words: Words, name: string): Promise<string | null> {
  const ending = path.extname(name).slice(1);
  const filter =
    ending === projectEnding
      ? projectFilter(words)
      : { name: words('desktop.files', { ending: ending.toUpperCase() }), extensions: [ending] };
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words('desktop.saveTitle'),
    buttonLabel: words('desktop.save'),
    defaultPath: path.join(app.getPath('documents'), safeFileName(name)),
    ...(ending === '' ? {} : { filters: [filter] }),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Asks whether a page that has failed is to be loaded again; false for the other way out, or when aborted. */
export async function askToReload(
  window: BrowserWindow,
  words: Words,
  failure: PageFailure,
  signal: AbortSignal,
): Promise<boolean> {
  const gone = failure.kind === 'gone';
  const { response } = await dialog.showMessageBox(window, {
    type: gone ? 'error' : 'warning',
    title: 'Isnad',
    message: words(gone ? 'desktop.pageGone' : 'desktop.pageSilent'),
    detail: gone ? words('desktop.pageGoneDetail', { reason: failure.reason }) : words('desktop.pageSilentDetail'),
    buttons: [words('desktop.reload'), words(gone ? 'desktop.closeWindow' : 'desktop.wait')],
    defaultId: gone ? 0 : 1,
    cancelId: 1,
    noLink: true,
    signal,
  });
  return response === 0;
}
