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
    // What is said to the test goes out first.
    const { calls, faults } = running.ledger;
    tellTest({ type: 'ended', calls, faults }, () => process.exit(code));
  },
  onLoaded: (window) => tellTest({ type: 'loaded', window }),
});
