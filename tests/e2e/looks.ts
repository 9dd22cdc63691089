interface Look {
  readonly language: 'ar' | 'en';
  readonly theme: 'light' | 'dark';
}

const all: readonly Look[] = (['ar', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);
const arabic: Look = { language: 'ar', theme: 'light' };
const english: Look = { language: 'en', theme: 'dark' };
const takesAll = process.env['SCREENSHOTS'] !== undefined;

/**
 * In which looks screens are taken and held against the rules of axe. `npm run screenshots` takes all four; `npm test`
 * the two that between them have both languages and both themes.
 */
export const looks: readonly Look[] = takesAll ? all : [arabic, english];

/** The same for screens that are put together of what other tests look at as well: `npm test` takes one of the two. */
export const arabicLook: readonly Look[] = takesAll ? all : [arabic];
export const englishLook: readonly Look[] = takesAll ? all : [english];

/** For tests that take pictures: `npm run screenshots` runs these. */
export const picture = { tag: '@picture' } as const;
