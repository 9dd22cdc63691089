import { $convertFromMarkdownString, $convertToMarkdownString, BOLD_ITALIC_STAR, BOLD_STAR, HEADING, ITALIC_STAR, ORDERED_LIST, UNORDERED_LIST } from '@lexical/markdown';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { createEditor } from 'lexical';
import { expect, test } from 'vitest';
import { defaultScheme } from '../../../src/domain/default-scheme.ts';
import { schemeTemplates } from '../../../src/domain/scheme-templates/templates.ts';
import { guidelineEntries, searchGuidelines } from '../../../src/renderer/features/guideline/guideline-search.ts';
import { markdownBlocks } from '../../../src/renderer/features/guideline/markdown-blocks.ts';

const plain = (text: string) => [{ text, isBold: false, isItalic: false }];

test('a guideline is taken apart into paragraphs, headings and lists, with what is emphasised', () => {
  expect(markdownBlocks('## متى\n\nنص **غامق** و*مائل* و***كلاهما***\nسطر\n\n- أول\n- ثان\n\n1. واحد\n2. اثنان')).toEqual([
    { kind: 'heading', runs: plain('متى') },
    {
      kind: 'paragraph',
      runs: [
        ...plain('نص '),
        { text: 'غامق', isBold: true, isItalic: false },
        ...plain(' و'),
        { text: 'مائل', isBold: false, isItalic: true },
        ...plain(' و'),
        { text: 'كلاهما', isBold: true, isItalic: true },
        ...plain('\nسطر'),
      ],
    },
    { kind: 'bullets', items: [plain('أول'), plain('ثان')] },
    { kind: 'numbers', items: [plain('واحد'), plain('اثنان')] },
  ]);
});

test('what is no Markdown is what it is: stars alone, escapes, HTML', () => {
  expect(markdownBlocks('2 * 3 * 4')).toEqual([{ kind: 'paragraph', runs: plain('2 * 3 * 4') }]);
  expect(markdownBlocks('\\*so\\* <b>x</b>')).toEqual([{ kind: 'paragraph', runs: plain('*so* <b>x</b>') }]);
  expect(markdownBlocks('')).toEqual([]);
});

/** What the editor writes of a text that it was given. */
function throughEditor(text: string): string {
  const transformers = [HEADING, UNORDERED_LIST, ORDERED_LIST, BOLD_ITALIC_STAR, BOLD_STAR, ITALIC_STAR];
  const editor = createEditor({
    nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode],
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $convertFromMarkdownString(text, transformers), { discrete: true });
  return editor.getEditorState().read(() => $convertToMarkdownString(transformers));
}

test('the editor and the panel read the same guidelines the same way', () => {
  const labels = Object.values(schemeTemplates).flatMap(({ spans, relations, documents }) => [...spans, ...relations, ...documents]);
  expect(labels.length).toBeGreaterThan(20);
  for (const { guideline } of labels) {
    for (const text of [guideline.ar, guideline.en]) {
      const written = throughEditor(text);
      expect(markdownBlocks(written)).toEqual(markdownBlocks(text));
      expect(throughEditor(written)).toBe(written);
    }
  }
});

test('guidelines are found by folded words, those whose name holds them first', () => {
  const entries = guidelineEntries({ ...defaultScheme, spans: defaultScheme.spans.map((label) => (label.id === 'time' ? { ...label, retired: true } : label)) });
  expect(entries.at(-1)?.id).toBe('time');
  const ids = (query: string): string[] => searchGuidelines(entries, query).map(({ id }) => id);
  expect(ids('الاسناد')[0]).toBe('cue');
  expect(ids('اِدّعاء')[0]).toBe('claim');
  expect(ids('source')[0]).toBe('source');
  expect(ids('source').length).toBeGreaterThan(1);
  expect(ids('presupposition')).toEqual(['contradicts']);
  expect(ids('xyzzy')).toEqual([]);
  expect(ids(' ')).toHaveLength(entries.length);
});
