import { z } from 'zod';
import type { ShapeOf } from './types.ts';
import { checkedBy } from './ledger.ts';

const truth = z.boolean().optional();

const webPreferences = z.strictObject({
  preload: z.string().min(1).optional(),
  contextIsolation: truth,
  sandbox: truth,
  nodeIntegration: truth,
  nodeIntegrationInWorker: truth,
  nodeIntegrationInSubFrames: truth,
  webSecurity: truth,
  allowRunningInsecureContent: truth,
  experimentalFeatures: truth,
  webviewTag: truth,
  navigateOnDragDrop: truth,
  spellcheck: truth,
  devTools: truth,
  zoomFactor: z.number().optional(),
  disableDialogs: truth,
  safeDialogs: truth,
  backgroundThrottling: truth,
  partition: z.string().optional(),
  additionalArguments: z.array(z.string()).optional(),
} satisfies ShapeOf<Electron.WebPreferences>);

/** What the double takes for a window; it refuses any option that it does not know. */
export const windowOptions = z.strictObject({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  minWidth: z.int().optional(),
  minHeight: z.int().optional(),
  show: truth,
  center: truth,
  title: z.string().optional(),
  icon: z.string().optional(),
  backgroundColor: z.string().optional(),
  autoHideMenuBar: truth,
  fullscreen: truth,
  fullscreenable: truth,
  titleBarStyle: z.enum(['default', 'hidden', 'hiddenInset', 'customButtonsOnHover']).optional(),
  tabbingIdentifier: z.string().optional(),
  webPreferences: checkedBy<Electron.WebPreferences>(webPreferences).optional(),
} satisfies ShapeOf<Electron.BrowserWindowConstructorOptions>);
