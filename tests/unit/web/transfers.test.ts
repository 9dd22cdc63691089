import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../../src/domain/problem.ts';
import { safeFileName } from '../../../src/engine/host/file-names.ts';
import { openTemporaryPlaces } from '../../../src/engine/host/temporary-places.ts';
import { makeUploads } from '../../../src/engine/host/uploads.ts';
import { attachment } from '../../../src/web/attachment.ts';
import type { TestHost } from './support.ts';
import { ask, engineDouble, makeProject, openPage, startTestHost, temporaryFolder, until, windowA, windowB } from './support.ts';

type Imported = { readonly sources: readonly string[]; readonly format?: string };

const outcomeOf = (source: string) => ({
  source,
  status: 'imported' as const,
  documents: [],
  encoding: 'utf-8',
  problem: null,
});

/** An engine that reads what it is told to import. */
function importingEngine(read: { name: string; text: string; place: string }[]) {
  return engineDouble({
    'documents.import': (input) => {
      const { sources } = input as Imported;
      for (const place of sources) {
        read.push({ name: path.basename(place), text: fs.readFileSync(place, 'utf8'), place });
      }
      return { imported: sources.length, duplicates: 0, refused: 0, outcomes: sources.map(outcomeOf) };
    },
    'project.export': (input) => {
      const { path: place } = input as { path: string };
      fs.writeFileSync(place, 'a,b\n');
      return { format: 'csv', path: place, bytes: 4, sha256: '', offsetUnit: null, counts: {}, losses: [] };
    },
  });
}

async function importingHost(read: { name: string; text: string; place: string }[] = []) {
  const folder = temporaryFolder();
  const file = makeProject(folder, 'أخبار اليوم');
  return startTestHost({ file }, importingEngine(read), folder);
}

/** Where the engine was told to write. */
function exportedTo(host: TestHost): string {
  return z.object({ path: z.string() }).parse(host.engine.called.at(-1)?.input).path;
}

const uploadAnswer = z.object({ output: z.object({ source: z.string() }) });

async function uploadSource(page: Awaited<ReturnType<typeof openPage>>, name: string, text: string): Promise<string> {
  const answer: unknown = JSON.parse((await page.upload(name, text)).text);
  return uploadAnswer.parse(answer).output.source;
}

describe('an upload', () => {
  it('reaches the import under its own name, byte for byte, and is gone afterwards', async () => {
    const read: { name: string; text: string; place: string }[] = [];
    const host = await importingHost(read);
    const page = await openPage(host);
    const sources = [
      await uploadSource(page, 'خبر عاجل.txt', 'لم يتضرر المدنيون'),
      await uploadSource(page, '../../etc/passwd', 'climbing'),
      await uploadSource(page, 'خبر عاجل.txt', 'again'),
    ];
    const report = await page.call('documents.import', { sources });
    expect(read.map(({ name, text }) => [name, text])).toEqual([
      ['خبر عاجل.txt', 'لم يتضرر المدنيون'],
      ['passwd', 'climbing'],
      ['خبر عاجل.txt', 'again'],
    ]);
    expect(new Set(read.map(({ place }) => path.dirname(place))).size).toBe(3);
    expect(report.outcomes.map((outcome) => outcome.source)).toEqual([
      'خبر عاجل.txt',
      'passwd',
      'خبر عاجل.txt',
    ]);
    expect(read.filter(({ place }) => fs.existsSync(place))).toEqual([]);
    await expect(page.call('documents.import', { sources })).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('is the only thing that a page can import', async () => {
    const host = await importingHost();
    const page = await openPage(host);
    const mine = await uploadSource(page, 'a.txt', 'a');
    for (const source of ['/etc/passwd', 'upload:', '../a.txt', path.join(host.folder, 'person')]) {
      await expect(page.call('documents.import', { sources: [mine, source] })).rejects.toMatchObject({
        code: 'file-missing',
      });
    }
    expect(host.engine.called.some((call) => call.method === 'documents.import')).toBe(false);
  });

  it('belongs to its window', async () => {
    const host = await importingHost();
    const source = await uploadSource(await openPage(host, windowA), 'a.txt', 'a');
    const other = await openPage(host, windowB);
    await expect(other.call('documents.import', { sources: [source] })).rejects.toMatchObject({
      code: 'file-missing',
    });
  });

  it('stays where its import was refused, and no place of this machine is told', async () => {
    let attempts = 0;
    const folder = temporaryFolder();
    const engine = engineDouble({
      'documents.import': (input) => {
        const [place = ''] = (input as Imported).sources;
        attempts += 1;
        if (attempts === 1) throw new Problem('cancelled', { file: place });
        const problem = { code: 'file-empty', details: { file: place } };
        return { imported: 0, duplicates: 0, refused: 1, outcomes: [{ ...outcomeOf(place), status: 'refused', problem }] };
      },
    });
    const host = await startTestHost({ file: makeProject(folder, 'news') }, engine, folder);
    const page = await openPage(host);
    const source = await uploadSource(page, 'a.txt', '');
    await expect(page.call('documents.import', { sources: [source] })).rejects.toMatchObject({
      code: 'cancelled',
      details: { file: 'a.txt' },
    });
    const report = await page.call('documents.import', { sources: [source] });
    expect(report.outcomes).toMatchObject([
      { source: 'a.txt', problem: { code: 'file-empty', details: { file: 'a.txt' } } },
    ]);
  });

  it('needs a name', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    expect((await page.upload('', 'a')).status).toBe(400);
    expect((await page.upload('a'.repeat(1001), 'a')).status).toBe(400);
  });

  it('that breaks off leaves nothing behind', async () => {
    const places = openTemporaryPlaces();
    const uploads = makeUploads(places);
    const { folder } = places;
    const before = fs.readdirSync(folder);
    const breaking = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('some');
      throw new Problem('upload-too-large');
    };
    await expect(uploads.receive(windowA, 'a.txt', breaking())).rejects.toMatchObject({ code: 'upload-too-large' });
    expect(fs.readdirSync(folder)).toEqual(before);
    await places.end();
    expect(fs.existsSync(folder)).toBe(false);
  });

  it('whose page goes in the middle does not end the host', async () => {
    const host = await importingHost();
    const page = await openPage(host);
    const broken = new Promise<void>((resolve) => {
      const request = http.request({
        port: host.port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/upload?window=${windowA}&name=a.txt`,
        headers: { ...page.headers, 'Content-Type': 'application/octet-stream', 'Content-Length': 1000 },
        agent: false,
      });
      request.on('error', () => resolve());
      request.write('half', () => request.destroy());
      request.on('close', () => resolve());
    });
    await broken;
    expect((await page.call('host.state', {})).project?.title).toBe('أخبار اليوم');
  });
});

describe('an export', () => {
  it('is downloaded once under the project’s name, and is gone afterwards', async () => {
    const host = await importingHost();
    const page = await openPage(host);
    const { report, name, download: address } = await page.call('host.export', { format: 'csv' });
    expect(name).toBe('أخبار اليوم.csv');
    expect(report.path).toBe(name);
    const download = address ?? '';
    const place = exportedTo(host);
    expect(fs.existsSync(place)).toBe(true);

    const head = await ask(host, { method: 'HEAD', path: download, headers: page.headers });
    expect(head.headers['content-length']).toBe('4');
    const answer = await page.get(download);
    expect(answer.text).toBe('a,b\n');
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="_____ _____.csv"; filename*=UTF-8''${encodeURIComponent('أخبار اليوم.csv')}`,
    );
    await until(() => !fs.existsSync(place));
    expect((await page.get(download)).status).toBe(404);
  });

  it('in an unknown format is refused', async () => {
    const host = await importingHost();
    const page = await openPage(host);
    await expect(page.call('host.export', { format: 'docx' })).rejects.toMatchObject({ code: 'format-unknown' });
  });

  it('may not say where to', async () => {
    const host = await importingHost();
    const page = await openPage(host);
    await expect(page.callUnchecked('host.export', { format: 'csv', path: '/tmp/x' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

it('the temporary files go with the host', async () => {
  const read: { name: string; text: string; place: string }[] = [];
  const host = await importingHost(read);
  const page = await openPage(host);
  const { download } = await page.call('host.export', { format: 'csv' });
  const place = exportedTo(host);
  expect(download).toMatch(/^\/download\/[0-9a-f]{32}$/);
  await host.stop();
  expect(fs.existsSync(path.dirname(path.dirname(place)))).toBe(false);
});

describe('a file name', () => {
  it.each([
    ['خبر.txt', 'خبر.txt'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\x\\a.txt', 'a.txt'],
    ['..', 'file'],
    ['.', 'file'],
    ['a/..', 'file'],
    ['', 'file'],
    ['a\u0000b\n.txt', 'a_b_.txt'],
    ['what?.txt', 'what_.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['console.txt', 'console.txt'],
    ['name. ', 'name'],
    ['.hidden', '.hidden'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  it('keeps its ending when it is shortened, and whole characters', () => {
    const name = safeFileName(`${'😀'.repeat(100)}.txt`);
    expect(name).toBe(`${'😀'.repeat(49)}.txt`);
    expect(Buffer.byteLength(safeFileName('ع'.repeat(1000)))).toBe(200);
  });

  it('cannot break out of its header', () => {
    expect(attachment('a"; x="\r\nSet-Cookie: b')).toBe(
      `attachment; filename="a_; x=___Set-Cookie: b"; filename*=UTF-8''a%22%3B%20x%3D%22%0D%0ASet-Cookie%3A%20b`,
    );
    expect(attachment("it's (*)!")).toContain("filename*=UTF-8''it%27s%20%28%2A%29%21");
  });
});
