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

/** Characters in a line of full measure, as the reading face has them on average. */
const CHARACTERS_A_LINE = 78;

/** How high blocks will be that nobody has seen yet, so that the scroll bar and jumps are about right. */
function estimateHeights(blocks: readonly HTMLElement[], paragraphs: readonly Paragraph[]): void {
  blocks.forEach((block, number) => {
    const own = paragraphs.slice(number * BLOCK_SIZE, (number + 1) * BLOCK_SIZE);
    const lines = own.reduce((sum, { start, end }) => sum + Math.max(1, Math.ceil((end - start) / CHARACTERS_A_LINE)), 0);
    block.style.setProperty('--lines', `${lines}`);
    block.style.setProperty('--paragraphs', `${own.length}`);
  });
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
    const blocks = keys.blocks.map(elementOf);
    estimateHeights(blocks, paragraphs);
    const elements = keys.paragraphs.map(elementOf);
    elements.forEach((element, number) => {
      const paragraph = paragraphs[number];
      element.classList.toggle(styles.pause ?? '', paragraph !== undefined && paragraph.start === paragraph.end);
    });
    onPositions(createTextPositions(createParagraphIndex(paragraphs), elements, blocks, BLOCK_SIZE));
    return () => {
      onPositions(null);
      editor.setRootElement(null);
    };
  }, [text, direction, paragraphs, onPositions]);

  return <article ref={root} className={styles.text} aria-label={label} data-painted-text="" />;
}
