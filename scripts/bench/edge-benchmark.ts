import type { Page } from '@playwright/test';
import { nextStop } from '../../src/domain/text/stops.ts';
import { median } from './measure.ts';
import type { Figure } from './measure.ts';
import { ask, openMeter } from './page-meter.ts';
import type { Edits } from './page-meter.ts';
import type { MadeSpan, PaintingText } from './painting-text.ts';

const LABEL = 'claim';

/** Puts the paragraph in the middle of the text into the middle of the screen; answers where it starts. */
async function showMiddle(page: Page, content: PaintingText): Promise<number> {
  const middle = Math.floor(content.starts.length / 2);
  await page.evaluate(`isnadBench.paragraph(${middle}).scrollIntoView({ block: 'center' })`);
  await page.waitForTimeout(500);
  return content.starts[middle] ?? 0;
}

/** Moves the end of the selected span on by a word, and takes that back: one after the other, each measured. */
export async function measureAdjusting(page: Page, content: PaintingText, rounds: number): Promise<Edits> {
  await page.bringToFront();
  const base = await showMiddle(page, content);
  const { taskTime, close } = await openMeter(page);
  const [painted, work]: [number[], number[]] = [[], []];
  for (let round = -2; round < rounds; round += 1) {
    const start = nextStop(content.text, base + ((round + 2) % 40) * 5, 'word', 'start');
    const end = nextStop(content.text, start + 20, 'word', 'end');
    const span: MadeSpan = { id: `edge-${round}`, label: LABEL, fragments: [[start, end]] };
    const moved: MadeSpan = { ...span, fragments: [[start, nextStop(content.text, end, 'word', 'end')]] };
    await ask(page, 'isnadDriver.add', span);
    await ask(page, 'isnadDriver.select', span.id);
    for (const wanted of [moved, span]) {
      const before = await taskTime();
      const time = await ask<number>(page, 'isnadDriver.adjust', wanted);
      if (round >= 0) {
        painted.push(time);
        work.push((await taskTime()) - before);
      }
      const text = await ask<string>(page, 'isnadBench.textOf', span.id);
      const held = content.text.slice(...(wanted.fragments[0] ?? [0, 0]));
      if (text !== held) throw new Error(`a span whose edge was moved holds “${text}”, not “${held}”`);
    }
    await ask(page, 'isnadDriver.select', null);
    await ask(page, 'isnadDriver.remove', span.id);
  }
  await close();
  return { painted, work };
}

/** So many relations the selected span has, and so many there are in all. */
const OWN_RELATIONS = 6;
const ALL_RELATIONS = 5000;

interface Selected {
  /** Milliseconds from selecting to the second frame. */
  readonly times: readonly number[];
  /** The fewest relations that could be seen in that frame. */
  readonly fewest: number;
}

/** Selects a span in the middle of the screen that has relations near and far. */
export async function measureSelecting(page: Page, content: PaintingText, rounds: number): Promise<Selected> {
  await page.bringToFront();
  const base = await showMiddle(page, content);
  const span: MadeSpan = { id: 'linked', label: LABEL, fragments: [[base + 20, base + 60]] };
  await ask(page, 'isnadDriver.add', span);
  const near = content.spans.filter(({ fragments }) => Math.abs((fragments[0]?.[0] ?? 0) - base) < 1500).slice(0, OWN_RELATIONS / 2);
  const ends = [...near, ...content.spans.slice(0, OWN_RELATIONS - near.length)];
  const own = ends.map(({ id }, number) => ({ id: `own-${number}`, from: span.id, to: id }));
  const others = Array.from({ length: ALL_RELATIONS - own.length }, (_, number) => ({
    id: `other-${number}`,
    from: content.spans[number % content.spans.length]?.id ?? '',
    to: content.spans[(number * 7 + 1) % content.spans.length]?.id ?? '',
  }));
  await ask(page, 'isnadBench.relate', [...own, ...others]);
  const times: number[] = [];
  let fewest = Infinity;
  for (let round = -2; round < rounds; round += 1) {
    const { time, shown } = await ask<{ time: number; shown: number }>(page, 'isnadDriver.select', span.id);
    if (round >= 0) {
      times.push(time);
      fewest = Math.min(fewest, shown);
    }
    await ask(page, 'isnadDriver.select', null);
  }
  await ask(page, 'isnadDriver.remove', span.id);
  return { times, fewest };
}

export function selectFigure(own: Selected, bare: Selected, { spans }: PaintingText): Figure {
  if (own.fewest < OWN_RELATIONS) {
    throw new Error(`of ${OWN_RELATIONS} relations only ${own.fewest} could be seen in the second frame`);
  }
  return {
    name: `a span with ${OWN_RELATIONS} relations among ${spans.length} spans is selected and shows them`,
    unit: 'ms',
    measured: median(own.times),
    floor: median(bare.times),
    floorName: 'a bare page that marks the span only, to the second frame',
    limit: (value) => value + 1,
    limitName: 'floor + 1 ms',
  };
}
