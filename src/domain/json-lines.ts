/**
 * The line, from 1, at which a place of a JSON text stands: the value that the path leads to, or the last one on the
 * way that is there. The text must be JSON.
 */
export function lineInJson(text: string, path: readonly PropertyKey[]): number {
  return text.slice(0, positionOf(text, path)).split('\n').length;
}

const blank = /\s*/uy;
const string = /"(?:[^"\\]|\\.)*"/uy;
const scalar = /[^\s,\]}]+/uy;

function positionOf(text: string, path: readonly PropertyKey[]): number {
  let at = after(text, 0, blank);
  for (const part of path) {
    const found = entryOf(text, at, String(part));
    if (found === null) return at;
    at = found;
  }
  return at;
}

/** Where the entry of an object or array that begins here begins; null where it has none of this name. */
function entryOf(text: string, start: number, name: string): number | null {
  const isArray = text[start] === '[';
  if (!isArray && text[start] !== '{') return null;
  let at = after(text, start + 1, blank);
  for (let index = 0; text[at] !== ']' && text[at] !== '}'; index += 1) {
    let key = String(index);
    if (!isArray) {
      const end = after(text, at, string);
      key = String(JSON.parse(text.slice(at, end)));
      // Over the colon.
      at = after(text, after(text, end, blank) + 1, blank);
    }
    if (key === name) return at;
    at = after(text, skipValue(text, at), blank);
    if (text[at] !== ',') return null;
    at = after(text, at + 1, blank);
  }
  return null;
}

function skipValue(text: string, start: number): number {
  if (text[start] === '"') return after(text, start, string);
  if (text[start] !== '{' && text[start] !== '[') return after(text, start, scalar);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = after(text, at, string) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function after(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
