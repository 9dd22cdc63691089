import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problem.ts';
import { createProject } from '../../../src/engine/create-project.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { engineDouble, makeProject, openPage, startTestHost, temporaryFolder, until } from './support.ts';

/** Where the engine was told to write. */
function placeIn(input: unknown): string {
  const { path: place } = input as { path: string };
  return place;
}

describe('a copy of the project', () => {
  it('is downloaded once under the project’s name, and opens as the project that it is a copy of', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'original.isnad');
    createProject(file, { title: 'أخبار/اليوم', actor: { name: 'ليلى' } });
    const places: string[] = [];
    const engine = engineDouble({
      'project.get': () => ({ title: 'أخبار/اليوم' }),
      'project.saveCopy': async (input) => {
        places.push(placeIn(input));
        const workbench = await openWorkbench(file, { actor: { name: 'ليلى' }, backups: 'off' });
        try {
          return await workbench.call('project.saveCopy', { path: placeIn(input) });
        } finally {
          await workbench.close();
        }
      },
    });
    const host = await startTestHost({ file }, engine, folder);
    const page = await openPage(host);
    const { name, bytes, download } = await page.call('host.saveCopy', {});
    expect(name).toBe('أخبار-اليوم.isnad');
    const [place = ''] = places;
    expect(fs.statSync(place).size).toBe(bytes);

    const copy = path.join(folder, 'copy.isnad');
    fs.copyFileSync(place, copy);
    const opened = await openWorkbench(copy, { actor: { name: 'عمر' }, backups: 'off' });
    expect((await opened.call('project.get', {})).title).toBe('أخبار/اليوم');
    await opened.close();

    expect((await page.get(download ?? '')).headers['content-length']).toBe(String(bytes));
    await until(() => !fs.existsSync(place));
    expect((await page.get(download ?? '')).status).toBe(404);
  });

  it('that cannot be written leaves nothing to download', async () => {
    const places: string[] = [];
    const engine = engineDouble({
      'project.saveCopy': (input) => {
        places.push(placeIn(input));
        throw new Problem('disk-full', { file: 'x' });
      },
    });
    const folder = temporaryFolder();
    const host = await startTestHost({ file: makeProject(folder, 'news') }, engine, folder);
    const page = await openPage(host);
    await expect(page.call('host.saveCopy', {})).rejects.toMatchObject({ code: 'disk-full' });
    expect(places).toHaveLength(1);
    expect(fs.existsSync(path.dirname(places[0] ?? ''))).toBe(false);
  });

  it('goes where the host says, never where a page says', async () => {
    const folder = temporaryFolder();
    const host = await startTestHost({ file: makeProject(folder, 'news') }, engineDouble(), folder);
    const page = await openPage(host);
    const place = path.join(folder, 'elsewhere.isnad');
    await expect(page.callUnchecked('host.saveCopy', { path: place })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(page.callUnchecked('project.saveCopy', { path: place })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await page.call('host.close', {});
    await expect(page.call('host.saveCopy', {})).rejects.toMatchObject({ code: 'no-project-open' });
    expect(host.engine.called.map(({ method }) => method)).not.toContain('project.saveCopy');
  });
});
