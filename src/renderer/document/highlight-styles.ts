import type { SpanLabel } from '../../domain/model/scheme.ts';

export type ResolvedTheme = 'light' | 'dark';

/** Lanes that have a line of their own; a span in a deeper lane shares the line of the lane this far up. */
const LANES = 5;

export const EXCLUDED_HIGHLIGHT = 'isnad-excluded';

/** The name of the highlight that paints a label's spans of one lane. */
export function highlightName(label: string, lane: number): string {
  return `isnad-${label}-${lane % LANES}`;
}

/** The name of the highlight that marks the chosen span of a label. */
export function markedHighlightName(label: string): string {
  return `isnad-marked-${label}`;
}

const thickness = { solid: 2, double: 1.5, dotted: 2.5, dashed: 2, wavy: 1.25 } as const;

function labelRules(label: SpanLabel, theme: ResolvedTheme): string[] {
  const { underline, ...colours } = label.appearance;
  const colour = colours[theme];
  const strength = theme === 'light' ? 11 : 17;
  const lines = Array.from({ length: LANES }, (_, lane) => {
    // The first line clears the letters' tails; each lane further lies a line's thickness below.
    const offset = (0.36 + lane * 0.17).toFixed(2);
    return `::highlight(${highlightName(label.id, lane)}) {
      background-color: color-mix(in srgb, ${colour} ${strength}%, transparent);
      text-decoration: underline ${underline} ${colour} ${thickness[underline]}px;
      text-decoration-skip-ink: none;
      text-underline-offset: ${offset}em;
    }`;
  });
  const marked = `::highlight(${markedHighlightName(label.id)}) {
    background-color: color-mix(in srgb, ${colour} ${Math.round(strength * (theme === 'light' ? 2.2 : 1.8))}%, transparent);
  }`;
  return [...lines, marked];
}

/** The rules for a scheme's labels in one theme, and for what is excluded. */
export function highlightRules(labels: readonly SpanLabel[], theme: ResolvedTheme): string {
  return [
    ...labels.flatMap((label) => labelRules(label, theme)),
    `::highlight(${EXCLUDED_HIGHLIGHT}) { color: var(--ink-faint); }`,
  ].join('\n');
}

/**
 * Puts the rules into the page for as long as they are wanted; the returned function takes them out. They are
 * a constructed style sheet: the content security policy allows no inline style elements.
 */
export function applyHighlightStyles(labels: readonly SpanLabel[], theme: ResolvedTheme): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(highlightRules(labels, theme));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
