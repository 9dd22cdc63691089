// What `import … from 'electron'` gets in the process that runs the built program (run.ts). A name that is not here
// is not in the double: the program then ends as it is linked, with the name.
import { running } from './running.ts';

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} = running.electron;
