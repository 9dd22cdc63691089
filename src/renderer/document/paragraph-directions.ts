import type { Direction } from '../../domain/identifiers.ts';
import type { Segment } from '../../domain/model/document.ts';
import { paragraphs } from '../../domain/text/direction.ts';
import type { Paragraph } from '../../domain/text/direction.ts';

/**
 * The paragraphs of a text with their directions: of the majority of their letters, or as a segment says that
 * covers the paragraph's start and was given a direction by hand.
 */
export function directedParagraphs(
  text: string,
  direction: Direction,
  segments: readonly Segment[],
): Paragraph[] {
  const byHand = segments.filter((segment) => segment.direction !== null);
  return paragraphs(text, direction).map((paragraph) => {
    const segment = byHand.find(({ start, end }) => start <= paragraph.start && paragraph.start < end);
    return { ...paragraph, direction: segment?.direction ?? paragraph.direction };
  });
}
