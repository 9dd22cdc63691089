/**
 * A date in words, Gregorian. Arabic digits inside English would pull the commas between them along and change places
 * (UAX #9, N1), so each number is isolated there.
 */
export function dateWords(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory' });
  if (locale.startsWith('ar')) return format.format(date);
  const isolated = (value: string): string => (/[٠-٩]/u.test(value) ? `\u2068${value}\u2069` : value);
  return format
    .formatToParts(date)
    .map(({ value }) => isolated(value))
    .join('');
}
