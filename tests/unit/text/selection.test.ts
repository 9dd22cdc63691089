import { describe, expect, it } from 'vitest';
import { moveSelection } from '../../../src/domain/text/selection-moves.ts';
import type { SelectionMove } from '../../../src/domain/text/selection-moves.ts';
import { widenSelection, wordAt } from '../../../src/domain/text/selection-widening.ts';
import {
  isLabelable,
  labelableRange,
  selectedRange,
  snapSelection,
  toggleOuterMarks,
} from '../../../src/domain/text/selection.ts';
import type { TextSelection } from '../../../src/domain/text/selection.ts';

const sentence = 'قالت الرئاسة: «ولم يتضرر المدنيون» في أي من الأحياء.';

/** A text with a bar at the anchor and a caret sign at the focus; where they coincide the sign alone. */
function read(marked: string): { text: string; selection: TextSelection } {
  const focus = marked.replace('|', '').indexOf('^');
  const anchor = marked.includes('|') ? marked.replace('^', '').indexOf('|') : focus;
  return { text: marked.replace(/[|^]/gu, ''), selection: { anchor, focus } };
}

function show(text: string, { anchor, focus }: TextSelection): string {
  if (anchor === focus) return `${text.slice(0, focus)}^${text.slice(focus)}`;
  const [start, end] = anchor < focus ? ['|', '^'] : ['^', '|'];
  const range = selectedRange({ anchor, focus });
  return `${text.slice(0, range.start)}${start}${text.slice(range.start, range.end)}${end}${text.slice(range.end)}`;
}

function changed(marked: string, change: (text: string, selection: TextSelection) => TextSelection): string {
  const { text, selection } = read(marked);
  return show(text, change(text, selection));
}

function moved(marked: string, ...moves: SelectionMove[]): string {
  return changed(marked, (text, selection) => moves.reduce((at, move) => moveSelection(text, at, move), selection));
}

const by = (unit: SelectionMove['unit'], towards: SelectionMove['towards'], extend = false): SelectionMove => ({
  unit,
  towards,
  extend,
});
const wordOn = by('word', 'forward', true);
const wordBack = by('word', 'backward', true);

describe('moving a caret', () => {
  it('goes from letter to letter, marks and tatweel with it', () => {
    expect(moved('^مُحَمَّد', by('cluster', 'forward'), by('cluster', 'forward'), by('cluster', 'forward'))).toBe('مُحَمَّ^د');
    expect(moved('الـ^78', by('cluster', 'backward'))).toBe('ا^لـ78');
    expect(moved('ب^👩‍👧ت', by('cluster', 'forward'))).toBe('ب👩‍👧^ت');
  });

  it('goes to where words, clitics and sentences start', () => {
    expect(moved('^قال: «لن نقبل»', by('word', 'forward'))).toBe('قال: «^لن نقبل»');
    expect(moved('قال: «لن نق^بل»', by('word', 'backward'), by('word', 'backward'))).toBe('قال: «^لن نقبل»');
    expect(moved('^وبالقرار', by('clitic', 'forward'), by('clitic', 'forward'))).toBe('وب^القرار');
    expect(moved('وصل ^اليوم. وغادر.', by('sentence', 'forward'))).toBe('وصل اليوم. ^وغادر.');
    expect(moved('وصل اليوم. وغا^در.', by('sentence', 'backward'))).toBe('وصل اليوم. ^وغادر.');
  });

  it('stays at the ends of the text', () => {
    expect(moved('قال^', by('word', 'forward'))).toBe('قال^');
    expect(moved('^قال', by('sentence', 'backward'))).toBe('^قال');
    expect(moved('^', by('cluster', 'forward'))).toBe('^');
  });

  it('collapses a selection to the side that it is moved to', () => {
    expect(moved('وصل |الوفد^ أمس', by('word', 'forward'))).toBe('وصل الوفد^ أمس');
    expect(moved('وصل |الوفد^ أمس', by('cluster', 'backward'))).toBe('وصل ^الوفد أمس');
    expect(moved('وصل ^الوفد| أمس', by('word', 'forward'))).toBe('وصل الوفد^ أمس');
  });

  it('refuses what lies outside the text', () => {
    expect(() => moveSelection('قال', { anchor: 4, focus: 4 }, by('word', 'forward'))).toThrow(RangeError);
  });
});

describe('drawing a selection by words', () => {
  it('holds words only, neither spaces nor quotation marks', () => {
    const start = sentence.replace('«ولم', '«^ولم');
    expect(moved(start, wordOn)).toBe(sentence.replace('«ولم', '«|ولم^'));
    expect(moved(start, wordOn, wordOn, wordOn)).toBe(
      sentence.replace('ولم يتضرر المدنيون', '|ولم يتضرر المدنيون^'),
    );
  });

  it('gives back word by word, and turns round at its anchor', () => {
    const start = sentence.replace('«ولم', '«^ولم');
    expect(moved(start, wordOn, wordOn, wordBack)).toBe(sentence.replace('«ولم', '«|ولم^'));
    expect(moved(start, wordOn, wordBack)).toBe(start);
    expect(moved(start, wordOn, wordBack, wordBack)).toBe(sentence.replace('الرئاسة', '^الرئاسة|'));
    expect(moved(start, wordBack, wordBack, wordOn)).toBe(sentence.replace('الرئاسة', '^الرئاسة|'));
  });

  it('begins at the nearest word where the caret stands beside one', () => {
    expect(moved('قال^ الوزير، أمس', wordOn)).toBe('قال |الوزير^، أمس');
    expect(moved('قال: ^«لن نقبل»', wordOn)).toBe('قال: «|لن^ نقبل»');
    expect(moved('قال الوزير، ^أمس', wordBack)).toBe('قال ^الوزير|، أمس');
    expect(moved('قال الوز^ير، أمس', wordOn)).toBe('قال الوز|ير^، أمس');
  });

  it('goes on from what another unit has selected', () => {
    expect(moved('و|كا^لة الساحل قالت', wordOn, wordOn)).toBe('و|كالة الساحل^ قالت');
    expect(moved('^وكالة قالت', by('clitic', 'forward'), by('clitic', 'forward', true), wordOn)).toBe('و|كالة^ قالت');
  });

  it('crosses paragraphs, and takes what is left at the text’s ends', () => {
    expect(moved('|قال^.\nغادر.', wordOn)).toBe('|قال.\nغادر^.');
    expect(moved('|غادر^.', wordOn)).toBe('|غادر.^');
  });

  it('selects letters where it is drawn by letters', () => {
    expect(moved('قال^ الوزير', by('cluster', 'forward', true))).toBe('قال| ^الوزير');
  });
});

describe('drawing a selection by sentences', () => {
  const text = '^وصل الوفد أمس. وقال: «لن نقبل». ثم غادر.';

  it('leaves out the marks at their ends, apart from partners', () => {
    const on = by('sentence', 'forward', true);
    expect(moved(text, on)).toBe('|وصل الوفد أمس^. وقال: «لن نقبل». ثم غادر.');
    expect(moved(text, on, on)).toBe('|وصل الوفد أمس. وقال: «لن نقبل»^. ثم غادر.');
    expect(moved(text, on, on, by('sentence', 'backward', true))).toBe('|وصل الوفد أمس^. وقال: «لن نقبل». ثم غادر.');
    expect(moved(text, on, on, on, on)).toBe('|وصل الوفد أمس. وقال: «لن نقبل». ثم غادر.^');
  });

  it('does so towards the start as well', () => {
    const back = by('sentence', 'backward', true);
    expect(moved('وصل الوفد. «لن نقبل» قال^', back)).toBe('وصل الوفد. ^«لن نقبل» قال|');
    expect(moved('وصل الوفد. «لن نقبل أبدًا^', back)).toBe('وصل الوفد. «^لن نقبل أبدًا|');
    expect(moved('وصل الوفد. «لن نقبل أبدًا^', back, back)).toBe('^وصل الوفد. «لن نقبل أبدًا|');
    expect(moved('وصل الوفد. «لن نقبل أبدًا^', back, back, by('sentence', 'forward', true))).toBe(
      'وصل الوفد. «^لن نقبل أبدًا|',
    );
  });
});

describe('widening', () => {
  const widened = (marked: string): string => changed(marked, widenSelection);

  it('goes from the word to the sentence to the paragraph, and stays there', () => {
    const levels = [
      'خبر\nوصل الو^فد أمس. وقال: «لن نقبل».\nانتهى',
      'خبر\nوصل |الوفد^ أمس. وقال: «لن نقبل».\nانتهى',
      'خبر\n|وصل الوفد أمس^. وقال: «لن نقبل».\nانتهى',
      'خبر\n|وصل الوفد أمس. وقال: «لن نقبل».^\nانتهى',
    ];
    levels.forEach((level, index) => expect(widened(level)).toBe(levels[index + 1] ?? level));
  });

  it('takes the word that the caret stands before, after, or beside among marks', () => {
    expect(widened('قال ^الوزير')).toBe('قال |الوزير^');
    expect(widened('قال^ الوزير')).toBe('|قال^ الوزير');
    expect(widened('قال ^«الوزير».')).toBe('قال «|الوزير^».');
    expect(widened('قال «الوزير».^')).toBe('قال «|الوزير^».');
  });

  it('widens what reaches into words to whole ones, in the direction it was drawn', () => {
    expect(widened('وصل الو^فد الرس|مي أمس')).toBe('وصل ^الوفد الرسمي| أمس');
    expect(widened('وصل ^الوفد الرسمي| أمس')).toBe('^وصل الوفد الرسمي أمس|');
  });

  it('widens over paragraphs that a selection crosses', () => {
    expect(widened('قال الوزير |أمس.\nوغادر^ اليوم. وعاد.')).toBe('|قال الوزير أمس.\nوغادر اليوم^. وعاد.');
    expect(widened('|قال الوزير أمس.\nوغادر اليوم^. وعاد.')).toBe('|قال الوزير أمس.\nوغادر اليوم. وعاد.^');
  });

  it('never cuts a word where a full stop inside it ends a sentence', () => {
    // Between letters of two scripts: the word is ᄒ.का, and the stop in it the end of a sentence.
    expect(widened('وᄒ.का|ووو^')).toBe('|وᄒ.काووو^');
  });

  it('takes a closing mark with what belongs to its cluster', () => {
    expect(widened('|و^(و)\u200c')).toBe('|و(و)\u200c^');
    expect(widened('|و^«و»\u064e')).toBe('|و«و»\u064e^');
  });

  it('takes a joined number with the rest of the words that it reaches into', () => {
    expect(widened('بلغ x9^0,000 دولار')).toBe('بلغ |x90,000^ دولار');
  });

  it('leaves a caret in an empty paragraph', () => {
    expect(widened('قال\n^\nغادر')).toBe('قال\n^\nغادر');
    expect(widened('^')).toBe('^');
  });
});

describe('the word at an offset', () => {
  const word = (marked: string): string | null => {
    const { text, selection } = read(marked);
    const found = wordAt(text, selection.focus);
    return found === null ? null : text.slice(found.start, found.end);
  };

  it('is cut where a crawler glued words, by our rules', () => {
    expect(word('May 3, 20^31وقالت فرق')).toBe('2031');
    expect(word('May 3, 2031^وقالت فرق')).toBe('وقالت');
    expect(word('العسكرية^وقال أمس')).toBe('العسكريةوقال');
    expect(word('البلدين.سو^نا')).toBe('سونا');
  });

  it('takes dates, times and ranges as one', () => {
    expect(word('في عالم23^-9-2023 أمس')).toBe('23-9-2023');
    expect(word('في عا^لم23-9-2023 أمس')).toBe('عالم');
    expect(word('الساعة ^4:20.')).toBe('4:20');
    expect(word('بين 20-3^0 شخصًا')).toBe('20-30');
    expect(word('بين ٢٠–٣^٠ شخصًا')).toBe('٢٠–٣٠');
    expect(word('نزح ^90،000 شخص')).toBe('90،000');
  });

  it('is none among spaces or marks alone', () => {
    expect(word('قال  ^  أمس')).toBe(null);
    expect(word('قال ^... أمس')).toBe(null);
  });
});

describe('the marks around a selection', () => {
  const toggled = (marked: string): string => changed(marked, toggleOuterMarks);

  it('are taken in on both sides, and left out again', () => {
    expect(toggled('قال: «|ولم يتضرر المدنيون^»، ثم')).toBe('قال: |«ولم يتضرر المدنيون»،^ ثم');
    expect(toggled('قال: |«ولم يتضرر المدنيون»،^ ثم')).toBe('قال: «|ولم يتضرر المدنيون^»، ثم');
    expect(toggled('قال: «^ولم يتضرر|» ثم')).toBe('قال: ^«ولم يتضرر»| ثم');
  });

  it('are not those of a number or a name', () => {
    expect(toggled('قتل |60^% منهم')).toBe('قتل |60^% منهم');
    expect(toggled('كتب @|minister^: نعم')).toBe('كتب @|minister:^ نعم');
  });

  it('stay with their partner inside as long as there is something else to leave out', () => {
    expect(toggled('زار |باكو (العاصمة).^ ثم')).toBe('زار |باكو (العاصمة)^. ثم');
    expect(toggled('زار |باكو (العاصمة^) ثم')).toBe('زار |باكو (العاصمة)^ ثم');
    expect(toggled('زار |باكو (العاصمة)^ ثم')).toBe('زار |باكو (العاصمة^) ثم');
  });

  it('leave alone a caret, a part of a word and what holds nothing else', () => {
    expect(toggled('قال^»')).toBe('قال^»');
    expect(toggled('لو|كا^لة')).toBe('لو|كا^لة');
    expect(toggled('قال|: «^لن')).toBe('قال|: «^لن');
  });
});

describe('snapping', () => {
  it('keeps the direction that a selection was drawn in', () => {
    expect(changed('وصل ال^وفد الر|سمي', (text, selection) => snapSelection(text, selection, 'word'))).toBe(
      'وصل ^الوفد الرسمي|',
    );
    const inPieces = { anchor: 3, focus: 2 };
    expect(snapSelection('ب👩‍👧ت', inPieces, 'cluster')).toEqual({ anchor: 6, focus: 1 });
    expect(snapSelection('ب👩‍👧ت', { anchor: 3, focus: 3 }, 'word')).toEqual({ anchor: 1, focus: 1 });
  });
});

describe('what can be labelled', () => {
  const labelled = (marked: string): string | null => {
    const { text, selection } = read(marked);
    const range = labelableRange(text, selection);
    expect(isLabelable(text, selection)).toBe(range !== null);
    return range === null ? null : text.slice(range.start, range.end);
  };

  it('is anything but spaces and newlines', () => {
    expect(labelled('قال| ^الوزير')).toBe(null);
    expect(labelled('قال|\n\n^الوزير')).toBe(null);
    expect(labelled('قال|\u00a0^الوزير')).toBe(null);
    expect(labelled('قا^ل')).toBe(null);
    expect(labelled('قال|: «^لن')).toBe(': «');
  });

  it('may cross paragraphs but ends in one', () => {
    expect(labelled('|قال\nالوزير\n\n^ثم')).toBe('قال\nالوزير');
    expect(labelled('قال^\nالوزير|\nثم')).toBe('الوزير');
  });
});
