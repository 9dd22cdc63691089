import { describe, expect, it } from 'vitest';
import { sentencesIn } from '../../../src/domain/text/sentences.ts';

function sentences(text: string): string[] {
  return sentencesIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  it.each([
    ['full stop, question and exclamation mark end one, comma and semicolon do not',
      'وصل الوفد، ثم غادر؛ لم يتحدث. هل يعود؟ نعم! غداً',
      ['وصل الوفد، ثم غادر؛ لم يتحدث.', 'هل يعود؟', 'نعم!', 'غداً']],
    ['a newline ends one', 'العنوان\nوصل الوفد', ['العنوان', 'وصل الوفد']],
    ['three dots', 'استهدفنا المواقع فقط ... خلال يومين. انتهى', ['استهدفنا المواقع فقط ... خلال يومين.', 'انتهى']],
    ['spaced dots', 'المواقع فقط . . . خلال يومين', ['المواقع فقط . . . خلال يومين']],
    ['two dots', 'حماية السكان.. كذلك الجنود', ['حماية السكان.. كذلك الجنود']],
    ['the ellipsis character', 'ننتظر… ثم نرى', ['ننتظر… ثم نرى']],
    ['dots after a question mark', 'من المسؤول؟.. لا أحد', ['من المسؤول؟..', 'لا أحد']],
    ['a title of one letter', 'التقى د. سامي وأ. ليلى وم. عمر. ثم غادر', ['التقى د. سامي وأ. ليلى وم. عمر.', 'ثم غادر']],
    ['stacked titles', 'قال أ.د. سامي إن العمل مستمر', ['قال أ.د. سامي إن العمل مستمر']],
    ['the letter of an era ends one', 'وقع ذلك عام 1990 م. ثم تغير', ['وقع ذلك عام 1990 م.', 'ثم تغير']],
    ['a year ends one', 'وقع ذلك عام 1990. ثم تغير', ['وقع ذلك عام 1990.', 'ثم تغير']],
    ['numbers of a list', '1. السلام. 2. العدل.', ['1. السلام.', '2. العدل.']],
    ['a decimal number', 'ارتفع 3.5 نقطة. ثم هبط', ['ارتفع 3.5 نقطة.', 'ثم هبط']],
    ['a quotation mark closed after the full stop', 'قال: «لن نقبل.» ثم غادر', ['قال: «لن نقبل.»', 'ثم غادر']],
    ['a quotation mark closed after a space', 'قال «لن نقبل. » ثم غادر', ['قال «لن نقبل. »', 'ثم غادر']],
    ['a straight quotation mark that closes', 'قال "لن نقبل. " ثم غادر', ['قال "لن نقبل. "', 'ثم غادر']],
    ['a straight quotation mark that opens', 'غادر. "لن نقبل" قال', ['غادر.', '"لن نقبل" قال']],
    ['a closed quotation that goes on', 'قال «لن نقبل. »، ثم غادر', ['قال «لن نقبل. »، ثم غادر']],
    ['glued by the crawler', 'بين البلدين.وكالات', ['بين البلدين.', 'وكالات']],
    ['English initials and titles', 'Mr. Smith met J. K. Jones. They left.', ['Mr. Smith met J. K. Jones.', 'They left.']],
    ['nothing but spaces', ' \n  \n', []],
  ])('%s', (_name, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('gives the sentences that reach into a range, without the spaces around them', () => {
    const text = 'أول. ثان. ثالث.\nرابع.';
    expect(sentencesIn(text, { start: 6, end: 11 })).toEqual([{ start: 5, end: 9 }, { start: 10, end: 15 }]);
    expect(sentencesIn(text, { start: 16, end: 17 })).toEqual([{ start: 16, end: 21 }]);
  });
});
