/** Short articles written for these tests: an invented incident, with the traps that real ones have. */

/** Two spaces, a no-break space, tatweel, an empty line, an embedded English post, words glued by a crawler. */
export const harbour = [
  'الرئاسة: لم يتضرر المدنيون في حادث الميناء',
  'تاريخ النشر: 3-5-2031',
  '',
  'قالت الرئاسة في بيان نقلته لوكالة الساحل إن الانفجار  وقع فجرًا، «ولم يتضرر المدنيون» في أي من الأحياء القريبة.',
  'وأضاف البيان أن الـ78 عاملًا الذين كانوا في المناوبة خرجوا سالمين قبل الساعة 4:20.',
  'We are aware of the reports from the harbour and are in touch with the authorities there.',
  '— Harbour Watch (@harbourwatch) May 3, 2031وقالت فرق الإطفاء إن الحريق أُخمد بعد ساعتين من اندلاعه في المستودع الشرقي.',
  'المصدر: وكالة الساحل',
].join('\n');

export const hospital = [
  'مستشفى المدينة: 27 قتيلًا بينهم مدنيون في انفجار الميناء',
  'أعلن مستشفى المدينة مقتل 27 شخصًا بينهم مدنيون، وإصابة أكثر من 200 آخرين، 29 منهم مدنيون.',
  'ونفت الرئاسة سقوط ضحايا من المدنيين، وقالت إن الأرقام «مبالغ فيها».',
].join('\n');

export const market = ['عودة الحركة إلى سوق السمك', 'فتح سوق السمك أبوابه بعد يومين من الإغلاق.'].join('\n');

/** Long enough to need scrolling, with a sentence that stands once, near its end. */
export const chronicle = [
  'يوميات الميناء',
  ...Array.from({ length: 180 }, (_, day) => `في اليوم ${day + 1} من الإغلاق بقيت السفن خارج الميناء، وانتظر البحارة أخبارًا لا تأتي.`),
  'ثم رست السفينة الأولى عند الرصيف الجنوبي.',
].join('\n');

export const longTitle =
  'عودة الحركة إلى سوق السمك بعد يومين من الإغلاق، والباعة يطالبون بتعويض عن البضاعة التي تلفت في المستودعات القريبة ' +
  'من موقع الانفجار، والبلدية تعد بتشكيل لجنة لحصر الأضرار قبل نهاية الأسبوع';

/** The article of the picture in the README, and its spans: claims, who says them, and the figures in them. */
export const evening = {
  title: 'روايتان متعارضتان لما جرى في الميناء',
  text: [
    'روايتان متعارضتان لما جرى في الميناء',
    'قال مكتب الرئاسة، في بيان نقلته وكالة الساحل مساء الأربعاء، إن القصف أصاب مستودعات خالية عند الرصيف الشرقي، «ولم يتضرر المدنيون» في الأحياء المجاورة.',
    'وبعد ساعتين أعلن مستشفى المدينة مقتل 27 شخصًا بينهم مدنيون، وإصابة أكثر من 200 آخرين، 29 منهم مدنيون، ورجّح مديره أن ترتفع الحصيلة.',
    'ونفى متحدث باسم البلدية وجود سكان قرب الأرصفة، في حين أكد شهود عيان لمراسل الوكالة أن عشرات العمال كانوا في نوبة الليل.',
    'We have asked both sides for evidence, the harbour mission said in a statement.',
  ].join('\n'),
  spans: [
    ['source', 'مكتب الرئاسة'],
    ['source', 'وكالة الساحل'],
    ['time', 'مساء الأربعاء'],
    ['claim', 'القصف أصاب مستودعات خالية عند الرصيف الشرقي'],
    ['claim', 'ولم يتضرر المدنيون'],
    ['cue', 'أعلن'],
    ['source', 'مستشفى المدينة'],
    ['claim', 'مقتل 27 شخصًا بينهم مدنيون، وإصابة أكثر من 200 آخرين، 29 منهم مدنيون'],
    ['figure', '27 شخصًا'],
    ['figure', 'أكثر من 200'],
    ['figure', '29 منهم'],
    ['cue', 'ونفى'],
    ['source', 'متحدث باسم البلدية'],
    ['claim', 'وجود سكان قرب الأرصفة'],
    ['source', 'شهود عيان'],
    ['claim', 'عشرات العمال كانوا في نوبة الليل'],
    ['source', 'the harbour mission'],
  ],
} as const;

export const articles: Readonly<Record<string, string>> = {
  'harbour.txt': harbour,
  'hospital.txt': hospital,
  'market.txt': market,
  'chronicle.txt': chronicle,
};
