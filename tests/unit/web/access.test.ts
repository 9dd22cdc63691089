import { describe, expect, it } from 'vitest';
import { ask, enter, openPage, startTestHost, windowA } from './support.ts';

const callBody = JSON.stringify({ window: windowA, method: 'host.state', input: {} });

describe('the link', () => {
  it('is exchanged for a cookie that scripts and other sites cannot use', async () => {
    const host = await startTestHost();
    const answer = await ask(host, { path: new URL(host.url).pathname + new URL(host.url).search });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^isnad_${host.port}=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
      ),
    ]);
    const token = new URL(host.url).searchParams.get('token') ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(answer.headers['set-cookie']?.[0]).not.toContain(token);
  });

  it('opens once: a replayed token is refused in both languages', async () => {
    const host = await startTestHost();
    await enter(host);
    const answer = await ask(host, { path: new URL(host.url).pathname + new URL(host.url).search });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).toContain('Run the command again');
    expect(answer.text).toContain('شغّل الأمر مرة أخرى');
  });

  it('is refused after ten minutes, and good until then', async () => {
    let now = 0;
    const host = await startTestHost({ clock: () => now });
    const early = host.newLink();
    const late = host.newLink();
    now = 10 * 60 * 1000 - 1;
    expect(await enter(host, early)).not.toBe('');
    now += 1;
    expect(await enter(host, late)).toBe('');
  });

  it('is refused where the token is wrong, short or missing, and stays good', async () => {
    const host = await startTestHost();
    for (const path of ['/enter', '/enter?token=', '/enter?token=abc', `/enter?token=${'A'.repeat(43)}`]) {
      expect((await ask(host, { path })).status).toBe(403);
    }
    expect(await enter(host)).toMatch(/^isnad_/);
  });

  it('is not used up by a request that is refused, nor by one for its head', async () => {
    const host = await startTestHost();
    const path = new URL(host.url).pathname + new URL(host.url).search;
    const foreign = await ask(host, { path, headers: { 'Sec-Fetch-Site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    expect((await ask(host, { path, method: 'HEAD' })).status).toBe(405);
    expect(await enter(host)).toMatch(/^isnad_/);
  });

  it('can be made anew for a further browser; both stay signed in', async () => {
    const host = await startTestHost();
    const first = await openPage(host);
    const second = await openPage(host);
    expect(first.cookie).not.toBe(second.cookie);
    expect((await first.get('/')).status).toBe(200);
    expect((await second.get('/')).status).toBe(200);
  });
});

describe('a request', () => {
  it.each(['/', '/index.html', '/assets/index-B3x9_kQz.js', '/events?window=window-aaaaaaaa', '/download/00'])(
    'for %s is refused without the cookie',
    async (path) => {
      const host = await startTestHost();
      await enter(host);
      expect((await ask(host, { path })).status).toBe(401);
      const wrong = `isnad_${host.port}=${'A'.repeat(43)}`;
      expect((await ask(host, { path, headers: { Cookie: wrong } })).status).toBe(401);
    },
  );

  it('that changes something is refused without the cookie', async () => {
    const host = await startTestHost();
    for (const path of ['/call', `/upload?window=${windowA}&name=a.txt`]) {
      const headers = { Origin: host.origin, 'Content-Type': 'application/json' };
      expect((await ask(host, { method: 'POST', path, headers, body: callBody })).status).toBe(401);
    }
    expect(host.engine.called).toEqual([]);
  });

  it('under another name of this machine is refused, also with the cookie', async () => {
    const host = await startTestHost();
    const { cookie } = await openPage(host);
    const names = ['evil.example', `evil.example:${host.port}`, '127.0.0.1', `127.0.0.1:${host.port + 1}`];
    for (const name of [...names, `127.0.0.1.evil.example:${host.port}`, `[::1]:${host.port}`]) {
      const answer = await ask(host, { path: '/', headers: { Cookie: cookie, Host: name } });
      expect([name, answer.status]).toEqual([name, 421]);
    }
    const local = await ask(host, { path: '/', headers: { Cookie: cookie, Host: `localhost:${host.port}` } });
    expect(local.status).toBe(200);
  });

  it('from a page of another origin is refused, also with the cookie', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    const origins = ['http://evil.example', 'null', '', `http://127.0.0.1:${host.port + 1}`];
    for (const Origin of [...origins, `https://127.0.0.1:${host.port}`, `http://localhost:${host.port}`]) {
      const headers = { Cookie: page.cookie, Origin, 'Content-Type': 'application/json' };
      const answer = await ask(host, { method: 'POST', path: '/call', headers, body: callBody });
      expect([Origin, answer.status]).toEqual([Origin, 403]);
    }
    expect(host.engine.called).toEqual([]);
  });

  it.each(['cross-site', 'same-site'])('that a browser calls %s is refused', async (site) => {
    const host = await startTestHost();
    const { cookie } = await openPage(host);
    const answer = await ask(host, { path: '/', headers: { Cookie: cookie, 'Sec-Fetch-Site': site } });
    expect(answer.status).toBe(403);
  });

  it('that changes something must say its origin and its content type', async () => {
    const host = await startTestHost();
    const { cookie, headers } = await openPage(host);
    const post = (path: string, given: Record<string, string>) =>
      ask(host, { method: 'POST', path, headers: given, body: callBody });
    expect((await post('/call', { Cookie: cookie, 'Content-Type': 'application/json' })).status).toBe(403);
    expect((await post('/call', headers)).status).toBe(415);
    expect((await post('/call', { ...headers, 'Content-Type': 'text/plain' })).status).toBe(415);
    const upload = `/upload?window=${windowA}&name=a.txt`;
    expect((await post(upload, { ...headers, 'Content-Type': 'multipart/form-data' })).status).toBe(415);
    const good = await post('/call', { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
    expect(good.status).toBe(200);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('with the method %s is refused', async (method) => {
    const host = await startTestHost();
    const { headers } = await openPage(host);
    const answer = await ask(host, { method, path: '/call', headers });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
  });

  it('must use the method of its path', async () => {
    const host = await startTestHost();
    const { headers } = await openPage(host);
    for (const [method, path] of [['GET', '/call'], ['HEAD', '/upload'], ['POST', '/events'], ['POST', '/']] as const) {
      expect([path, (await ask(host, { method, path, headers })).status]).toEqual([path, 405]);
    }
  });

  it('from the development server is let in where that is configured', async () => {
    const origin = 'http://localhost:5173';
    const host = await startTestHost({ devServer: { origin } });
    expect(host.url.startsWith(`${origin}/enter?token=`)).toBe(true);
    const cookie = await enter(host);
    const headers = { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' };
    expect((await ask(host, { method: 'POST', path: '/call', headers, body: callBody })).status).toBe(200);
  });
});
