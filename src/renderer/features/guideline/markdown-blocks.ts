/** The little Markdown that guidelines are written in, taken apart to be shown. Everything else is plain text. */

export interface MarkdownRun {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

export interface MarkdownProse {
  readonly kind: 'paragraph' | 'heading';
  readonly runs: readonly MarkdownRun[];
}

export interface MarkdownList {
  readonly kind: 'bullets' | 'numbers';
  readonly items: readonly (readonly MarkdownRun[])[];
}

export type MarkdownBlock = MarkdownProse | MarkdownList;

const heading = /^#{1,6}\s+/u;
const bullet = /^\s*[-*+]\s+/u;
const number = /^\s*\d+\.\s+/u;

/** Blocks of a guideline: paragraphs, headings, lists; a line that begins none of these goes on with the one before. */
export function markdownBlocks(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let open: { kind: MarkdownBlock['kind']; lines: string[] } | null = null;
  const settle = (): void => {
    if (open === null) return;
    const { kind, lines } = open;
    if (kind === 'bullets' || kind === 'numbers') blocks.push({ kind, items: lines.map(markdownRuns) });
    else blocks.push({ kind, runs: markdownRuns(lines.join('\n')) });
    open = null;
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      settle();
      continue;
    }
    const kind = heading.test(line) ? 'heading' : bullet.test(line) ? 'bullets' : number.test(line) ? 'numbers' : null;
    const rest = line.replace(heading, '').replace(bullet, '').replace(number, '');
    if (kind === null && open !== null && open.kind !== 'heading') {
      const last = open.lines.pop() ?? '';
      open.lines.push(`${last}\n${line.trim()}`);
      continue;
    }
    if (open === null || kind === null || kind === 'heading' || open.kind !== kind) {
      settle();
      open = { kind: kind ?? 'paragraph', lines: [] };
    }
    open.lines.push(kind === null ? line.trim() : rest);
  }
  settle();
  return blocks;
}

/** `***both***`, `**bold**`, `*italic*`; a mark with nothing to close it is what it is, and so is one after a backslash. */
const marked = /\\([\\*_`#\-+.!>[\](){}~|])|(\*{1,3})(?=\S)((?:\\.|[^\\*])+?)(?<=\S)\2/gu;

function markdownRuns(text: string): MarkdownRun[] {
  const runs: MarkdownRun[] = [];
  const add = (words: string, stars: number): void => {
    if (words === '') return;
    const run = { text: words, isBold: stars >= 2, isItalic: stars % 2 === 1 };
    const last = runs.at(-1);
    if (last !== undefined && last.isBold === run.isBold && last.isItalic === run.isItalic) runs[runs.length - 1] = { ...run, text: last.text + words };
    else runs.push(run);
  };
  let end = 0;
  for (const { 0: whole, 1: escaped, 2: stars = '', 3: inner = '', index } of text.matchAll(marked)) {
    add(text.slice(end, index), 0);
    if (escaped === undefined) add(inner.replaceAll(/\\(.)/gu, '$1'), stars.length);
    else add(escaped, 0);
    end = index + whole.length;
  }
  add(text.slice(end), 0);
  return runs;
}
