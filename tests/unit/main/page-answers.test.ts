import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPageFiles } from '../../../src/engine/host/page-files.ts';
import { contentSecurityPolicy } from '../../../src/engine/host/page-policy.ts';
import { ownPages } from '../../../src/main/own-pages.ts';
import { answerPage } from '../../../src/main/page-answers.ts';
import { webPreferences } from '../../../src/main/web-preferences.ts';
import { rendererFolder, temporaryFolder } from '../web/support.ts';

const pages = ownPages();

function serve() {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'the secret');
  const files = readPageFiles(rendererFolder(folder));
  return (address: string, method = 'GET') => answerPage(files, pages, method, address);
}

describe('the custom scheme', () => {
  it('serves the built files with their types and the content security policy', () => {
    const get = serve();
    const start = get('isnad://app/');
    expect(start.status).toBe(200);
    expect(String(start.content)).toContain('the window');
    expect(start.headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect(start.headers['Content-Security-Policy']).toBe(contentSecurityPolicy);
    const script = get('isnad://app/assets/index-B3x9_kQz.js?x=1#y');
    expect(String(script.content)).toBe('export {};');
    expect(script.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it.each([
    'isnad://app/../secret.txt',
    'isnad://app/assets/../../secret.txt',
    'isnad://app/%2e%2e/secret.txt',
    'isnad://app/..%2fsecret.txt',
    'isnad://app/..%5csecret.txt',
    'isnad://app/..\\secret.txt',
    'isnad://app//etc/passwd',
    'isnad://app/assets',
    'isnad://app/__proto__',
    'isnad://other/index.html',
    'isnad://other/../app/index.html',
    'file:///etc/passwd',
    'https://app/index.html',
    'nonsense',
  ])('has nothing at %s', (address) => {
    const answer = serve()(address);
    expect(answer.status).toBe(404);
    expect(answer.content).toBeNull();
    expect(answer.headers['Content-Security-Policy']).toBe(contentSecurityPolicy);
  });

  it('answers to GET and HEAD only', () => {
    const ask = serve();
    expect(ask('isnad://app/', 'HEAD')).toMatchObject({ status: 200, content: null });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(ask('isnad://app/', method)).toMatchObject({ status: 405, content: null });
    }
  });
});

describe('a window’s page', () => {
  it('runs isolated, sandboxed, without Node and with the rules of the web', () => {
    expect(webPreferences('/out/preload/preload.cjs', false)).toEqual({
      preload: '/out/preload/preload.cjs',
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
      spellcheck: false,
      devTools: false,
    });
  });

  it('has developer tools in development only, which changes nothing else', () => {
    const { devTools, ...rest } = webPreferences('p', true);
    const { devTools: _without, ...production } = webPreferences('p', false);
    expect(devTools).toBe(true);
    expect(rest).toEqual(production);
  });
});
