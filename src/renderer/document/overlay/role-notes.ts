import type { OverlayLayer, OverlayView } from './overlay.ts';
import styles from './role-notes.module.css';

/** What a segment of the text is, in words; it stands in the margin where the segment begins (UTF-16 offset). */
export interface RoleNote {
  readonly start: number;
  readonly words: string;
  readonly isExcluded: boolean;
}

interface RoleNotes {
  readonly layer: OverlayLayer;
  readonly show: (notes: readonly RoleNote[]) => void;
}

interface Place {
  readonly note: RoleNote;
  /** From the overlay's edge at the paragraph's start to the paragraph, and from its top; pixels. */
  readonly margin: number;
  readonly top: number;
  readonly isRtl: boolean;
}

/** Less margin than this holds a stroke instead of words; pixels. */
const LEAST = 36;
const GAP = 9;
/** What the overlay lets be drawn beyond itself, nearly; pixels. */
const BEYOND = 14;

/** The roles of segments, quiet in the margin where paragraphs begin. */
export function createRoleNotes(renew: () => void): RoleNotes {
  const element = document.createElement('div');
  element.className = styles['notes'] ?? '';
  const drawn = new Map<RoleNote, HTMLElement>();
  let notes: readonly RoleNote[] = [];
  let places: Place[] = [];

  const measure = ({ shown, positions, box }: OverlayView): void => {
    places = [];
    for (const note of notes) {
      if (note.start < shown.start || note.start > shown.end) continue;
      const paragraph = positions.paragraphs[positions.index.positionOf(note.start).paragraph];
      if (paragraph === undefined) continue;
      const { left, right, top } = paragraph.getBoundingClientRect();
      const isRtl = paragraph.dir !== 'ltr';
      places.push({ note, margin: isRtl ? box.right - right : left - box.left, top: top - box.top, isRtl });
    }
  };

  const draw = (): void => {
    const wanted = new Set(places.map(({ note }) => note));
    for (const [note, words] of drawn) {
      if (wanted.has(note)) continue;
      words.remove();
      drawn.delete(note);
    }
    for (const { note, margin, top, isRtl } of places) {
      let words = drawn.get(note);
      if (words === undefined) {
        words = document.createElement('div');
        words.className = styles['note'] ?? '';
        words.textContent = note.words;
        words.dataset['role'] = note.words;
        words.toggleAttribute('data-excluded', note.isExcluded);
        element.append(words);
        drawn.set(note, words);
      }
      words.toggleAttribute('data-narrow', margin < LEAST);
      const inset = `${isRtl ? 'left' : 'right'}: calc(100% - ${(margin - GAP).toFixed(1)}px); ${isRtl ? 'right' : 'left'}: auto`;
      words.style.cssText = `top: ${top.toFixed(1)}px; ${inset}; max-inline-size: ${Math.max(0, margin - GAP + BEYOND).toFixed(1)}px`;
    }
  };

  return {
    layer: { element, measure, draw },
    show: (next) => {
      notes = next;
      renew();
    },
  };
}
