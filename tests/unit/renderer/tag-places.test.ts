import { describe, expect, test } from 'vitest';
import { placeTags, TAG_WIDTH } from '../../../src/renderer/document/overlay/tag-places.ts';
import type { TagAnchor } from '../../../src/renderer/document/overlay/tags.ts';

function anchor(x: number, options: Partial<TagAnchor> = {}): TagAnchor {
  const span = { id: `${x}`, label: 'claim', fragments: [[0, 1]] as const, own: true };
  const piece = { start: 0, end: 1, value: { span, fragment: 0, lane: 0, crowded: false } };
  return { piece, x, top: 100, direction: 'rtl', always: false, ...options };
}

describe('the places of tags', () => {
  test('are at the edge, on the side of the span: left of it in right-to-left text', () => {
    const [rtl, ltr] = [anchor(200), anchor(300, { direction: 'ltr' })];
    const places = placeTags([rtl, ltr]);
    expect(places.get(rtl.piece)?.x).toBe(200 - TAG_WIDTH);
    expect(places.get(ltr.piece)?.x).toBe(300);
  });

  test('stand side by side for a whole stack of twelve, and on other lines not at all in the way', () => {
    const stack = Array.from({ length: 12 }, () => anchor(400));
    const other = anchor(400, { top: 145 });
    const places = placeTags([...stack, other]);
    expect(places.size).toBe(13);
    const taken = stack.map(({ piece }) => places.get(piece)?.x ?? 0).sort((a, b) => b - a);
    taken.forEach((x, number) => expect(x).toBe(400 - TAG_WIDTH * (number + 1)));
    expect(places.get(other.piece)?.x).toBe(400 - TAG_WIDTH);
  });

  test('are given up where there is no room near the edge, but for what is chosen', () => {
    const crowd = Array.from({ length: 20 }, () => anchor(400));
    const chosen = anchor(400, { always: true });
    const places = placeTags([...crowd, chosen]);
    expect(places.get(chosen.piece)?.x).toBe(400 - TAG_WIDTH);
    expect(places.size).toBeLessThan(crowd.length);
  });
});
