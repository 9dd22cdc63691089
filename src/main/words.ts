import { IntlMessageFormat } from 'intl-messageformat';
import arabic from '../../resources/messages/ar.json' with { type: 'json' };
import english from '../../resources/messages/en.json' with { type: 'json' };
import type { Settings } from '../domain/host-api.ts';

export type Language = Settings['language'];
/** A message that the main process itself says, in menus and dialogs. */
export type DesktopMessage = Extract<keyof typeof english, `desktop.${string}` | `menu.${string}`>;
/** The words of one language. */
export type Words = (message: DesktopMessage, values?: Readonly<Record<string, string>>) => string;

const catalogues = { ar: arabic, en: english } as const satisfies Record<Language, Record<DesktopMessage, string>>;

/** The main process’s own words in a language. */
export function wordsIn(language: Language): Words {
  return (message, values) => String(new IntlMessageFormat(catalogues[language][message], language).format(values));
}

/**
 * The language before the engine has said which one the person has set: that of the system (BCP 47 tags, the
 * preferred one first). Arabic, the product’s first language, where the system prefers none.
 */
export function systemLanguage(preferred: readonly string[]): Language {
  const first = preferred.find((tag) => tag !== '');
  return first === undefined || /^ar\b/i.test(first) ? 'ar' : 'en';
}
