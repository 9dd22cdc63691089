import { describe, expect, test } from 'vitest';
import type { DocumentSummary } from '../../../src/domain/api/document-methods.ts';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import type { Segment } from '../../../src/domain/model/document.ts';
import { hashOfView, viewOfHash } from '../../../src/renderer/app/location.ts';
import { highlightName, highlightRules } from '../../../src/renderer/document/highlight-styles.ts';
import { MOST_LANES, ROOMY_LANES } from '../../../src/renderer/document/lanes.ts';
import { directedParagraphs } from '../../../src/renderer/document/paragraph-directions.ts';
import { filterable, filterDocuments } from '../../../src/renderer/features/library/library-filter.ts';
import { projectPath } from '../../../src/renderer/features/start/project-path.ts';

const id = (number: number): string => `01931b00-0000-7000-8000-${String(number).padStart(12, '0')}`;

describe('the address', () => {
  test('names a view that leads back to it', () => {
    const view = { name: 'document', id: id(7) } as const;
    expect(viewOfHash(hashOfView(view))).toEqual(view);
    expect(viewOfHash(hashOfView({ name: 'library' }))).toEqual({ name: 'library' });
  });

  test('anything that it does not know is the library', () => {
    for (const hash of ['', '#', '#/document/', '#/document/../x', '#/elsewhere']) {
      expect(viewOfHash(hash)).toEqual({ name: 'library' });
    }
  });
});

describe('directions of paragraphs', () => {
  const text = 'قال الوزير\nNo comment was given\n— \nقال @handle';
  const segment = (start: number, end: number, direction: Segment['direction']): Segment => ({
    id: id(1),
    document: id(2),
    revision: id(3),
    start,
    end,
    role: 'embedded-post',
    excluded: false,
    direction,
    origin: 'person',
  });

  test('follow their letters, and the document where there are none', () => {
    expect(directedParagraphs(text, 'rtl', []).map(({ direction }) => direction)).toEqual(['rtl', 'ltr', 'rtl', 'ltr']);
  });

  test('follow a segment that says so by hand, and only where it does', () => {
    const segments = [segment(0, 11, null), segment(text.lastIndexOf('قال'), text.length, 'rtl')];
    expect(directedParagraphs(text, 'rtl', segments).map(({ direction }) => direction)).toEqual([
      'rtl',
      'ltr',
      'rtl',
      'rtl',
    ]);
  });
});

describe('the filter of the library', () => {
  const summary = (number: number, title: string, source: string | null): DocumentSummary => ({
    id: id(number),
    title,
    direction: 'rtl',
    publisher: null,
    url: null,
    publishedAt: null,
    source,
    story: null,
    revision: id(100 + number),
    removed: false,
    importedAt: '2026-11-22T00:00:00.000Z',
    length: 10,
    spans: 0,
    relations: 0,
    layers: [],
  });
  const documents = filterable([summary(1, 'الأزمة في قرية الوادي', 'a.txt'), summary(2, 'Budget (2nd draft)', null)]);
  const found = (query: string): string[] => filterDocuments(documents, query).map(({ summary: each }) => each.id);

  test('finds a title through variant letters, marks and tatweel', () => {
    expect(found('الازمه')).toEqual([id(1)]);
    expect(found('قَرْيَـة')).toEqual([id(1)]);
  });

  test('takes the query as plain text, in any field but not across two', () => {
    expect(found('A.TX')).toEqual([id(1)]);
    expect(found('(2nd')).toEqual([id(2)]);
    expect(found('.*')).toEqual([]);
    expect(found('  ')).toEqual([id(1), id(2)]);
    expect(found('الوادي a.txt')).toEqual([]);
  });
});

describe('the rules of the painter', () => {
  test('have a line of its own for every label and lane, in the theme’s colour', () => {
    for (const theme of ['light', 'dark'] as const) {
      const rules = highlightRules(defaultScheme.spans, theme).split('::highlight');
      for (const label of defaultScheme.spans) {
        for (const [crowded, lanes] of [[false, ROOMY_LANES], [true, MOST_LANES]] as const) {
          const own = Array.from({ length: lanes }, (_, lane) => {
            const name = highlightName({ label: label.id, lane, own: true, crowded });
            return rules.find((rule) => rule.startsWith(`(${name}) `)) ?? '';
          });
          expect(new Set(own.map((rule) => /text-underline-offset: ([^;]+);/.exec(rule)?.[1])).size).toBe(lanes);
          for (const rule of own) {
            expect(rule).toContain(` ${label.appearance[theme]} `);
            expect(rule).toContain('text-decoration-skip-ink: none');
            if (!crowded) expect(rule).toContain(`underline ${label.appearance.underline} `);
          }
        }
      }
    }
  });
});

describe('the path of a new project', () => {
  test('is in the folder, without what a file system refuses', () => {
    expect(projectPath('/home/sara/Isnad', 'قرية الوادي: تقارير')).toBe('/home/sara/Isnad/قرية الوادي تقارير.isnad');
    expect(projectPath('C:\\Users\\Sara', 'a/b')).toBe('C:\\Users\\Sara\\a b.isnad');
    expect(projectPath('/home/sara/', '../..')).toBe('/home/sara/project.isnad');
  });
});
