interface Look {
  readonly language: 'ar' | 'en';
  readonly theme: 'light' | 'dark';
}

/**
 * In which looks every screen is taken and held against the rules of axe. `npm run screenshots` takes all four;
 * `npm test` the two that between them have both languages and both themes.
 */
export const looks: readonly Look[] =
  process.env['SCREENSHOTS'] === undefined
    ? [
        { language: 'ar', theme: 'light' },
        { language: 'en', theme: 'dark' },
      ]
    : (['ar', 'en'] as const).flatMap((language) =>
        (['light', 'dark'] as const).map((theme) => ({ language, theme })),
      );

/** For tests that take pictures: `npm run screenshots` runs these. */
export const picture = { tag: '@picture' } as const;
