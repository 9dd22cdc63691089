import type { SpanLabel } from '../../domain/model/scheme.ts';
import { MOST_LANES, ROOMY_LANES } from './lanes.ts';

/** Stands for every label that the scheme lacks; no slug begins so. */
export const UNKNOWN_LABEL = '_unknown';

export type ResolvedTheme = 'light' | 'dark';

export const EXCLUDED_HIGHLIGHT = 'isnad-excluded';
export const LINKED_HIGHLIGHT = 'isnad-linked';
export const PROVISIONAL_HIGHLIGHT = 'isnad-provisional';
export const HIT_HIGHLIGHT = 'isnad-hit';
export const CURRENT_HIT_HIGHLIGHT = 'isnad-hit-current';

/** What a label looks like, as far as the text shows it. */
interface LabelLook {
  readonly id: string;
  readonly appearance: { readonly [Theme in ResolvedTheme]: string } & Pick<SpanLabel['appearance'], 'underline'>;
}

/** Grey, because colour belongs to labels; tags show a question mark where no letters are given. */
const unknownLook: LabelLook = {
  id: UNKNOWN_LABEL,
  appearance: { light: 'var(--ink-soft)', dark: 'var(--ink-soft)', underline: 'solid' },
};

/** What decides how a stretch of a span is painted. */
export interface Stroke {
  readonly label: string;
  readonly lane: number;
  /** One's own span; those of others are quieter. */
  readonly own: boolean;
  /** Whether so many spans lie over one another here that each has a hairline only. */
  readonly crowded: boolean;
}

/** The name of the highlight that paints a label's spans of one lane. */
export function highlightName({ label, lane, own, crowded }: Stroke): string {
  const line = crowded ? `${lane % MOST_LANES}-crowded` : `${lane % ROOMY_LANES}`;
  return `isnad-${label}-${line}${own ? '' : '-others'}`;
}

/** The name of the highlight that marks the chosen span of a label. */
export function markedHighlightName(label: string): string {
  return `isnad-marked-${label}`;
}

/** The name of the highlight that answers the pointer above a span of a label. */
export function hoveredHighlightName(label: string): string {
  return `isnad-hovered-${label}`;
}

/**
 * Rules hang on the text's root element only and are inherited from there by every paragraph: with a rule that
 * fits any element the browser works out each highlight for each paragraph that comes into sight.
 */
const TEXT = '[data-painted-text]';

const thickness = { solid: 2, double: 1.5, dotted: 2.5, dashed: 2, wavy: 1.25 } as const;

/** In em: the first line clears the letters' tails. */
const FIRST_LINE = 0.36;
const ROOMY_PITCH = 0.17;
/** Twelve hairlines end where the letters of the next line begin. */
const FIRST_CROWDED_LINE = 0.28;

/** Percent of the label's colour behind the letters; deeper lanes add little, so that stacks stay legible. */
const tints: Record<ResolvedTheme, readonly number[]> = {
  light: [11, 9, 7, 4, 3],
  dark: [17, 13, 10, 6, 4],
};

function mixed(colour: string, strength: number): string {
  return `color-mix(in srgb, ${colour} ${strength}%, transparent)`;
}

function lineRule(stroke: Stroke, { appearance }: LabelLook, theme: ResolvedTheme): string {
  const { underline } = appearance;
  const { lane, own, crowded } = stroke;
  const colour = own ? appearance[theme] : `color-mix(in srgb, ${appearance[theme]} 72%, var(--page))`;
  const tint = (tints[theme][lane] ?? 0) * (own ? 1 : 0.45);
  // A hairline and as much room after it: a double or wavy one would run into its neighbours.
  const style = crowded && (underline === 'double' || underline === 'wavy') ? 'solid' : underline;
  const width = crowded || !own ? 1 : thickness[underline];
  const offset = crowded
    ? `calc(${FIRST_CROWDED_LINE}em + ${2 * lane}px)`
    : `${(FIRST_LINE + ROOMY_PITCH * lane).toFixed(2)}em`;
  return `${TEXT}::highlight(${highlightName(stroke)}) {
    background-color: ${tint === 0 ? 'transparent' : mixed(colour, Math.round(tint))};
    text-decoration: underline ${style} ${colour} ${width}px;
    text-decoration-skip-ink: none;
    text-underline-offset: ${offset};
  }`;
}

function labelRules(label: LabelLook, theme: ResolvedTheme): string[] {
  const colour = label.appearance[theme];
  const lines = [true, false].flatMap((own) =>
    [false, true].flatMap((crowded) =>
      Array.from({ length: crowded ? MOST_LANES : ROOMY_LANES }, (_, lane) =>
        lineRule({ label: label.id, lane, own, crowded }, label, theme),
      ),
    ),
  );
  const background = (name: string, strength: number): string =>
    `${TEXT}::highlight(${name}) { background-color: ${mixed(colour, strength)}; }`;
  return [
    ...lines,
    background(markedHighlightName(label.id), theme === 'light' ? 24 : 27),
    background(hoveredHighlightName(label.id), theme === 'light' ? 12 : 16),
  ];
}

function quoted(letters: string): string {
  const escaped = [...letters].map((character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return `"${escaped.join('')}"`;
}

/** Colour and letter of whatever the overlay draws for a label's span. */
function tagRules({ id, tag, appearance }: SpanLabel, theme: ResolvedTheme): string[] {
  const selector = `[data-span-label="${id}"]`;
  return [
    `${selector} { --label-colour: ${appearance[theme]}; }`,
    ...(['ar', 'en'] as const).map(
      (language) => `:root:lang(${language}) ${selector} { --label-tag: ${quoted(tag[language])}; }`,
    ),
  ];
}

/** The rules for a scheme's labels in one theme, and for what is marked beyond them. */
export function highlightRules(labels: readonly SpanLabel[], theme: ResolvedTheme): string {
  return [
    ...labels.flatMap((label) => [...labelRules(label, theme), ...tagRules(label, theme)]),
    ...labelRules(unknownLook, theme),
    `${TEXT}::highlight(${EXCLUDED_HIGHLIGHT}) { color: var(--ink-faint); }`,
    `${TEXT}::highlight(${LINKED_HIGHLIGHT}) {
      background-color: var(--mark);
      text-decoration: underline overline dashed var(--ink-soft) 1px;
      text-underline-offset: ${FIRST_LINE}em;
    }`,
    `${TEXT}::highlight(${HIT_HIGHLIGHT}) {
      background-color: var(--mark);
      text-decoration: overline solid var(--ink-soft) 1px;
    }`,
    `${TEXT}::highlight(${CURRENT_HIT_HIGHLIGHT}) {
      background-color: var(--ink);
      color: var(--page);
    }`,
    `${TEXT}::highlight(${PROVISIONAL_HIGHLIGHT}) {
      background-color: var(--mark);
      text-decoration: underline dashed var(--ink) 1.5px;
      text-underline-offset: ${FIRST_LINE}em;
    }`,
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
