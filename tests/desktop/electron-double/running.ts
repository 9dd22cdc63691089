import { makeElectron } from './electron.ts';
import { launchSettings, settingsVariable } from './settings.ts';
import { tellTest } from './stage-protocol.ts';

export const settings = launchSettings.parse(JSON.parse(process.env[settingsVariable] ?? 'null'));

/** The one double of Electron in this process. */
export const running = makeElectron({
  folders: settings.folders,
  version: '0.0.0',
  packaged: false,
  lock: settings.lock,
  exit(code) {
    tellTest({ type: 'ended', calls: running.ledger.calls, faults: running.ledger.faults });
    process.exitCode = code;
    // What was said to the test goes out first.
    process.disconnect();
    process.exit();
  },
  onLoaded: (window) => tellTest({ type: 'loaded', window }),
});
