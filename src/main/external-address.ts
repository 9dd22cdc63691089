/** The longest address that is handed to another program, in UTF-16 code units. */
const LONGEST = 2000;

/**
 * An address that may leave for the person’s browser, as the parser writes it; null for any other. Only http and
 * https: other schemes start programs. Nothing with a name or a password in it: that leads to other hosts than
 * it seems to.
 */
export function externalAddress(text: string): string | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  return url.href.length > LONGEST ? null : url.href;
}
