const steps = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
] as const;

export interface RelativeTime {
  readonly value: number;
  readonly unit: (typeof steps)[number][0] | 'second';
}

/** How long ago an instant is, in the largest unit that it fills; both in milliseconds. */
export function relativeTime(instant: number, now: number): RelativeTime {
  const seconds = Math.round((instant - now) / 1000);
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return { value: Math.trunc(seconds / size), unit };
  }
  // Less than a minute is “now”, and so is what another clock says is still to come.
  return { value: 0, unit: 'second' };
}
