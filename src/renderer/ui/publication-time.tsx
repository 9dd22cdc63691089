import { useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';

const exactness = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { dateStyle: 'long' },
} as const;

/** Says a day or an instant as exactly as the publisher gave it and no more. */
export function publicationWords(intl: IntlShape, value: string): string {
  const length = value.length;
  if (length === 4 || length === 7 || length === 10) {
    // A date without a time is the same day everywhere.
    return intl.formatDate(new Date(value), { ...exactness[length], timeZone: 'UTC', calendar: 'gregory' });
  }
  return intl.formatDate(new Date(value), { dateStyle: 'long', timeStyle: 'short', calendar: 'gregory' });
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
