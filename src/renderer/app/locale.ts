import type { Settings } from '../../domain/host-api.ts';

/** The locale with the reader's digits: bare `ar` would print whatever the system thinks. */
export function localeOf(language: Settings['language'], digits: Settings['digits']): string {
  return `${language}-u-nu-${digits === 'western' ? 'latn' : 'arab'}`;
}

/** The language to greet in before the host has told the person's. */
export function languageOfSystem(): Settings['language'] {
  return navigator.language.startsWith('ar') ? 'ar' : 'en';
}
