import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatStroke, parseStroke, refusalOf } from '../../../src/domain/key-stroke.ts';
import type { KeyStroke, ShortcutChanges } from '../../../src/domain/key-stroke.ts';
import { actionEntries, actionRows, holdersOf } from '../../../src/renderer/features/shortcuts/action-entries.ts';
import type { ActionEntry } from '../../../src/renderer/features/shortcuts/action-entries.ts';
import { assess, conflictOf, withStroke } from '../../../src/renderer/features/shortcuts/assignment.ts';
import { textKeys, windowKeys } from '../../../src/renderer/features/shortcuts/fixed-keys.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

function catalogue(language: string): Record<string, string> {
  const messages: Record<string, string> = JSON.parse(
    fs.readFileSync(path.join(root, 'resources', 'messages', `${language}.json`), 'utf8'),
  );
  return messages;
}

const hosts = ['browser', 'electron'] as const;
const entriesWith = (changes: ShortcutChanges): readonly ActionEntry[] => actionEntries(actionRows('browser'), changes);
const find = (entries: readonly ActionEntry[], id: string): ActionEntry =>
  entries.find((entry) => entry.id === id) ?? expect.fail(`there is no action ${id}`);
const stroke = (text: string): KeyStroke => parseStroke(text) ?? expect.fail(text);

describe.each(hosts)('the tables of actions (%s)', (host) => {
  const entries = actionEntries(actionRows(host), {});

  test('name each action once, in both languages', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    for (const language of ['ar', 'en']) {
      const messages = catalogue(language);
      const names = [...entries.map(({ title }) => title), ...[...textKeys, ...windowKeys].map(({ name }) => name)];
      expect(names.filter((name) => (messages[name] ?? '') === '')).toEqual([]);
    }
  });

  test('give no key to two actions that can be done at one time', () => {
    const shared = entries.flatMap((entry) =>
      [entry.stroke, ...entry.also].flatMap((held) =>
        held === null ? [] : holdersOf(held, entry, entries).map((other) => `${formatStroke(held)}: ${entry.id}, ${other.id}`),
      ),
    );
    expect(shared).toEqual([]);
  });

  test('give no action a key that it could not be given', () => {
    const refused = entries.filter(({ own, takenBy, isFixed }) => own !== null && !isFixed && refusalOf(own, takenBy) !== null);
    expect(refused.map(({ id }) => id)).toEqual([]);
    expect(entries.filter(({ own }) => own !== null && parseStroke(formatStroke(own)) === null)).toEqual([]);
  });
});

test('no command has a key of its own outside the tables', () => {
  const folder = path.join(root, 'src', 'renderer');
  const sources = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));
  const elsewhere = sources.filter((name) => /\bshortcut: \{ code\b/u.test(fs.readFileSync(path.join(folder, name), 'utf8')));
  expect(elsewhere).toEqual([]);
});

describe('a stroke for an action', () => {
  const entries = entriesWith({});
  const next = find(entries, 'desk-next-span');
  const labels = [{ key: 'c', name: 'Claim' }, { key: 'q', name: 'Cue' }, { key: 'q', name: 'signalled by' }];
  const assessed = (text: string, action = next) => assess(stroke(text), action, entries, labels);

  test('that nobody has is free', () => {
    expect(assessed('KeyJ').kind).toBe('free');
    expect(assessed('BracketRight').kind).toBe('free');
  });

  test('that others have names them, also where they have it beside their own', () => {
    expect(assessed('BracketLeft')).toMatchObject({ kind: 'taken', holders: [{ id: 'desk-previous-span' }] });
    expect(assessed('Backspace')).toMatchObject({ kind: 'taken', holders: [{ id: 'desk-remove' }] });
    expect(assessed('Ctrl+KeyK')).toMatchObject({ kind: 'taken', holders: [{ id: 'palette' }] });
    // Where the library is there is no text.
    expect(assessed('Ctrl+Shift+KeyN').kind).toBe('free');
    expect(assessed('Ctrl+Shift+KeyN', find(entries, 'palette')).kind).toBe('taken');
  });

  test('that is a label’s names the labels, also with Shift; the same letter with Ctrl is another', () => {
    expect(assessed('KeyQ')).toMatchObject({ kind: 'label', labels: [{ name: 'Cue' }, { name: 'signalled by' }] });
    expect(assessed('Shift+KeyC')).toMatchObject({ kind: 'label' });
    expect(assessed('Ctrl+KeyQ')).toMatchObject({ kind: 'refused', reason: 'browser' });
    expect(assessed('Ctrl+Shift+KeyY').kind).toBe('free');
  });

  test('that a list keeps cannot be taken over', () => {
    const fixed = entries.filter(({ isFixed }) => isFixed).map(({ id }) => id);
    expect(fixed.filter((id) => id.endsWith('-document'))).toEqual(['open-document', 'remove-document']);
    const files = find(entries, 'import-files');
    expect(assess({ code: 'Enter' }, { ...files, takenBy: 'text' }, entries, [])).toMatchObject({ kind: 'fixed', holder: { id: 'open-document' } });
  });
});

describe('what a person changes', () => {
  test('is taken over, and given back', () => {
    const before = entriesWith({});
    const [next, previous] = [find(before, 'desk-next-span'), find(before, 'desk-previous-span')];
    const changes = withStroke({ 'from-a-newer-program': 'KeyX' }, next, stroke('BracketLeft'), [previous]);
    expect(changes).toEqual({
      'from-a-newer-program': 'KeyX',
      'desk-next-span': 'BracketLeft',
      'desk-previous-span': null,
    });
    const after = entriesWith(changes);
    expect(find(after, 'desk-next-span')).toMatchObject({ stroke: { code: 'BracketLeft' }, isChanged: true });
    expect(find(after, 'desk-previous-span')).toMatchObject({ stroke: null, isChanged: true });
    const back = withStroke(changes, find(after, 'desk-next-span'), { code: 'BracketRight' });
    expect(back).toEqual({ 'from-a-newer-program': 'KeyX', 'desk-previous-span': null });
  });

  test('of an action without a default leaves no trace once it is without a key again', () => {
    const backup = find(entriesWith({}), 'project-backup');
    const changes = withStroke({}, backup, stroke('Ctrl+KeyB'));
    expect(changes).toEqual({ 'project-backup': 'Ctrl+KeyB' });
    const now = find(entriesWith(changes), 'project-backup');
    expect(withStroke(changes, now, null)).toEqual({});
    expect(withStroke(changes, find(entriesWith(changes), 'palette'), stroke('Ctrl+KeyB'), [now])).toEqual({ palette: 'Ctrl+KeyB' });
  });

  test('takes the other places of a key along', () => {
    expect(find(entriesWith({}), 'desk-remove').also).toEqual([{ code: 'Backspace' }]);
    expect(find(entriesWith({ 'desk-remove': 'KeyX' }), 'desk-remove').also).toEqual([]);
  });

  test('is named where it meets a label of another project’s scheme, or another action', () => {
    const entries = entriesWith({ 'desk-next-span': 'KeyJ', 'desk-cycle': 'KeyJ' });
    const conflict = conflictOf(find(entries, 'desk-next-span'), entries, [{ key: 'j', name: 'Judge' }]);
    expect(conflict?.holders.map(({ id }) => id)).toEqual(['desk-cycle']);
    expect(conflict?.labels.map(({ name }) => name)).toEqual(['Judge']);
    expect(conflictOf(find(entries, 'desk-link'), entries, [{ key: 'j', name: 'Judge' }])).toBeNull();
  });
});
