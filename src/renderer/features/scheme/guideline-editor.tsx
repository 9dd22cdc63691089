import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $insertList, ListItemNode, ListNode, registerList } from '@lexical/list';
import {
  $convertFromMarkdownString, $convertToMarkdownString, BOLD_ITALIC_STAR, BOLD_STAR, HEADING, ITALIC_STAR, ORDERED_LIST,
  registerMarkdownShortcuts, UNORDERED_LIST,
} from '@lexical/markdown';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { COMMAND_PRIORITY_CRITICAL, createEditor, FORMAT_TEXT_COMMAND, KEY_ENTER_COMMAND } from 'lexical';
import type { LexicalEditor } from 'lexical';
import { Bold, Italic, List, ListOrdered } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './scheme.module.css';

/** What guidelines are written in; the panel that shows them knows the same and no more. */
const transformers = [HEADING, UNORDERED_LIST, ORDERED_LIST, BOLD_ITALIC_STAR, BOLD_STAR, ITALIC_STAR];

interface GuidelineEditorProps {
  /** Markdown. */
  readonly value: string;
  readonly language: 'ar' | 'en';
  readonly label: string;
  readonly onChange: (markdown: string) => void;
}

/** Milliseconds within which what is typed is one step of the editor’s own undo. */
const HISTORY_DELAY = 600;

/** A guideline in rich text, kept as Markdown; Arabic from right to left, whatever the interface is in. */
export function GuidelineEditor({ value, language, label, onChange }: GuidelineEditorProps) {
  const intl = useIntl();
  const root = useRef<HTMLDivElement>(null);
  const [editor] = useState(() =>
    createEditor({
      namespace: 'isnad-guideline',
      nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode],
      theme: { text: { bold: styles.bold ?? '', italic: styles.italic ?? '' } },
      onError: (error) => {
        throw error;
      },
    }),
  );
  // What the editor said last: what comes back is its own, and must not move the caret.
  const said = useRef<string | null>(null);
  const say = useEffectEvent(onChange);

  useEffect(() => {
    editor.setRootElement(root.current);
    const ends = [
      registerRichText(editor),
      registerList(editor),
      // Ctrl+Enter is the page’s: Lexical would take it for a new paragraph.
      editor.registerCommand(KEY_ENTER_COMMAND, (event) => event?.ctrlKey === true || event?.metaKey === true, COMMAND_PRIORITY_CRITICAL),
      registerHistory(editor, createEmptyHistoryState(), HISTORY_DELAY),
      registerMarkdownShortcuts(editor, transformers),
      editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
        const markdown = editorState.read(() => $convertToMarkdownString(transformers));
        if (markdown === said.current) return;
        said.current = markdown;
        say(markdown);
      }),
    ];

    return () => {
      for (const end of ends) end();
      editor.setRootElement(null);
    };
  }, [editor]);

  useEffect(() => {
    if (said.current === value) return;
    said.current = value;
    editor.update(
      () => {
        $convertFromMarkdownString(value, transformers);
        // What it makes of the text may be written another way; that is no change of anybody’s.
        said.current = $convertToMarkdownString(transformers);
      },
      { discrete: true, tag: 'history-merge' },
    );
  }, [editor, value]);

  const act = (action: (editor: LexicalEditor) => void): void => {
    editor.focus();
    action(editor);
  };
  const list = (kind: 'bullet' | 'number'): void => act((at) => at.update(() => $insertList(kind)));
  return (
    <div className={styles.editor}>
      <Toolbar className={classes(styles.editorTools)} aria-label={intl.formatMessage({ id: 'scheme.guideline.tools' }, { language })}>
        <IconButton label={intl.formatMessage({ id: 'scheme.guideline.bold' })} shortcut="Ctrl+B" onPress={() => act((at) => at.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold'))}>
          <Bold aria-hidden />
        </IconButton>
        <IconButton label={intl.formatMessage({ id: 'scheme.guideline.italic' })} shortcut="Ctrl+I" onPress={() => act((at) => at.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic'))}>
          <Italic aria-hidden />
        </IconButton>
        <IconButton label={intl.formatMessage({ id: 'scheme.guideline.bullets' })} onPress={() => list('bullet')}>
          <List aria-hidden />
        </IconButton>
        <IconButton label={intl.formatMessage({ id: 'scheme.guideline.numbers' })} onPress={() => list('number')}>
          <ListOrdered aria-hidden />
        </IconButton>
      </Toolbar>
      <div
        ref={root}
        className={styles.editorText}
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        tabIndex={0}
        dir={language === 'ar' ? 'rtl' : 'ltr'}
        lang={language}
        spellCheck={false}
      />
    </div>
  );
}
