import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rectangle, WindowState } from '../../../src/main/window-state.ts';
import { placeWindow, readWindowState, smallestWindow, writeWindowState } from '../../../src/main/window-state.ts';
import { temporaryFolder } from '../web/support.ts';

const laptop: Rectangle = { x: 0, y: 25, width: 1440, height: 875 };
const beside: Rectangle = { x: 1440, y: 0, width: 2560, height: 1440 };

function isWithin(inner: Rectangle, outer: Rectangle): boolean {
  const fits = inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
  return inner.x >= outer.x && inner.y >= outer.y && fits;
}

describe('where a window stands', () => {
  it('is where the last one stood, also maximised', () => {
    const kept = { bounds: { x: 1500, y: 100, width: 1200, height: 900 }, maximised: true };
    expect(placeWindow(kept, null, [laptop, beside])).toEqual({ ...kept.bounds, maximised: true });
  });

  it('is left to the system the first time, no larger than the screen', () => {
    expect(placeWindow(null, null, [beside])).toEqual({ width: 1280, height: 860, maximised: false });
    expect(placeWindow(null, null, [{ ...laptop, width: 1024, height: 700 }])).toEqual({
      width: 1024,
      height: 700,
      maximised: false,
    });
    expect(placeWindow(null, null, [])).toEqual({ width: 1280, height: 860, maximised: false });
  });

  it('is on a display that is still there', () => {
    const kept = { bounds: { x: 1500, y: 100, width: 2000, height: 1200 }, maximised: false };
    expect(placeWindow(kept, null, [laptop])).toEqual({ ...laptop, maximised: false });
    const half = { bounds: { x: 1300, y: 200, width: 800, height: 600 }, maximised: false };
    expect(placeWindow(half, null, [laptop, beside])).toMatchObject({ x: 1440, y: 200 });
  });

  it('is a step from the window in front, and back at the corner where there is no more room', () => {
    const front = { x: 100, y: 100, width: 1000, height: 700 };
    expect(placeWindow(null, front, [laptop])).toEqual({ ...front, x: 128, y: 128, maximised: false });
    const last = { x: 440, y: 200, width: 1000, height: 700 };
    expect(placeWindow(null, last, [laptop])).toMatchObject({ x: 216, y: 25 });
  });

  it('is always within one work area, and never too small', () => {
    const edge = fc.integer({ min: -5000, max: 5000 });
    const side = fc.integer({ min: 1, max: 6000 });
    const bounds = fc.record({ x: edge, y: edge, width: side, height: side });
    fc.assert(
      fc.property(bounds, fc.option(bounds), fc.boolean(), (kept, front, maximised) => {
        const placed = placeWindow({ bounds: kept, maximised }, front, [laptop, beside]);
        const { x = Number.NaN, y = Number.NaN, width, height } = placed;
        expect([laptop, beside].some((area) => isWithin({ x, y, width, height }, area))).toBe(true);
        expect(width).toBeGreaterThanOrEqual(smallestWindow.width);
        expect(height).toBeGreaterThanOrEqual(smallestWindow.height);
      }),
    );
  });
});

describe('the file of where the last window stood', () => {
  const state: WindowState = { bounds: { x: -8, y: 0, width: 1280, height: 860 }, maximised: false };

  it('comes back as it was written, and leaves nothing beside itself', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'new', 'window-state.json');
    writeWindowState(file, { ...state, maximised: true });
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['window-state.json']);
  });

  it.each([
    ['no JSON', '{"bounds":'],
    ['empty', ''],
    ['another shape', '{"bounds":[1,2,3,4],"maximised":false}'],
    ['no number', '{"bounds":{"x":"1","y":0,"width":800,"height":600},"maximised":false}'],
    ['no size', '{"bounds":{"x":0,"y":0,"width":0,"height":-600},"maximised":false}'],
    ['beyond measure', '{"bounds":{"x":1e300,"y":0,"width":800,"height":600},"maximised":false}'],
    ['null', 'null'],
  ])('means nothing where it is damaged: %s', (_name, content) => {
    const file = path.join(temporaryFolder(), 'window-state.json');
    fs.writeFileSync(file, content);
    expect(readWindowState(file)).toBeNull();
  });

  it('means nothing where it is not there, or a folder', () => {
    const folder = temporaryFolder();
    expect(readWindowState(path.join(folder, 'none.json'))).toBeNull();
    expect(readWindowState(folder)).toBeNull();
  });
});
