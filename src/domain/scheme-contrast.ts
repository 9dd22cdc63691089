/** Relative luminance of an sRGB colour `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The ratio of contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2). */
export function contrastOf(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What letters must have against the page (WCAG 2.2, AA). */
export const leastContrast = 4.5;

/** The grounds that labels are read on, `--page` of the tokens. */
export const pageColours = { light: '#fefefd', dark: '#191a1c' } as const;

const channel = (value: number): string => Math.round(value).toString(16).padStart(2, '0');

/** The colour `#rrggbb` nearest to this one, towards black or white, that can be read on the ground. */
export function readableColour(colour: string, ground: string): string {
  const towards = luminance(ground) > 0.4 ? 0 : 255;
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  for (let step = 0; step <= 100; step += 1) {
    const mixed = `#${parts.map((part) => channel(part + ((towards - part) * step) / 100)).join('')}`;
    if (contrastOf(mixed, ground) >= leastContrast) return mixed;
  }
  return towards === 0 ? '#000000' : '#ffffff';
}
