import { useLayoutEffect } from 'react';
import type { Settings } from '../../domain/host-api.ts';

type Appearance = Pick<Settings, 'theme' | 'readingFace' | 'readingSize' | 'lineSpacing' | 'interfaceSize'>;

/** Puts theme, faces and sizes on the page, where tokens.css reads them; `system` leaves the theme to the system. */
export function useAppearanceOnPage(settings: Appearance): void {
  const { theme, readingFace, readingSize, lineSpacing, interfaceSize } = settings;
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    dataset['readingFace'] = readingFace;
    dataset['readingSize'] = readingSize;
    dataset['lineSpacing'] = lineSpacing;
    dataset['interfaceSize'] = interfaceSize;
  }, [theme, readingFace, readingSize, lineSpacing, interfaceSize]);
}
