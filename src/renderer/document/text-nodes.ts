import { $createParagraphNode, $createTextNode, $getRoot, ElementNode, ParagraphNode } from 'lexical';
import type { LexicalEditor, NodeKey } from 'lexical';
import type { Direction } from '../../domain/identifiers.ts';
import type { Paragraph } from '../../domain/text/direction.ts';
import styles from './text-view.module.css';

/**
 * How many paragraphs stand in one block, which the browser skips while it is off screen. On single paragraphs
 * skipping makes scrolling drop frames (measured, see the design).
 */
export const BLOCK_SIZE = 50;

/** A group of paragraphs; it says nothing about the text. */
export class TextBlockNode extends ElementNode {
  override $config() {
    return this.config('text-block', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    if (styles.block !== undefined) element.className = styles.block;
    return element;
  }

  override updateDOM(): false {
    return false;
  }
}

export const textNodes = [TextBlockNode, ParagraphNode];

/** What was put into the editor: keys in the text's order. */
export interface TextKeys {
  readonly paragraphs: readonly NodeKey[];
  readonly blocks: readonly NodeKey[];
}

/** Fills an empty editor with a text: blocks, paragraphs, and one text node in each paragraph that has text. */
export function fillEditor(
  editor: LexicalEditor,
  text: string,
  paragraphs: readonly Paragraph[],
  direction: Direction,
): TextKeys {
  const keys = { paragraphs: [] as NodeKey[], blocks: [] as NodeKey[] };
  editor.update(
    () => {
      const root = $getRoot().clear().setDirection(direction);
      for (let first = 0; first < paragraphs.length; first += BLOCK_SIZE) {
        const block = new TextBlockNode().setDirection(direction);
        keys.blocks.push(block.getKey());
        for (const paragraph of paragraphs.slice(first, first + BLOCK_SIZE)) {
          const node = $createParagraphNode().setDirection(paragraph.direction);
          const content = text.slice(paragraph.start, paragraph.end);
          if (content.length > 0) node.append($createTextNode(content));
          keys.paragraphs.push(node.getKey());
          block.append(node);
        }
        root.append(block);
      }
    },
    { discrete: true },
  );
  return keys;
}
