import { describe, expect, test } from 'vitest';
import { edgeScrollStep } from '../../../src/renderer/document/overlay/edge-scroll.ts';

const view = { top: 100, bottom: 700 };

describe('scrolling while something is dragged', () => {
  test('nothing moves in the middle of the view', () => {
    for (const y of [150, 400, 650]) expect(edgeScrollStep(y, view)).toBe(0);
  });

  test('it goes towards the edge that is near, faster the nearer, and no faster beyond it', () => {
    expect(edgeScrollStep(140, view)).toBeLessThan(0);
    expect(edgeScrollStep(660, view)).toBeGreaterThan(0);
    expect(edgeScrollStep(690, view)).toBeGreaterThan(edgeScrollStep(660, view));
    expect(edgeScrollStep(101, view)).toBeLessThan(edgeScrollStep(140, view));
    expect(edgeScrollStep(5000, view)).toBe(edgeScrollStep(700, view));
    expect(edgeScrollStep(-5000, view)).toBe(edgeScrollStep(100, view));
  });

  test('a low view keeps a middle where nothing moves, one without height never moves', () => {
    expect(edgeScrollStep(130, { top: 100, bottom: 160 })).toBe(0);
    expect(edgeScrollStep(100, { top: 100, bottom: 100 })).toBe(0);
  });
});
