import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { benchFolder } from '../lib/bench-build.ts';
import { CHROMIUM_ARGUMENTS } from '../lib/browser.ts';
import { median, percentile } from './measure.ts';
import type { Figure } from './measure.ts';
import { measureAdjusting, measureSelecting, selectFigure } from './edge-benchmark.ts';
import { ask, changeFigures, openMeter } from './page-meter.ts';
import type { Edits } from './page-meter.ts';
import { makePaintingText } from './painting-text.ts';
import type { MadeSpan, PaintingText } from './painting-text.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Serves out/bench on 127.0.0.1. */
async function serve(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = path.join(benchFolder, path.normalize(pathname));
    if (!file.startsWith(benchFolder) || !fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

async function openPage(browser: Browser, address: string, content: PaintingText): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(address);
  await ask(page, 'isnadBench.mount', content.text);
  return page;
}

/** Adds and removes one span at a time in the paragraph in the middle of the screen. */
async function measureEdits(page: Page, content: PaintingText, rounds: number): Promise<Edits> {
  const middle = Math.floor(content.starts.length / 2);
  await page.evaluate(`isnadBench.paragraph(${middle}).scrollIntoView({ block: 'center' })`);
  await page.waitForTimeout(500);
  const { taskTime, close } = await openMeter(page);
  const [painted, work]: [number[], number[]] = [[], []];
  const base = content.starts[middle] ?? 0;
  for (let round = -2; round < rounds; round += 1) {
    const start = base + ((round + 2) % 40) * 5;
    const span: MadeSpan = { id: `edit-${round}`, label: 'claim', fragments: [[start, start + 25]] };
    for (const [method, value] of [['add', span], ['remove', span.id]] as const) {
      const before = await taskTime();
      const time = await ask<number>(page, `isnadDriver.${method}`, value);
      if (round >= 0) {
        painted.push(time);
        work.push((await taskTime()) - before);
      }
      const text = await ask<string>(page, 'isnadBench.textOf', span.id);
      const wanted = method === 'add' ? content.text.slice(start, start + 25) : '';
      if (text !== wanted) throw new Error(`a span that was ${method}ed holds “${text}”, not “${wanted}”`);
    }
  }
  await close();
  return { painted, work };
}

/** The spans that a press in the middle of a paragraph finds, as a proof that what is measured is there. */
async function expectHits(page: Page, content: PaintingText): Promise<void> {
  const deep = content.spans.at(-1);
  const start = deep?.fragments[0]?.[0] ?? 0;
  const paragraph = content.starts.findLastIndex((each) => each <= start);
  const found = await page.evaluate<string[]>(`(async () => {
    const paragraph = isnadBench.paragraph(${paragraph});
    paragraph.scrollIntoView({ block: 'center' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    const range = new Range();
    range.setStart(node, ${start - (content.starts[paragraph] ?? 0) + 1});
    range.setEnd(node, ${start - (content.starts[paragraph] ?? 0) + 2});
    const box = range.getBoundingClientRect();
    return isnadBench.hit(box.left + box.width / 2, box.top + box.height / 2);
  })()`);
  if (deep !== undefined && !found.includes(deep.id)) throw new Error(`a press on ${deep.id} found ${found.join(', ')}`);
}

const PIXELS_A_FRAME = 200;
const FRAMES_A_TURN = 300;

/** Scrolls both pages from top to end, a stretch of one and a stretch of the other: other load meets both. */
async function scrollInTurns(ownPage: Page, barePage: Page): Promise<readonly [number[], number[]]> {
  const own = { page: ownPage, frames: [] as number[], place: 0 };
  const bare = { page: barePage, frames: [] as number[], place: 0 };
  const open = new Set([own, bare]);
  while (open.size > 0) {
    for (const each of open) {
      await each.page.bringToFront();
      const lengths = await ask<number[]>(each.page, 'isnadDriver.scroll', PIXELS_A_FRAME, FRAMES_A_TURN, each.place);
      each.frames.push(...lengths);
      each.place = await each.page.evaluate<number>('isnadBench.scroller().scrollTop');
      if (lengths.length < FRAMES_A_TURN) open.delete(each);
    }
  }
  return [own.frames, bare.frames];
}

interface Sizes {
  readonly paragraphs: number;
  readonly characters: number;
  readonly spans: number;
  /** How often spans are painted anew, and changed. */
  readonly paints: number;
  readonly rounds: number;
}

/** Painting, changing and scrolling, each beside the bare page in the same browser, taking turns. */
export async function benchmarkPainting(executable: string, sizes: Sizes): Promise<readonly Figure[]> {
  const large = makePaintingText(sizes.paragraphs, sizes.characters, sizes.spans);
  const small = makePaintingText(20, sizes.characters, 50);
  const nothing = { ...small, spans: [] };
  const server = await serve();
  const browser = await chromium.launch({ executablePath: executable, args: CHROMIUM_ARGUMENTS });
  const own = `${server.origin}/bench.html`;
  const bare = `${server.origin}/bench-floor.html`;
  try {
    const ownPage = await openPage(browser, own, large);
    const barePage = await openPage(browser, bare, large);
    const paints: { own: number[]; bare: number[] } = { own: [], bare: [] };
    for (let round = 0; round < sizes.paints; round += 1) {
      await ownPage.bringToFront();
      paints.own.push(await ask<number>(ownPage, 'isnadDriver.paint', large.spans));
      await barePage.bringToFront();
      paints.bare.push(await ask<number>(barePage, 'isnadDriver.paint', large.spans));
    }
    await ownPage.bringToFront();
    await expectHits(ownPage, large);
    const largeEdits = await measureEdits(ownPage, large, sizes.rounds);
    const smallPage = await openPage(browser, own, small);
    await ask(smallPage, 'isnadBench.load', small.spans);
    const smallEdits = await measureEdits(smallPage, small, sizes.rounds);
    const floorPage = await openPage(browser, bare, nothing);
    const floorEdits = await measureEdits(floorPage, nothing, sizes.rounds);
    const largeMoves = await measureAdjusting(ownPage, large, sizes.rounds);
    const smallMoves = await measureAdjusting(smallPage, small, sizes.rounds);
    const floorMoves = await measureAdjusting(floorPage, nothing, sizes.rounds);
    const selected = await measureSelecting(ownPage, large, sizes.rounds);
    const bareSelected = await measureSelecting(barePage, large, sizes.rounds);
    const [ownFrames, bareFrames] = await scrollInTurns(ownPage, barePage);
    return [
      paintFigure(paints, large),
      ...changeFigures('one span added or removed', 'at full size', largeEdits, floorEdits),
      ...changeFigures('one span added or removed', 'at 20 paragraphs and 50 spans', smallEdits, floorEdits),
      ...changeFigures('an edge moved by a word, or that undone,', 'at full size', largeMoves, floorMoves),
      ...changeFigures('an edge moved by a word, or that undone,', 'at 20 paragraphs and 50 spans', smallMoves, floorMoves),
      selectFigure(selected, bareSelected, large),
      scrollFigure(ownFrames, bareFrames),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

function paintFigure(paints: { own: number[]; bare: number[] }, { text, spans }: PaintingText): Figure {
  return {
    name: `${spans.length} spans over ${text.length} characters painted`,
    unit: 'ms',
    measured: median(paints.own),
    floor: median(paints.bare),
    floorName: 'a bare page that paints them all',
    limit: (floor) => floor,
    limitName: 'the floor',
  };
}

function scrollFigure(own: readonly number[], bare: readonly number[]): Figure {
  return {
    name: `a frame while scrolling ${PIXELS_A_FRAME} px a frame from top to end, 95th percentile of ${own.length}`,
    unit: 'ms',
    measured: percentile(own, 95),
    floor: percentile(bare, 95),
    floorName: `the bare page with all of them painted, of ${bare.length}`,
    limit: (value) => value + 2,
    limitName: 'floor + 2 ms',
  };
}
