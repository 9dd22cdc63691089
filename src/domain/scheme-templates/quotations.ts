import type { Scheme } from '../model/scheme.ts';
import { attribute, choiceOf, on, required } from './parts.ts';

/** Who says what, and by which words the text says so. */
export const quotations: Scheme = {
  title: { ar: 'مصدر ولفظ ومحتوى', en: 'Source, cue and content' },
  spans: [
    {
      id: 'source',
      names: { ar: 'مصدر', en: 'Source' },
      tag: { ar: 'م', en: 'S' },
      shortcut: 's',
      retired: false,
      appearance: { light: '#1d5fa8', dark: '#86b8f3', underline: 'double' },
      guideline: {
        ar: 'صاحب القول كما سُمّي في النص، مع صفته إن جاورت اسمه.\n\n- الضمير مصدر حين لا يُذكر الاسم في الجملة: «**وأضاف** أنه…».\n- حرف الجر الذي يسبقه من لفظ الإسناد، لا من المصدر.',
        en: 'Whoever speaks, as the text names them, with the title where it stands beside the name.\n\n- A pronoun is a source where the sentence gives no name.\n- A preposition before it belongs to the cue, not to the source.',
      },
      attributes: [
        required(
          attribute('kind', 'النوع', 'Kind', 'choice', [
            choiceOf('person', 'شخص', 'person'),
            choiceOf('organisation', 'جهة', 'organisation'),
            choiceOf('outlet', 'وسيلة إعلام', 'outlet'),
            choiceOf('unnamed', 'غير مسمّى', 'unnamed'),
          ]),
        ),
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
        ar: 'اللفظ الذي يدل على أن قولًا يُنقل: «قال»، «بحسب»، «نفى». خذه بحرف الجر الذي يلزمه: «وفقًا لـ».',
        en: 'The words that signal that something is being said: “said”, “according to”, “denied”. Take the preposition along.',
      },
      attributes: [
        attribute('attitude', 'الموقف', 'Attitude', 'choice', [
          choiceOf('neutral', 'محايد', 'neutral'),
          choiceOf('endorsing', 'مؤيد', 'endorsing'),
          choiceOf('distancing', 'متحفظ', 'distancing'),
        ]),
      ],
    },
    {
      id: 'content',
      names: { ar: 'محتوى', en: 'Content' },
      tag: { ar: 'ح', en: 'C' },
      shortcut: 'c',
      retired: false,
      appearance: { light: '#8a4b08', dark: '#f2b36b', underline: 'solid' },
      guideline: {
        ar: 'ما قيل، لفظًا أو معنى. علامتا التنصيص خارج المدى.\n\nإن قطع لفظ الإسناد القولَ فاجعله أجزاء مدى واحد.',
        en: 'What is said, word for word or in substance. Quotation marks stay outside.\n\nWhere the cue interrupts it, make fragments of one span.',
      },
      attributes: [
        required(
          attribute('form', 'الصورة', 'Form', 'choice', [
            choiceOf('direct', 'قول مباشر', 'direct'),
            choiceOf('indirect', 'قول غير مباشر', 'indirect'),
            choiceOf('mixed', 'مختلط', 'mixed'),
          ]),
        ),
      ],
      requires: ['said-by'],
    },
  ],
  relations: [
    {
      id: 'said-by',
      names: { ar: 'قاله', en: 'said by' },
      shortcut: 'a',
      retired: false,
      appearance: { light: '#1d5fa8', dark: '#86b8f3', underline: 'solid' },
      guideline: { ar: 'من المحتوى إلى صاحبه.', en: 'From the content to whoever says it.' },
      symmetric: false,
      from: [on('content')],
      to: [on('source')],
      attributes: [],
    },
    {
      id: 'signalled-by',
      names: { ar: 'بلفظ', en: 'signalled by' },
      shortcut: 'q',
      retired: false,
      appearance: { light: '#5b3fa0', dark: '#bda6f5', underline: 'dotted' },
      guideline: { ar: 'من المحتوى إلى اللفظ الذي أسنده.', en: 'From the content to the words that attribute it.' },
      symmetric: false,
      from: [on('content')],
      to: [on('cue')],
      attributes: [],
    },
    {
      id: 'same-as',
      names: { ar: 'هو نفسه', en: 'same as' },
      shortcut: 'w',
      retired: false,
      appearance: { light: '#5f5a52', dark: '#c4bdb2', underline: 'dashed' },
      guideline: { ar: 'اسمان لمصدر واحد.', en: 'Two names of one source.' },
      symmetric: true,
      from: [on('source')],
      to: [on('source')],
      attributes: [],
    },
  ],
  documents: [],
};
