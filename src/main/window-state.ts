import fs from 'node:fs';
import { z } from 'zod';
import { writeAtomically } from '../engine/person/person-file.ts';

const pixels = z.number().min(-100_000).max(100_000).transform(Math.round);
const extent = z.number().min(1).max(100_000).transform(Math.round);

/** In device-independent pixels, as Electron counts them. */
const rectangle = z.object({ x: pixels, y: pixels, width: extent, height: extent });
const windowState = z.object({ bounds: rectangle, maximised: z.boolean() });

export type Rectangle = z.output<typeof rectangle>;
/** Where a window stood last; the bounds are those that it has when it is not maximised. */
export type WindowState = z.output<typeof windowState>;

/** Where a window is to stand; without a place the system finds one. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximised: boolean;
}

export const smallestWindow = { width: 640, height: 480 };
const firstWindow: WindowPlace = { width: 1280, height: 860, maximised: false };
/** How far a further window stands from the one before it. */
const OFFSET = 28;

/** Reads where the last window stood; null where nothing is known, or nothing that makes sense. */
export function readWindowState(file: string): WindowState | null {
  try {
    const parsed = windowState.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    // Nothing depends on this file: one that is absent, unreadable or no JSON means the first place again.
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

/** Throws `disk-full` or `destination-unwritable`. */
export function writeWindowState(file: string, state: WindowState): void {
  writeAtomically(file, `${JSON.stringify(windowState.parse(state))}\n`);
}

function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** The bounds, moved and shrunk into the work area that holds most of them; where none does, into the first. */
function intoDisplays(bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle {
  const [first] = workAreas;
  if (first === undefined) return bounds;
  const area = workAreas.reduce((best, each) => (overlap(each, bounds) > overlap(best, bounds) ? each : best), first);
  const width = between(bounds.width, Math.min(smallestWindow.width, area.width), area.width);
  const height = between(bounds.height, Math.min(smallestWindow.height, area.height), area.height);
  return {
    width,
    height,
    x: between(bounds.x, area.x, area.x + area.width - width),
    y: between(bounds.y, area.y, area.y + area.height - height),
  };
}

/**
 * Where a new window stands: beside the window that is in front, where there is one, else where the last one
 * stood; always within the work areas of the displays that there are now (the primary one first).
 */
export function placeWindow(
  kept: WindowState | null,
  front: Rectangle | null,
  workAreas: readonly Rectangle[],
): WindowPlace {
  if (front !== null) {
    const beside = { ...front, x: front.x + OFFSET, y: front.y + OFFSET };
    const placed = intoDisplays(beside, workAreas);
    // A corner that is reached begins again at the area’s own corner, so that no window hides another wholly.
    const stuck = placed.x === front.x && placed.y === front.y;
    const corner = intoDisplays({ ...placed, x: placed.x - 8 * OFFSET, y: placed.y - 8 * OFFSET }, workAreas);
    return { ...(stuck ? corner : placed), maximised: false };
  }
  if (kept !== null) return { ...intoDisplays(kept.bounds, workAreas), maximised: kept.maximised };
  const [area] = workAreas;
  if (area === undefined) return firstWindow;
  const { width, height, maximised } = firstWindow;
  return { width: Math.min(width, area.width), height: Math.min(height, area.height), maximised };
}
