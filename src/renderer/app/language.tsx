import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import type { Settings } from '../../domain/host-api.ts';
import { localeOf } from './locale.ts';

type Language = Settings['language'];

const catalogues: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  ar: () => import('../../../resources/messages/ar.json'),
  en: () => import('../../../resources/messages/en.json'),
};

function throwMessageError(error: Error): void {
  throw error;
}

interface LanguageProviderProps {
  readonly language: Language;
  readonly digits: Settings['digits'];
  readonly children: ReactNode;
}

/** Gives everything below its language, direction and digits. */
export function LanguageProvider({ language, digits, children }: LanguageProviderProps) {
  const messages = useQuery({
    queryKey: ['messages', language],
    queryFn: async () => (await catalogues[language]()).default,
    // While another language loads, the one before stays; nothing is torn down.
    placeholderData: (before) => before,
  });

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  }, [language]);

  if (messages.error !== null) throw messages.error;
  if (messages.data === undefined) return null;
  return (
    <I18nProvider locale={language}>
      <IntlProvider locale={localeOf(language, digits)} messages={messages.data} onError={throwMessageError}>
        {children}
      </IntlProvider>
    </I18nProvider>
  );
}
