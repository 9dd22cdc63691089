import type { DocumentLabel, RelationLabel, Scheme, SpanLabel } from './model/scheme.ts';
import { attribute, choiceOf, on, required, wholeDocument } from './scheme-templates/parts.ts';

/** The scheme that a new project starts with. Its ids are the same in every project and never change. */

const spans: SpanLabel[] = [
  {
    id: 'claim',
    names: { ar: 'ادعاء', en: 'Claim' },
    tag: { ar: 'د', en: 'C' },
    shortcut: 'c',
    retired: false,
    appearance: { light: '#8a4b08', dark: '#f2b36b', underline: 'solid' },
    guideline: {
      ar: 'أصغر مدى يقول شيئًا يمكن أن يكون صحيحًا أو خاطئًا. لا تُدخِل فيه لفظ الإسناد ولا اسم القائل.',
      en: 'The smallest stretch that says something which can be true or false. Leave out the cue and the speaker.',
    },
    attributes: [
      required(
        attribute('polarity', 'القطبية', 'Polarity', 'choice', [
          choiceOf('affirmed', 'مثبت', 'affirmed'),
          choiceOf('negated', 'منفي', 'negated'),
        ]),
      ),
      required(
        attribute('modality', 'الجهة', 'Modality', 'choice', [
          choiceOf('asserted', 'جازم', 'asserted'),
          choiceOf('hedged', 'متحفظ', 'hedged'),
          choiceOf('predicted', 'متوقع', 'predicted'),
          choiceOf('demanded', 'مطلوب', 'demanded'),
        ]),
      ),
      attribute('topic', 'الموضوع', 'Topic', 'text'),
    ],
    requires: ['attributed-to'],
  },
  {
    id: 'source',
    names: { ar: 'مصدر', en: 'Source' },
    tag: { ar: 'م', en: 'S' },
    shortcut: 's',
    retired: false,
    appearance: { light: '#1d5fa8', dark: '#86b8f3', underline: 'double' },
    guideline: {
      ar: 'من قال الادعاء أو نقله، كما سُمّي في النص، مع صفته إن جاورت اسمه.',
      en: 'Who said or relayed the claim, as the text names them, with the title where it stands beside the name.',
    },
    attributes: [
      required(
        attribute('kind', 'النوع', 'Kind', 'choice', [
          choiceOf('official', 'مسؤول', 'official'),
          choiceOf('organisation', 'منظمة', 'organisation'),
          choiceOf('agency', 'وكالة أنباء', 'agency'),
          choiceOf('outlet', 'وسيلة إعلام', 'outlet'),
          choiceOf('witness', 'شاهد', 'witness'),
          choiceOf('unnamed', 'غير مسمّى', 'unnamed'),
          choiceOf('document', 'مستند', 'document'),
        ]),
      ),
      attribute('role', 'الدور', 'Role', 'choice', [
        choiceOf('speaker', 'قائل', 'speaker'),
        choiceOf('relay', 'ناقل', 'relay'),
      ]),
    ],
  },
  {
    id: 'cue',
    names: { ar: 'لفظ الإسناد', en: 'Cue' },
    tag: { ar: 'ل', en: 'Q' },
    shortcut: 'q',
    retired: false,
    appearance: { light: '#5b3fa0', dark: '#bda6f5', underline: 'dotted' },
    guideline: {
      ar: 'اللفظ الذي يدل على القول أو النقل: «قال»، «وفقًا لـ»، «نفى».',
      en: 'The words that signal saying or relaying: “said”, “according to”, “denied”.',
    },
    attributes: [],
  },
  {
    id: 'figure',
    names: { ar: 'رقم', en: 'Figure' },
    tag: { ar: 'ر', en: 'F' },
    shortcut: 'f',
    retired: false,
    appearance: { light: '#1f6e43', dark: '#7fd0a2', underline: 'dashed' },
    guideline: {
      ar: 'عدد أو كمية مع ما يقيّدها ومعدودها: «أكثر من 200 آخرين».',
      en: 'A number or quantity with its bound and what it counts: “more than 200 others”.',
    },
    attributes: [
      attribute('value', 'القيمة', 'Value', 'number'),
      attribute('upper-value', 'القيمة العليا', 'Upper value', 'number'),
      attribute('bound', 'الحد', 'Bound', 'choice', [
        choiceOf('exact', 'بالضبط', 'exact'),
        choiceOf('about', 'نحو', 'about'),
        choiceOf('at-least', 'على الأقل', 'at least'),
        choiceOf('at-most', 'على الأكثر', 'at most'),
        choiceOf('range', 'بين حدين', 'range'),
        choiceOf('vague', 'مبهم', 'vague'),
      ]),
      attribute('unit', 'الوحدة', 'Unit', 'text'),
      attribute('what-is-counted', 'ما يُعدّ', 'What is counted', 'text'),
      attribute('who-is-counted', 'مَن يُعدّ', 'Who is counted', 'text'),
      attribute('as-of', 'حتى تاريخ', 'As of', 'time'),
    ],
  },
  {
    id: 'time',
    names: { ar: 'زمن', en: 'Time' },
    tag: { ar: 'ز', en: 'T' },
    shortcut: 't',
    retired: false,
    appearance: { light: '#99325f', dark: '#f09cc0', underline: 'wavy' },
    guideline: {
      ar: 'تعبير يدل على وقت: «أمس الثلاثاء»، وقيمته التاريخ المقصود.',
      en: 'An expression of time: “yesterday, Tuesday”; its value is the date that is meant.',
    },
    attributes: [attribute('resolved-value', 'القيمة المحددة', 'Resolved value', 'time')],
  },
];

const claimToClaim = { from: [on('claim')], to: [on('claim')] };

const relations: RelationLabel[] = [
  {
    id: 'attributed-to',
    names: { ar: 'منسوب إلى', en: 'attributed to' },
    shortcut: 'a',
    retired: false,
    appearance: { light: '#1d5fa8', dark: '#86b8f3', underline: 'solid' },
    guideline: {
      ar: 'من الادعاء إلى من قاله أول مرة في هذا النص.',
      en: 'From the claim to whoever said it first in this text.',
    },
    symmetric: false,
    from: [on('claim')],
    to: [on('source')],
    attributes: [],
  },
  {
    id: 'relayed-by',
    names: { ar: 'نقلًا عن', en: 'relayed by' },
    shortcut: 'r',
    retired: false,
    appearance: { light: '#3f6f8f', dark: '#93c3df', underline: 'dashed' },
    guideline: {
      ar: 'من الادعاء إلى من نقله: وكالة أو وسيلة إعلام أو الوثيقة نفسها، مع موضعه في السلسلة.',
      en: 'From the claim to whoever relayed it: an agency, an outlet or the document itself, with its step.',
    },
    symmetric: false,
    from: [on('claim')],
    to: [on('source'), wholeDocument],
    attributes: [
      attribute('step', 'الموضع في السلسلة', 'Step in the chain', 'choice', [
        choiceOf('speaker', 'قائل', 'speaker'),
        choiceOf('agency', 'وكالة أنباء', 'agency'),
        choiceOf('outlet', 'وسيلة إعلام', 'outlet'),
      ]),
    ],
  },
  {
    id: 'signalled-by',
    names: { ar: 'بلفظ', en: 'signalled by' },
    shortcut: 'q',
    retired: false,
    appearance: { light: '#5b3fa0', dark: '#bda6f5', underline: 'dotted' },
    guideline: { ar: 'من الادعاء إلى اللفظ الذي أسنده.', en: 'From the claim to the words that attribute it.' },
    symmetric: false,
    from: [on('claim')],
    to: [on('cue')],
    attributes: [],
  },
  {
    id: 'quantifies',
    names: { ar: 'يحدد مقدار', en: 'quantifies' },
    shortcut: 'f',
    retired: false,
    appearance: { light: '#1f6e43', dark: '#7fd0a2', underline: 'dashed' },
    guideline: { ar: 'من الرقم إلى الادعاء الذي ورد فيه.', en: 'From the figure to the claim that it belongs to.' },
    symmetric: false,
    from: [on('figure')],
    to: [on('claim')],
    attributes: [],
  },
  {
    id: 'contradicts',
    names: { ar: 'يناقض', en: 'contradicts' },
    shortcut: 'x',
    retired: false,
    appearance: { light: '#b3261e', dark: '#ff9d94', underline: 'solid' },
    guideline: {
      ar: 'ادعاءان لا يمكن أن يصحّا معًا. سجّل قوة التناقض ونوعه، ثم احكم.',
      en: 'Two claims that cannot both be true. Record how strongly and in what, then rule.',
    },
    symmetric: true,
    ...claimToClaim,
    attributes: [
      required(
        attribute('strength', 'القوة', 'Strength', 'choice', [
          choiceOf('direct', 'مباشر', 'direct'),
          choiceOf('presupposition', 'بالاقتضاء', 'by presupposition'),
          choiceOf('apparent', 'ظاهري', 'apparent'),
          choiceOf('framing', 'في التأطير', 'framing'),
          choiceOf('tension', 'توتر', 'tension'),
        ]),
      ),
      required(
        attribute('kind', 'النوع', 'Kind', 'choice', [
          choiceOf('figures', 'أرقام', 'figures'),
          choiceOf('negation', 'نفي', 'negation'),
          choiceOf('responsibility', 'مسؤولية', 'responsibility'),
          choiceOf('time', 'زمن', 'time'),
          choiceOf('definition', 'تعريف', 'definition'),
        ]),
      ),
      attribute('verdict', 'الحكم', 'Verdict', 'choice', [
        choiceOf('real-conflict', 'تعارض حقيقي', 'real conflict'),
        choiceOf('different-time', 'وقت مختلف', 'different time'),
        choiceOf('different-population', 'فئة مختلفة', 'different population'),
        choiceOf('update', 'تحديث', 'update'),
        choiceOf('definition', 'تعريف', 'definition'),
        choiceOf('undecided', 'لم يُحسم', 'undecided'),
      ]),
      attribute('confidence', 'الثقة', 'Confidence', 'choice', [
        choiceOf('high', 'عالية', 'high'),
        choiceOf('medium', 'متوسطة', 'medium'),
        choiceOf('low', 'منخفضة', 'low'),
      ]),
    ],
  },
  {
    id: 'supports',
    names: { ar: 'يؤيد', en: 'supports' },
    shortcut: 's',
    retired: false,
    appearance: { light: '#3d6b1f', dark: '#a9d585', underline: 'solid' },
    guideline: { ar: 'ادعاء يقوّي صحة ادعاء آخر.', en: 'A claim that makes another more likely to be true.' },
    symmetric: false,
    ...claimToClaim,
    attributes: [],
  },
  {
    id: 'restates',
    names: { ar: 'يكرّر', en: 'restates' },
    shortcut: 'e',
    retired: false,
    appearance: { light: '#5f5a52', dark: '#c4bdb2', underline: 'dotted' },
    guideline: { ar: 'الادعاء نفسه بلفظ آخر.', en: 'The same claim in other words.' },
    symmetric: false,
    ...claimToClaim,
    attributes: [],
  },
  {
    id: 'updates',
    names: { ar: 'يحدّث', en: 'updates' },
    shortcut: 'u',
    retired: false,
    appearance: { light: '#7a5a00', dark: '#e0c064', underline: 'dashed' },
    guideline: { ar: 'ادعاء أحدث يحل محل ادعاء أقدم.', en: 'A later claim that takes the place of an earlier one.' },
    symmetric: false,
    ...claimToClaim,
    attributes: [],
  },
  {
    id: 'same-as',
    names: { ar: 'هو نفسه', en: 'same as' },
    shortcut: 'w',
    retired: false,
    appearance: { light: '#1d5fa8', dark: '#86b8f3', underline: 'dotted' },
    guideline: { ar: 'اسمان لمصدر واحد.', en: 'Two names of one source.' },
    symmetric: true,
    from: [on('source')],
    to: [on('source')],
    attributes: [],
  },
];

const documents: DocumentLabel[] = [
  {
    id: 'stance',
    names: { ar: 'الموقف من الحدث الرئيس', en: 'Stance towards the main event' },
    shortcut: null,
    retired: false,
    guideline: {
      ar: 'موقف النص نفسه، لا موقف من ينقل عنهم.',
      en: 'The stance of the text itself, not of those whom it quotes.',
    },
    values: [
      choiceOf('supportive', 'مؤيد', 'supportive'),
      choiceOf('neutral', 'محايد', 'neutral'),
      choiceOf('critical', 'ناقد', 'critical'),
      choiceOf('mixed', 'مختلط', 'mixed'),
    ],
    multiple: false,
  },
  {
    id: 'genre',
    names: { ar: 'النوع الصحفي', en: 'Genre' },
    shortcut: null,
    retired: false,
    guideline: { ar: 'جنس النص الصحفي.', en: 'The kind of journalistic text.' },
    values: [
      choiceOf('news', 'خبر', 'news report'),
      choiceOf('statement', 'بيان', 'statement'),
      choiceOf('analysis', 'تحليل', 'analysis'),
      choiceOf('opinion', 'رأي', 'opinion'),
      choiceOf('interview', 'مقابلة', 'interview'),
      choiceOf('live-coverage', 'تغطية مباشرة', 'live coverage'),
    ],
    multiple: false,
  },
];

export const defaultScheme: Scheme = {
  title: { ar: 'ادعاءات ومصادر وتناقضات', en: 'Claims, sources and contradictions' },
  spans,
  relations,
  documents,
};
