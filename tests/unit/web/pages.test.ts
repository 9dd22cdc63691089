import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../src/engine/host/page-policy.ts';
import { builtRendererFolder, readPageFiles } from '../../../src/engine/host/page-files.ts';
import { startWebHost } from '../../../src/web/web-host.ts';
import { openPersonStore } from '../../../src/engine/person/person-store.ts';
import { ask, engineDouble, openPage, rendererFolder, startTestHost, temporaryFolder } from './support.ts';

it('pins the content security policy', () => {
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

describe('the pages', () => {
  it('carry the headers that keep others out, refusals too', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    const answers = [
      await page.get('/'),
      await page.get('/nowhere'),
      await ask(host, { path: '/' }),
      await ask(host, { path: '/', headers: { Host: 'evil.example' } }),
      await page.post('/call', 'application/json', '{'),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 404, 401, 421, 400]);
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['permissions-policy']).toContain('camera=(), ');
      expect(headers['permissions-policy']).not.toMatch(/=\((?!\))/);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('have their content types; only files named by their content are kept by the browser', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    const index = await page.get('/');
    expect(index.text).toContain('the window');
    expect(index.headers['content-type']).toBe('text/html; charset=utf-8');
    const script = await page.get('/assets/index-B3x9_kQz.js');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toBe('private, max-age=31536000, immutable');
  });

  it('answer to HEAD without a body', async () => {
    const host = await startTestHost();
    const { headers } = await openPage(host);
    const answer = await ask(host, { method: 'HEAD', path: '/', headers });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
    expect(answer.text).toBe('');
  });

  it('stay what they were when the renderer is built anew', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    fs.rmSync(path.join(host.folder, 'renderer'), { recursive: true });
    expect((await page.get('/assets/index-B3x9_kQz.js')).text).toBe('export {};');
  });
});

describe('a path that climbs out', () => {
  const climbing = [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '//etc/passwd',
    '/./index.html',
    '/secret.txt%00.html',
    '/assets',
    '/assets/',
    '/linked.txt',
    '/__proto__',
  ];

  it('is not found, however it is written', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'secret.txt'), 'the secret');
    fs.symlinkSync(path.join(folder, 'secret.txt'), path.join(rendererFolder(folder), 'linked.txt'));
    const host = await startTestHost({}, engineDouble(), folder);
    const { headers } = await openPage(host);
    for (const target of climbing) {
      const answer = await ask(host, { path: target, headers });
      expect([target, answer.status]).toEqual([target, 404]);
      expect(answer.text).not.toContain('the secret');
    }
  });

  it('is refused on a bare socket too, with a target that is no path', async () => {
    const host = await startTestHost();
    const { cookie } = await openPage(host);
    const exchange = (target: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = net.connect(host.port, '127.0.0.1', () => {
          const lines = [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${host.port}`, `Cookie: ${cookie}`];
          socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
        });
        let answer = '';
        socket.on('data', (piece) => {
          answer += piece.toString();
        });
        socket.on('end', () => resolve(answer.split('\r\n')[0] ?? ''));
        socket.on('error', reject);
      });
    expect(await exchange('/index.html')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await exchange('/../../../../etc/passwd')).toMatch(/^HTTP\/1\.1 404 /);
    expect(await exchange(`http://127.0.0.1:${host.port}/index.html`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await exchange('*')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await exchange('../index.html')).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('the renderer’s folder', () => {
  it('is found beside the bundle, and from the sources in out', () => {
    const folder = temporaryFolder();
    rendererFolder(path.join(folder, 'out'));
    const built = path.join(folder, 'out', 'renderer');
    expect(builtRendererFolder(path.join(folder, 'out', 'main'))).toBe(built);
    expect(builtRendererFolder(path.join(folder, 'out', 'main', 'chunks'))).toBe(built);
    fs.mkdirSync(path.join(folder, 'src', 'renderer'), { recursive: true });
    for (const name of ['index.html', 'tsconfig.json']) {
      fs.writeFileSync(path.join(folder, 'src', 'renderer', name), '');
    }
    expect(builtRendererFolder(path.join(folder, 'src', 'web'))).toBe(built);
  });

  it('leaves out what has no known type', () => {
    const folder = rendererFolder(temporaryFolder());
    fs.writeFileSync(path.join(folder, 'notes.map'), '{}');
    expect([...readPageFiles(folder).keys()].sort()).toEqual(['/', '/assets/index-B3x9_kQz.js', '/index.html']);
  });

  it('that holds nothing is said at the start', async () => {
    const folder = temporaryFolder();
    const person = openPersonStore(path.join(folder, 'person'));
    const start = startWebHost({ ...engineDouble(), person }, { version: '0', rendererFolder: folder });
    await expect(start).rejects.toMatchObject({ code: 'file-missing' });
  });
});
