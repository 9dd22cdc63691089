import { createEditor } from 'lexical';
import { useLayoutEffect, useRef } from 'react';
import type { Direction } from '../../domain/identifiers.ts';
import type { Paragraph } from '../../domain/text/direction.ts';
import { createParagraphIndex } from './paragraph-index.ts';
import { BLOCK_SIZE, fillEditor, textNodes } from './text-nodes.ts';
import { createTextPositions } from './text-positions.ts';
import type { TextPositions } from './text-positions.ts';
import styles from './text-view.module.css';

interface TextViewProps {
  readonly text: string;
  readonly direction: Direction;
  readonly paragraphs: readonly Paragraph[];
  readonly label: string;
  /** Called with the positions once the text stands on the page, and with null when it leaves. */
  readonly onPositions: (positions: TextPositions | null) => void;
}

function reportLexicalError(error: Error): void {
  throw error;
}

/** A document's text, read-only, held by Lexical. Annotations never enter it: the painter paints over it. */
export function TextView({ text, direction, paragraphs, label, onPositions }: TextViewProps) {
  const root = useRef<HTMLElement>(null);

  useLayoutEffect(() => {
    const editor = createEditor({
      namespace: 'isnad-text',
      nodes: textNodes,
      editable: false,
      onError: reportLexicalError,
    });
    editor.setRootElement(root.current);
    const keys = fillEditor(editor, text, paragraphs, direction);
    const elementOf = (key: string): HTMLElement => {
      const element = editor.getElementByKey(key);
      if (element === null) throw new Error(`Lexical made no element for ${key}`);
      return element;
    };
    onPositions(
      createTextPositions(
        createParagraphIndex(paragraphs),
        keys.paragraphs.map(elementOf),
        keys.blocks.map(elementOf),
        BLOCK_SIZE,
      ),
    );
    return () => {
      onPositions(null);
      editor.setRootElement(null);
    };
  }, [text, direction, paragraphs, onPositions]);

  return <article ref={root} className={styles.text} aria-label={label} data-painted-text="" />;
}
