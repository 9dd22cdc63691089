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
});

/** The part of Session that the guard touches, with what it was told. */
class SessionDouble extends EventEmitter {
  readonly answers = new Map<string, unknown>();
  private request: ((details: { url: string }, answer: (response: unknown) => void) => void) | undefined;
  private keep = (name: string) => (answer: unknown) => void this.answers.set(name, answer);

  setPermissionRequestHandler(handler: (contents: null, name: string, answer: (granted: boolean) => void) => void) {
    handler(null, 'media', this.keep('request'));
  }
  setPermissionCheckHandler = (handler: () => boolean) => this.keep('check')(handler());
  setDevicePermissionHandler = (handler: () => boolean) => this.keep('device')(handler());
  setDisplayMediaRequestHandler(handler: (request: object, answer: (streams: unknown) => void) => void) {
    handler({}, this.keep('display'));
  }
  setSpellCheckerEnabled = this.keep('spelling');
  readonly webRequest = { onBeforeRequest: (listener: SessionDouble['request']) => void (this.request = listener) };

  loads(url: string): unknown {
    let response: unknown;
    this.request?.({ url }, (given) => (response = given));
    return response;
  }
  downloads(url: string): boolean {
    let refused = false;
    this.emit('will-download', { preventDefault: () => void (refused = true) }, { getURL: () => url });
    return !refused;
  }
}

describe('the session', () => {
  const guardedSession = (server?: string): SessionDouble => {
    const session = new SessionDouble();
    guardSession(session as unknown as Session, ownPages(server));
    return session;
  };

  it('gives no permission, no device, no screen and fetches no dictionary', () => {
    expect(Object.fromEntries(guardedSession().answers)).toEqual({
      request: false,
      check: false,
      device: false,
      display: null,
      spelling: false,
    });
  });

  it.each([
    ['isnad://app/assets/a.js', false],
    ['blob:isnad://app/0b1c', false],
    ['devtools://devtools/bundled/a.js', false],
    ['https://example.org/a.js', true],
    ['http://127.0.0.1:5173/', true],
    ['wss://example.org/', true],
    ['file:///etc/passwd', true],
    ['FTP://example.org/', true],
    ['', true],
  ])('asks for nothing of other machines or the file system: %s', (url, cancel) => {
    expect(guardedSession().loads(url)).toEqual({ cancel });
  });

  it('lets a development server’s page ask for what is its own', () => {
    const session = guardedSession('http://localhost:5173');
    const mine = ['http://localhost:5173/src/a.tsx', 'ws://localhost:5173/?token=x'];
    const others = ['http://localhost:5174/', 'ws://localhost:5174/', 'wss://localhost:5173/', 'https://example.org/'];
    expect(mine.map((url) => session.loads(url))).toEqual(mine.map(() => ({ cancel: false })));
    expect(others.map((url) => session.loads(url))).toEqual(others.map(() => ({ cancel: true })));
  });

  it('keeps only files that a page of ours has made', () => {
    const session = guardedSession();
    expect(session.downloads('blob:isnad://app/0b1c')).toBe(true);
    for (const url of ['blob:https://example.org/0b1c', 'https://example.org/a.exe', 'isnad://app/index.html', 'data:,x']) {
      expect([url, session.downloads(url)]).toEqual([url, false]);
    }
  });
});
