/** Arabic marks that never compose with a letter: harakat, tanwin, shadda, sukun, superscript alef. */
const plainMark = /^[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670]$/;
const mark = /^\p{M}$/u;
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;
const allIgnorable = /\p{Default_Ignorable_Code_Point}/gu;
/**
 * Marks that search does without, and tatweel. Marks of other scripts stay: in Indic scripts they are vowels.
 * U+06DD encloses the number of a verse.
 */
const leftOut = new RegExp(
  [
    String.raw`\p{Default_Ignorable_Code_Point}`,
    String.raw`(?=[\p{Mn}\p{Me}])[\p{Script=Arabic}\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Syriac}]`,
    String.raw`[\u0640\u06dd]`,
  ].join('|'),
  'gu',
);
/** Presentation forms of bare marks: NFKC would put a space, or a tatweel, under them. */
const bareMarkForm = /^[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe72\ufe74\ufe76-\ufe7f]/;

const letters: readonly (readonly [folded: string, forms: string])[] = [
  ['ا', 'آأإٱٲٳ'],
  ['ي', 'ىی'],
  ['ك', 'کڪ'],
  ['ه', 'ةەۀہۂۃ'],
];
const digits: readonly string[] = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'];

const replacements = new Map<string, string>([
  ...letters.flatMap(([folded, forms]) => [...forms].map((form) => [form, folded] as const)),
  ...digits.flatMap((row) => [...row].map((digit, value) => [digit, String(value)] as const)),
]);
const replaceable = new RegExp(`[${[...replacements.keys()].join('')}]`, 'gu');

function replaceLetters(text: string): string {
  return text.replace(replaceable, (character) => replacements.get(character) ?? character);
}

/** Whether the character is a combining mark of any script. */
export function isMark(character: string): boolean {
  return mark.test(character);
}

/** Whether the character is a mark that folding leaves out and that never changes the letter under it. */
export function isPlainMark(character: string): boolean {
  return plainMark.test(character);
}

/** Whether the character is invisible: zero-width characters, bidirectional controls, variation selectors. */
export function isIgnorable(character: string): boolean {
  return ignorable.test(character);
}

/**
 * What one cluster (a base with its marks and invisible characters) folds to: compatibility composition (NFKC, so
 * presentation forms become letters), without marks, tatweel and invisible characters, alef forms to ا, ى ی to ي,
 * ک to ك, ة ە to ه, Arabic-Indic and extended digits to ASCII, in lower case. A lone surrogate becomes U+FFFD.
 *
 * The hamza carriers ؤ and ئ stay as they are, composed and decomposed alike. The design names hamza carriers
 * among what is folded; the verified vectors of the project keep both («مسؤول» and «مسئول» fold apart), and they
 * hold: to drop the hamza would make «سؤال» and «سوال» one, yet never bring the two spellings of «مسؤول» together.
 * The carriers that are folded are those of alef. Arabic separators and the percent sign (٬ ٫ ٪) stay as well.
 */
export function foldCluster(cluster: string): string {
  if (cluster.startsWith('\u0640') || bareMarkForm.test(cluster)) return '';
  // Letters are replaced before composing too: ی or ى with a hamza above is ئ, as ي with one is.
  const composed = replaceLetters(cluster.replace(allIgnorable, '').toWellFormed())
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(leftOut, '');
  return replaceLetters(composed);
}
