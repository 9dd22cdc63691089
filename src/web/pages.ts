/** A sentence in both languages: these pages come before anybody’s settings are known. */
interface Sentence {
  readonly ar: string;
  readonly en: string;
}

const sentences = {
  'link-used': {
    ar: 'استُخدم هذا الرابط من قبل أو انتهت مدته. شغّل الأمر مرة أخرى لتحصل على رابط جديد.',
    en: 'This link was used before, or its time is over. Run the command again for a new link.',
  },
  'not-signed-in': {
    ar: 'هذه النافذة لم تُفتح برابط «إسناد». شغّل الأمر مرة أخرى وافتح الرابط الذي يطبعه.',
    en: 'This window was not opened with Isnad’s link. Run the command again and open the link that it prints.',
  },
  'not-found': { ar: 'لا توجد صفحة بهذا العنوان.', en: 'There is no page at this address.' },
  refused: {
    ar: 'رُفض هذا الطلب لأنه لم يأتِ من نافذة «إسناد».',
    en: 'This request was refused: it did not come from a window of Isnad.',
  },
  ended: { ar: 'يُغلق «إسناد» الآن.', en: 'Isnad is closing now.' },
} as const satisfies Record<string, Sentence>;

export type PageName = keyof typeof sentences;

/** A small page in both languages, without a style or a script, so that the strictest policy lets it through. */
export function page(name: PageName): string {
  const { ar, en } = sentences[name];
  return [
    '<!doctype html>',
    '<html lang="ar" dir="rtl">',
    '<head><meta charset="utf-8"><title>إسناد · Isnad</title>',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
    `<body><main><p>${ar}</p><p lang="en" dir="ltr">${en}</p></main></body>`,
    '</html>',
    '',
  ].join('\n');
}
