/** Characters that reorder the text around them and can't be seen, by their usual short names (UAX #9). */
const names: Readonly<Record<string, string>> = {
  '\u061C': 'ALM',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
};

const controls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

export interface TextStretch {
  readonly text: string;
  /** Where it begins, in UTF-16 code units. */
  readonly start: number;
  /** The short name of the control that it is; null for plain text. */
  readonly control: string | null;
}

/** The short names of a text's direction controls, each once, in the order of the text. */
export function directionControls(text: string): string[] {
  return [...new Set(text.match(controls) ?? [])].map((control) => names[control] ?? control);
}

/** Takes a text apart into its direction controls and what stands between them. */
export function stretchesOfText(text: string): TextStretch[] {
  const stretches: TextStretch[] = [];
  let end = 0;
  for (const { 0: control, index } of text.matchAll(controls)) {
    if (index > end) stretches.push({ text: text.slice(end, index), start: end, control: null });
    stretches.push({ text: control, start: index, control: names[control] ?? control });
    end = index + control.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), start: end, control: null });
  return stretches;
}
