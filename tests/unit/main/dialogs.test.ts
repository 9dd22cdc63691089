import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askToReload, chooseExportPlace, chooseNewProject, chooseProject } from '../../../src/main/dialogs.ts';
import { wordsIn } from '../../../src/main/words.ts';
import { temporaryFolder } from '../web/support.ts';

const electron = vi.hoisted(() => {
  const asked: [string, unknown, Record<string, unknown>][] = [];
  const answers: unknown[] = [];
  const ask = (kind: string) => async (window: unknown, options: Record<string, unknown>) => {
    asked.push([kind, window, options]);
    return answers.shift();
  };
  return {
    asked,
    answers,
    app: { getPath: (name: string) => `/home/mona/${name}` },
    dialog: { showOpenDialog: ask('open'), showSaveDialog: ask('save'), showMessageBox: ask('message') },
  };
});
vi.mock('electron', () => electron);

const window = { id: 1 } as Parameters<typeof chooseProject>[0];
const arabic = wordsIn('ar');
const english = wordsIn('en');

beforeEach(() => {
  electron.asked.length = 0;
  electron.answers.length = 0;
});

function lastAsked(): Record<string, unknown> {
  return electron.asked.at(-1)?.[2] ?? {};
}

describe('the system’s dialogs', () => {
  it('ask in their window for a project, in the person’s language', async () => {
    electron.answers.push({ canceled: false, filePaths: ['/p/أخبار.isnad'] }, { canceled: true, filePaths: [] });
    expect(await chooseProject(window, arabic)).toBe('/p/أخبار.isnad');
    expect(electron.asked[0]).toEqual([
      'open',
      window,
      {
        title: 'فتح مشروع',
        buttonLabel: 'فتح',
        filters: [{ name: 'مشاريع إسناد', extensions: ['isnad'] }],
        properties: ['openFile'],
      },
    ]);
    expect(await chooseProject(window, english)).toBeNull();
    expect(lastAsked()).toMatchObject({ title: 'Open a project', filters: [{ name: 'Isnad projects' }] });
  });

  it('ask where a new project goes, beginning in a folder that is there', async () => {
    const folder = temporaryFolder();
    electron.answers.push({ canceled: false, filePath: '/p/new.isnad' }, { canceled: true, filePath: '' });
    const wanted = path.join(folder, 'Isnad', 'later', 'أخبار.isnad');
    expect(await chooseNewProject(window, arabic, wanted)).toBe('/p/new.isnad');
    expect(lastAsked()).toMatchObject({ title: 'مشروع جديد', defaultPath: path.join(folder, 'أخبار.isnad') });
    expect(await chooseNewProject(window, arabic, 'أخبار.isnad')).toBeNull();
    expect(path.basename(String(lastAsked()['defaultPath']))).toBe('أخبار.isnad');
    expect(path.isAbsolute(String(lastAsked()['defaultPath']))).toBe(true);
  });

  it('ask where a file goes, in the documents, and before writing over another', async () => {
    electron.answers.push({ canceled: false, filePath: '/docs/أخبار.csv' }, { canceled: true, filePath: '' });
    expect(await chooseExportPlace(window, arabic, 'أخبار.csv')).toBe('/docs/أخبار.csv');
    expect(lastAsked()).toMatchObject({
      defaultPath: path.join('/home/mona/documents', 'أخبار.csv'),
      filters: [{ name: 'ملفات CSV', extensions: ['csv'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    expect(await chooseExportPlace(window, english, 'copy.isnad')).toBeNull();
    expect(lastAsked()).toMatchObject({ filters: [{ name: 'Isnad projects', extensions: ['isnad'] }] });
    electron.answers.push({ canceled: true, filePath: '' });
    await chooseExportPlace(window, english, 'without ending');
    expect(lastAsked()).not.toHaveProperty('filters');
  });

  it('ask what is to become of a page that has failed', async () => {
    const { signal } = new AbortController();
    electron.answers.push({ response: 0 }, { response: 1 });
    expect(await askToReload(window, arabic, { kind: 'gone', reason: 'oom' }, signal)).toBe(true);
    expect(lastAsked()).toMatchObject({
      type: 'error',
      buttons: ['إعادة التحميل', 'إغلاق النافذة'],
      defaultId: 0,
      cancelId: 1,
      signal,
    });
    expect(lastAsked()['detail']).toContain('oom');
    expect(await askToReload(window, english, { kind: 'silent' }, signal)).toBe(false);
    expect(lastAsked()).toMatchObject({ type: 'warning', buttons: ['Reload', 'Wait'], defaultId: 1, cancelId: 1 });
  });
});
