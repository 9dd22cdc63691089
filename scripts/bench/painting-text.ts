/** A span to be painted; fragments `[start, end)` in UTF-16 code units. */
export interface MadeSpan {
  readonly id: string;
  readonly label: string;
  readonly fragments: readonly (readonly [number, number])[];
}

export interface PaintingText {
  readonly text: string;
  readonly spans: readonly MadeSpan[];
  /** Where each paragraph starts, UTF-16. */
  readonly starts: readonly number[];
}

const WORDS = (
  'قال المتحدث باسم الرئاسة إن الجسر سيفتح قريبًا وأضاف أن عشرات العمال أصيبوا في الانفجار الذي وقع فجر الأربعاء ' +
  'ونفت الوزارة سقوط ضحايا من المدنيين فيما أكد شهود عيان لوكالة الساحل مقتل 27 شخصًا بينهم 9 أطفال وإصابة أكثر من 200 ' +
  'آخرين بجروح متفاوتة وطالبت البلدية بفتح تحقيق مستقل في أسباب الحادث خلال أسبوع'
).split(' ');

const LABELS = ['claim', 'source', 'cue', 'figure', 'time'] as const;

/** How deep spans lie over one another where they do. */
export const DEEPEST = 12;

/** Numbers in `[0, 1)`, the same for the same seed: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Right-to-left paragraphs of `length` characters, and spans in them, some nested up to twelve deep. */
export function makePaintingText(paragraphs: number, length: number, spanCount: number): PaintingText {
  const random = randomNumbers(paragraphs);
  const below = (limit: number): number => Math.floor(random() * limit);
  const starts: number[] = [];
  const lines: string[] = [];
  let offset = 0;
  for (let number = 0; number < paragraphs; number += 1) {
    let line = '';
    while (line.length < length) line += `${WORDS[below(WORDS.length)] ?? ''} `;
    starts.push(offset);
    lines.push(line.slice(0, length));
    offset += length + 1;
  }
  const spans: MadeSpan[] = [];
  while (spans.length < spanCount) {
    const paragraph = below(paragraphs);
    const base = starts[paragraph] ?? 0;
    // One place in twelve is as deep as it gets; most spans stand alone or in pairs.
    const depth = Math.min(below(12) === 0 ? DEEPEST : 1 + below(2), spanCount - spans.length);
    let [start, end] = [below(length - 120), 0];
    end = start + 30 + below(90);
    for (let level = 0; level < depth; level += 1) {
      const label = LABELS[below(LABELS.length)] ?? 'claim';
      spans.push({ id: `span-${spans.length}`, label, fragments: [[base + start, base + end]] });
      start += below(2);
      end = Math.max(start + 4, end - below(3));
    }
  }
  return { text: lines.join('\n'), spans, starts };
}
