/**
 * What coders said of units: `values[unit][coder]` is an index into `categories`, or null where a coder said nothing.
 * The categories are the scheme's, used or not, in the scheme's order: several measures depend on how many there are.
 */
export interface Coding {
  readonly categories: readonly string[];
  readonly coders: number;
  readonly values: readonly (readonly (number | null)[])[];
  /** For each row of `values` how many units it stands for, where equal ones are counted together; 1 otherwise. */
  readonly repeats?: readonly number[];
}

/** What a coder said of a unit; a coder that the unit's row does not reach said nothing. Throws on a foreign index. */
export function valueAt(coding: Coding, unit: number, coder: number): number | null {
  const value = coding.values[unit]?.[coder] ?? null;
  if (value !== null && coding.categories[value] === undefined) {
    throw new RangeError(`unit ${unit}, coder ${coder}: no category has the index ${value}`);
  }
  return value;
}

export const repeatsAt = (coding: Coding, unit: number): number => coding.repeats?.[unit] ?? 1;
