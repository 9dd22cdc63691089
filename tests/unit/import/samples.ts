/** Short texts of our own, in Arabic and in languages whose old encodings must not be taken for Arabic. */
export const arabicSentences = [
  'أعلنت وزارة الصحة صباح اليوم أن عدد المصابين في العاصمة تجاوز مئتي شخص.',
  'ونفى المتحدث باسم الحكومة وقوع أي خسائر بين المدنيين في المنطقة الجنوبية؛',
  'قال شهود إن الطريق إلى المستشفى ما زال مغلقاً، وإن الإسعاف لم يصل!',
  'هل يؤكد المجلس هذه الأرقام؟ لا جواب حتى الآن… «سنعلنها غداً».',
  'ذكرت وكالة الأنباء أن ٢٧ عاملا أصيبوا في حادث قرب الميناء القديم.',
  'وأضاف رئيس البلدية أن المدارس ستفتح أبوابها يوم الأحد المقبل كالمعتاد.',
] as const;

export const arabicText = arabicSentences.join('\n');

/** The sentences whose every character Windows-1256 has (it lacks Arabic digits). */
export const windowsArabicSentences = arabicSentences.filter((sentence) => !/[٠-٩]/.test(sentence));
export const windowsArabicText = windowsArabicSentences.join('\n');

/** `encoding` by iconv-lite's names. */
export const foreignTexts: readonly { readonly encoding: string; readonly text: string }[] = [
  ...['iso88596', 'cp720'].map((encoding) => ({
    encoding,
    text: 'أعلنت وزارة الصحة صباح اليوم أن عدد المصابين في العاصمة تجاوز مئتي شخص، ونفى المتحدث ذلك.',
  })),
  ...['win1251', 'koi8r', 'iso88595', 'cp866', 'maccyrillic'].flatMap((encoding) => {
    const text = 'Министр заявил, что жители города не пострадали, однако врачи сообщили о двадцати раненых.';
    return [{ encoding, text }, { encoding, text: text.toUpperCase() }];
  }),
  ...['win1252', 'macintosh', 'cp850'].flatMap((encoding) => [
    { encoding, text: 'À Genève, l’élu a déclaré que les blessés étaient âgés ; ça et là, des forêts brûlées. ÉTÉ.' },
    { encoding, text: 'Die Behörde erklärte, dass fünf Männer über die Straße flüchteten; Größe und Übung zählen.' },
    { encoding, text: 'Además, según la nación, más de cien niños cayeron aquí. ¿Qué pasó mañana? ¡Así!' },
  ]),
  { encoding: 'win1252', text: 'He said “nobody was hurt” – and that’s all we know… for now.' },
  { encoding: 'win1254', text: 'Sözcü, şehirde kimsenin ölmediğini söyledi; İstanbul’da öğrenciler üzgün, ağaçlar yıkıldı.' },
  ...['win1253', 'iso88597'].flatMap((encoding) => {
    const text = 'Ο υπουργός δήλωσε ότι οι πολίτες δεν τραυματίστηκαν, όμως οι γιατροί το αρνήθηκαν.';
    const capitals = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
    return [{ encoding, text }, { encoding, text: capitals }];
  }),
  ...['win1255', 'cp862'].map((encoding) => ({
    encoding,
    text: 'השר הודיע כי התושבים לא נפגעו, אך הרופאים דיווחו על עשרים פצועים בעיר.',
  })),
  { encoding: 'cp874', text: 'รัฐมนตรีกล่าวว่าชาวเมืองไม่ได้รับบาดเจ็บ แต่แพทย์รายงานว่ามีผู้บาดเจ็บยี่สิบคน' },
  ...['gbk', 'big5'].map((encoding) => ({ encoding, text: '部長宣布居民沒有受傷，但是醫生報告有二十人受傷，其中有孩子。' })),
  ...['shiftjis', 'eucjp'].map((encoding) => ({ encoding, text: '大臣は住民に被害はなかったと発表したが、医師は二十人が負傷したと述べた。' })),
  { encoding: 'euckr', text: '장관은 주민 피해가 없었다고 발표했지만 의사들은 스무 명이 다쳤다고 말했다.' },
];
