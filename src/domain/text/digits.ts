/** Arabic-Indic and extended digits as Western ones; everything else stays. The length in code units is the same. */
export function westernDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** Characters that can't be seen and come with what is pasted: direction marks, zero-width spaces, a byte order mark. */
const invisible = /[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

export function withoutInvisible(text: string): string {
  return text.replaceAll(invisible, '');
}
