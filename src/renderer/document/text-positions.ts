import type { ParagraphIndex } from './paragraph-index.ts';

/** The map between offsets of the text (UTF-16 code units) and places in the page. */
export interface TextPositions {
  readonly index: ParagraphIndex;
  readonly paragraphs: readonly HTMLElement[];
  readonly blocks: readonly HTMLElement[];
  readonly blockOf: (paragraph: number) => number;
  /** A live range over `[start, end)`. */
  readonly rangeOf: (start: number, end: number) => Range;
  /** The offset of a place in the page; null outside the text. Takes places in elements too. */
  readonly offsetOf: (node: Node, offset: number) => number | null;
}

interface Place {
  readonly node: Node;
  readonly offset: number;
}

function textNodeIn(paragraph: HTMLElement): Text | null {
  const inner = paragraph.firstChild?.firstChild;
  return inner instanceof Text ? inner : null;
}

function numbered(elements: readonly HTMLElement[]): Map<Node, number> {
  return new Map(elements.map((element, number) => [element, number]));
}

export function createTextPositions(
  index: ParagraphIndex,
  paragraphs: readonly HTMLElement[],
  blocks: readonly HTMLElement[],
  blockSize: number,
): TextPositions {
  const paragraphNumbers = numbered(paragraphs);
  const blockNumbers = numbered(blocks);

  const placeOf = (offset: number): Place => {
    const position = index.positionOf(offset);
    const paragraph = paragraphs[position.paragraph];
    if (paragraph === undefined) throw new RangeError(`paragraph ${position.paragraph} is not on the page`);
    const text = textNodeIn(paragraph);
    return text === null ? { node: paragraph, offset: 0 } : { node: text, offset: position.offset };
  };

  const startOf = (paragraph: number): number => index.rangeOf(paragraph).start;

  const offsetInParagraph = (paragraph: number, node: Node, offset: number): number => {
    const { start, end } = index.rangeOf(paragraph);
    if (node instanceof Text) return Math.min(start + offset, end);
    return offset > 0 ? end : start;
  };

  const offsetOf = (node: Node, offset: number): number | null => {
    for (let at: Node | null = node; at !== null; at = at.parentNode) {
      const paragraph = paragraphNumbers.get(at);
      if (paragraph !== undefined) return offsetInParagraph(paragraph, node, offset);
      const block = blockNumbers.get(at);
      if (block !== undefined) {
        const next = Math.min(block * blockSize + offset, (block + 1) * blockSize, index.count);
        return next < index.count ? startOf(next) : index.rangeOf(index.count - 1).end;
      }
    }
    return null;
  };

  return {
    index,
    paragraphs,
    blocks,
    blockOf: (paragraph) => Math.floor(paragraph / blockSize),
    rangeOf: (start, end) => {
      const range = new Range();
      const from = placeOf(start);
      const to = placeOf(end);
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
    offsetOf,
  };
}
