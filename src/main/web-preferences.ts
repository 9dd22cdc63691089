import type { WebPreferences } from 'electron';

/** What a window’s page may do: no more than a page of the web, with the preload’s two functions. */
export function webPreferences(preload: string, development: boolean) {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Chromium would fetch dictionaries from the network.
    spellcheck: false,
    devTools: development,
  } as const satisfies WebPreferences;
}
