import { describe, expect, test } from 'vitest';
import { createLetterSearch } from '../../../src/renderer/features/library/list-keys.ts';
import { rowForKey } from '../../../src/renderer/ui/row-for-key.ts';
import { backupInstant } from '../../../src/renderer/features/recovery/backup-instant.ts';
import { rowsInSight } from '../../../src/renderer/ui/row-window.ts';
import { fold } from '../../../src/domain/text/folding.ts';

describe('the rows that are drawn', () => {
  test('are those in sight and a few beyond, whatever the list holds', () => {
    expect(rowsInSight(10_000, 66, 0, 660)).toEqual({ first: 0, end: 18 });
    expect(rowsInSight(10_000, 66, 66 * 5000, 660)).toEqual({ first: 4992, end: 5018 });
    expect(rowsInSight(10_000, 66, 66 * 9995, 660)).toEqual({ first: 9987, end: 10_000 });
  });

  test('are none that is not there', () => {
    expect(rowsInSight(0, 66, 0, 660)).toEqual({ first: 0, end: 0 });
    expect(rowsInSight(3, 66, 0, 660)).toEqual({ first: 0, end: 3 });
    // The list has become shorter than where it is scrolled to.
    expect(rowsInSight(3, 66, 66 * 500, 660)).toEqual({ first: 3, end: 3 });
    expect(rowsInSight(3, 66, -36, 660)).toEqual({ first: 0, end: 3 });
  });
});

describe('keys in the list', () => {
  test('lead from row to row and stop at the ends', () => {
    expect(rowForKey('ArrowDown', 3, 10, 4)).toBe(4);
    expect(rowForKey('ArrowDown', 9, 10, 4)).toBe(9);
    expect(rowForKey('ArrowUp', 0, 10, 4)).toBe(0);
    expect(rowForKey('PageDown', 3, 10, 4)).toBe(7);
    expect(rowForKey('PageUp', 3, 10, 4)).toBe(0);
    expect(rowForKey('Home', 3, 10, 4)).toBe(0);
    expect(rowForKey('End', 3, 10, 4)).toBe(9);
    expect(rowForKey('x', 3, 10, 4)).toBeNull();
  });

  test('letters find the next title that begins with them, folded and around the end', () => {
    const titles = ['أزمة الميناء', 'بيان', 'إغلاق السوق', 'Budget'];
    const documents = titles.map((title) => ({ folded: fold(title).folded }));
    const search = createLetterSearch();
    expect(search('ا', 0, documents, 0)).toBe(2);
    expect(search('ا', 2000, documents, 2)).toBe(0);
    // Typed at once, two letters are one beginning, which the row may already have.
    expect(search('غ', 2100, documents, 0)).toBe(2);
    expect(search('b', 5000, documents, 2)).toBe(3);
    expect(search('ق', 9000, documents, 0)).toBeNull();
    expect(search(' ', 12_000, documents, 0)).toBeNull();
  });
});

test('the name of a backup tells when it was made', () => {
  expect(backupInstant('/home/mona/backups/2031-05-03T14-20-11.123Z.isnad')).toBe('2031-05-03T14:20:11.123Z');
  expect(backupInstant('/home/mona/other.isnad')).toBeNull();
});
