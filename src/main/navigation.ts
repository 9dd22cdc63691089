import type { Session, WebContents } from 'electron';
import type { OwnPages } from './own-pages.ts';
import { mayDownload, mayLoad } from './own-pages.ts';

interface Leaving {
  readonly url: string;
  readonly preventDefault: () => void;
}

/** Keeps a page where it is: it goes nowhere else, opens no window, takes none in and reaches no device. */
export function guardContents(contents: WebContents, pages: OwnPages): void {
  const refuseOthers = (event: Leaving): void => {
    if (!pages.owns(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseOthers);
  contents.on('will-frame-navigate', refuseOthers);
  contents.on('will-redirect', refuseOthers);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Without a listener for them Electron cancels requests for Bluetooth devices by itself.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * Refuses every permission (camera, place, notifications, screen, devices, …), everything that comes from
 * another machine, and every download that the page has not made itself: the program needs none of them.
 */
export function guardSession(session: Session, pages: OwnPages): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, pages) }));
  session.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL(), pages)) event.preventDefault();
  });
}
