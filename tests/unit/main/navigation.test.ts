import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../../src/main/navigation.ts';
import { ownPages } from '../../../src/main/own-pages.ts';

type Contents = Parameters<typeof guardContents>[0];
type Session = Parameters<typeof guardSession>[0];

/** The part of WebContents that the guard touches. */
class ContentsDouble extends EventEmitter {
  openHandler: (() => unknown) | undefined;
  setWindowOpenHandler(handler: () => unknown): void {
    this.openHandler = handler;
  }
}

function guarded(): ContentsDouble {
  const contents = new ContentsDouble();
  guardContents(contents as unknown as Contents, ownPages());
  return contents;
}

/** True where the guard keeps the page from going there. */
function refuses(contents: ContentsDouble, event: string, url: string): boolean {
  let refused = false;
  contents.emit(event, { url, preventDefault: () => void (refused = true) });
  return refused;
}

describe('a page', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('goes nowhere else (%s)', (event) => {
    const contents = guarded();
    expect(refuses(contents, event, 'isnad://app/')).toBe(false);
    for (const url of ['https://example.org/', 'file:///tmp/dropped.txt', 'isnad://other/', 'data:text/html,x']) {
      expect([url, refuses(contents, event, url)]).toEqual([url, true]);
    }
  });

  it('opens no window and takes no webview in', () => {
    const contents = guarded();
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    expect(refuses(contents, 'will-attach-webview', 'isnad://app/')).toBe(true);
  });

  it('gets no permission', () => {
    const answers: unknown[] = [];
    const session = {
      setPermissionRequestHandler(handler: (contents: null, name: string, answer: (granted: boolean) => void) => void) {
        handler(null, 'media', (granted) => answers.push(granted));
      },
      setPermissionCheckHandler: (handler: () => boolean) => answers.push(handler()),
      setDevicePermissionHandler: (handler: () => boolean) => answers.push(handler()),
      setSpellCheckerEnabled: (enabled: boolean) => answers.push(enabled),
    };
    guardSession(session as unknown as Session);
    expect(answers).toEqual([false, false, false, false]);
  });
});
