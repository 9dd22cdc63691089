import type { Session, WebContents } from 'electron';
import type { OwnPages } from './own-pages.ts';

interface Leaving {
  readonly url: string;
  readonly preventDefault: () => void;
}

/** Keeps a window’s page where it is: it goes nowhere else, opens no window and takes none in. */
export function guardContents(contents: WebContents, pages: OwnPages): void {
  const refuseOthers = (event: Leaving): void => {
    if (!pages.owns(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseOthers);
  contents.on('will-frame-navigate', refuseOthers);
  contents.on('will-redirect', refuseOthers);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Refuses every permission (camera, place, notifications, devices, …): the program needs none. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
}
