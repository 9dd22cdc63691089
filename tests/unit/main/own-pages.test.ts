import { describe, expect, it } from 'vitest';
import { filesHandedOver, launchFiles } from '../../../src/main/launch-file.ts';
import { appScheme, maySend, ownPages } from '../../../src/main/own-pages.ts';

const foreign = [
  'https://example.org/',
  'http://app/',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,<p>',
  'javascript:alert(1)',
  'isnad://other/',
  'isnad://app.example.org/',
  'isnad://app:8080/',
  'isnad://somebody@app/',
  'isnad:app/',
  'isnad-other://app/',
  'blob:isnad://app/x',
  '',
  'not an address',
];

describe('the program’s own pages', () => {
  it('are those below its scheme and host, and nothing else', () => {
    const pages = ownPages();
    expect(pages.start).toBe('isnad://app/');
    for (const address of [pages.start, 'isnad://app/index.html#/library', 'isnad://app/assets/a.js']) {
      expect([address, pages.owns(address)]).toEqual([address, true]);
    }
    for (const address of foreign) expect([address, pages.owns(address)]).toEqual([address, false]);
  });

  it('are a development server’s where one of this machine is named, and then only these', () => {
    const pages = ownPages('http://localhost:5173');
    expect(pages.start).toBe('http://localhost:5173/');
    expect(pages.owns('http://localhost:5173/#/library')).toBe(true);
    for (const address of ['http://localhost:5174/', 'https://localhost:5173/', 'isnad://app/', ...foreign]) {
      expect([address, pages.owns(address)]).toEqual([address, false]);
    }
  });

  it.each(['http://example.org:5173', 'https://localhost:5173', 'file:///tmp', 'nonsense', ''])(
    'stay those of the scheme where the development server is “%s”',
    (server) => {
      expect(ownPages(server).start).toBe('isnad://app/');
    },
  );

  it('have a scheme with the privileges that they need and no more', () => {
    expect(appScheme).toEqual({
      scheme: 'isnad',
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    });
  });
});

describe('a message', () => {
  const pages = ownPages();

  it('is taken from the main frame of a page of ours', () => {
    expect(maySend({ url: 'isnad://app/#/library', parent: null }, pages)).toBe(true);
  });

  it('is refused from a frame that is gone, from a frame in a page, and from any other page', () => {
    expect(maySend(null, pages)).toBe(false);
    expect(maySend({ url: 'isnad://app/', parent: {} }, pages)).toBe(false);
    for (const url of foreign) expect([url, maySend({ url, parent: null }, pages)]).toEqual([url, false]);
  });
});

describe('the files of a command line', () => {
  it.each([
    ['packaged', ['/opt/isnad', 'news.isnad'], false, ['/here/news.isnad']],
    ['from a checkout', ['/e/electron', '/src/isnad', 'news.isnad'], true, ['/here/news.isnad']],
    ['absolute', ['/opt/isnad', '/a/أخبار.isnad'], false, ['/a/أخبار.isnad']],
    ['behind options', ['/e/electron', '--inspect', '/src/isnad', '--no-zygote', 'a.isnad'], true, ['/here/a.isnad']],
    ['several', ['/opt/isnad', 'a.isnad', '--flag', '/b.isnad'], false, ['/here/a.isnad', '/b.isnad']],
    ['an address', ['/opt/isnad', 'file:///a/%D8%A3.isnad'], false, ['/a/أ.isnad']],
    ['an address elsewhere', ['/opt/isnad', 'file://host/a.isnad'], false, ['/here/file:/host/a.isnad']],
    ['none, packaged', ['/opt/isnad'], false, []],
    ['none, from a checkout', ['/e/electron', '/src/isnad', '--flag'], true, []],
  ] as const)('are found (%s)', (_name, argumentList, defaultApp, expected) => {
    expect(launchFiles(argumentList, defaultApp, '/here')).toEqual(expected);
  });

  it('of a second start are taken as they should be, and from nothing else', () => {
    expect(filesHandedOver({ files: ['/a.isnad', 7, '/b.isnad'] })).toEqual(['/a.isnad', '/b.isnad']);
    for (const data of [{ files: null }, {}, null, 'text', { files: 7 }]) expect(filesHandedOver(data)).toEqual([]);
  });
});
