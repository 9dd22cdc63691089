import { useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import { dateWords } from './date-words.ts';

const exactness = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { dateStyle: 'long' },
} as const;

/** Says a day or an instant as exactly as the publisher gave it and no more. */
export function publicationWords({ locale }: Pick<IntlShape, 'locale'>, value: string): string {
  const length = value.length;
  if (length === 4 || length === 7 || length === 10) {
    // A date without a time is the same day everywhere.
    return dateWords(new Date(value), locale, { ...exactness[length], timeZone: 'UTC' });
  }
  return dateWords(new Date(value), locale, { dateStyle: 'long', timeStyle: 'short' });
}

/** A publication time, isolated from what stands around it. */
export function PublicationTime({ value }: { readonly value: string }) {
  const intl = useIntl();
  return (
    <bdi>
      <time dateTime={value}>{publicationWords(intl, value)}</time>
    </bdi>
  );
}
