import type { Scheme, SpanLabel } from '../model/scheme.ts';
import { attribute, choiceOf, on } from './parts.ts';

type Start = Pick<SpanLabel, 'id' | 'names' | 'tag' | 'shortcut' | 'appearance' | 'guideline'> & Partial<SpanLabel>;

const label = (start: Start): SpanLabel => ({ retired: false, attributes: [], ...start });

/** Names of people, groups, places and things, and expressions of time. */
export const namedEntities: Scheme = {
  title: { ar: 'أسماء الأعلام', en: 'Named entities' },
  spans: [
    label({
      id: 'person',
      names: { ar: 'شخص', en: 'Person' },
      tag: { ar: 'ش', en: 'P' },
      shortcut: 'p',
      appearance: { light: '#8a4b08', dark: '#f2b36b', underline: 'solid' },
      guideline: {
        ar: 'اسم إنسان معيّن، من غير لقبه: «الوزيرة **سلمى الرفاعي**».\n\n- حروف العطف والجر المتصلة تبقى خارج المدى: «و**سلمى**».\n- الكنية والنسبة من الاسم.',
        en: 'The name of one person, without the title: “Minister **Salma Rifai**”.\n\n- Attached conjunctions and prepositions stay outside.',
      },
    }),
    label({
      id: 'organisation',
      names: { ar: 'منظمة', en: 'Organisation' },
      tag: { ar: 'ظ', en: 'O' },
      shortcut: 'o',
      appearance: { light: '#1d5fa8', dark: '#86b8f3', underline: 'double' },
      guideline: {
        ar: 'اسم جهة: وزارة، حزب، شركة، ناد، وسيلة إعلام. خذ الاسم كاملًا: «**وزارة الصحة**».',
        en: 'The name of a body: a ministry, party, company, club or outlet. Take the whole name.',
      },
      attributes: [
        attribute('kind', 'النوع', 'Kind', 'choice', [
          choiceOf('government', 'حكومية', 'government'),
          choiceOf('political', 'سياسية', 'political'),
          choiceOf('commercial', 'تجارية', 'commercial'),
          choiceOf('media', 'إعلامية', 'media'),
          choiceOf('other', 'أخرى', 'other'),
        ]),
      ],
    }),
    label({
      id: 'place',
      names: { ar: 'مكان', en: 'Place' },
      tag: { ar: 'ك', en: 'L' },
      shortcut: 'l',
      appearance: { light: '#1f6e43', dark: '#7fd0a2', underline: 'dashed' },
      guideline: {
        ar: 'اسم بلد أو مدينة أو حي أو معلم. «مدينة» و«نهر» وأمثالهما خارج المدى ما لم تكن من الاسم.\n\nإن دلّ اسم البلد على حكومته فهو *منظمة*.',
        en: 'The name of a country, town, quarter or landmark. Where a country’s name stands for its government, it is an *organisation*.',
      },
    }),
    label({
      id: 'event',
      names: { ar: 'حدث', en: 'Event' },
      tag: { ar: 'ح', en: 'E' },
      shortcut: 'e',
      appearance: { light: '#99325f', dark: '#f09cc0', underline: 'wavy' },
      guideline: {
        ar: 'حدث له اسم: مؤتمر، بطولة، حرب. الحدث الموصوف بلا اسم لا يوسم.',
        en: 'An event that has a name: a conference, a cup, a war. One that is only described is not labelled.',
      },
    }),
    label({
      id: 'time',
      names: { ar: 'زمن', en: 'Time' },
      tag: { ar: 'ز', en: 'T' },
      shortcut: 't',
      appearance: { light: '#5b3fa0', dark: '#bda6f5', underline: 'dotted' },
      guideline: {
        ar: 'تعبير يدل على وقت: «أمس الثلاثاء»، وقيمته التاريخ المقصود.',
        en: 'An expression of time: “yesterday, Tuesday”; its value is the date that is meant.',
      },
      attributes: [attribute('resolved-value', 'القيمة المحددة', 'Resolved value', 'time')],
    }),
  ],
  relations: [
    {
      id: 'same-as',
      names: { ar: 'هو نفسه', en: 'same as' },
      shortcut: 'w',
      retired: false,
      appearance: { light: '#5f5a52', dark: '#c4bdb2', underline: 'dashed' },
      guideline: { ar: 'ذكران لمسمّى واحد.', en: 'Two mentions of one and the same.' },
      symmetric: true,
      from: [on('person'), on('organisation'), on('place'), on('event')],
      to: [on('person'), on('organisation'), on('place'), on('event')],
      attributes: [],
    },
    {
      id: 'member-of',
      names: { ar: 'ينتمي إلى', en: 'member of' },
      shortcut: 'm',
      retired: false,
      appearance: { light: '#3f6f8f', dark: '#93c3df', underline: 'solid' },
      guideline: { ar: 'من شخص إلى الجهة التي يتكلم باسمها أو يعمل فيها.', en: 'From a person to the body that they speak or work for.' },
      symmetric: false,
      from: [on('person')],
      to: [on('organisation')],
      attributes: [],
    },
  ],
  documents: [],
};
