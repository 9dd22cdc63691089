const CODE_UNITS = 0x10000;

/**
 * Remembers a small number (1 to 255) for each UTF-16 code unit, computed on first sight. Regular expressions
 * with Unicode properties cost too much to run on every character of a long text; a text uses few characters.
 */
export function rememberByCodeUnit(compute: (unit: number) => number): (unit: number) => number {
  const known = new Uint8Array(CODE_UNITS);
  return (unit) => {
    const found = known[unit];
    if (found !== undefined && found !== 0) return found;
    const computed = compute(unit);
    known[unit] = computed;
    return computed;
  };
}

export function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

export function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

export function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

/** Whether the UTF-16 offset lies between the two halves of a surrogate pair. */
export function isInsidePair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    isLowSurrogate(text.charCodeAt(offset)) &&
    isHighSurrogate(text.charCodeAt(offset - 1))
  );
}
