import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';

/** Asks where a file goes, in the person’s documents unless they say otherwise; null where they want none. */
export async function chooseExportPlace(window: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), name),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
