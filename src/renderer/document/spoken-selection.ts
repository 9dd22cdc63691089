import { nextCluster } from '../../domain/text/graphemes.ts';
import { selectedRange } from '../../domain/text/selection.ts';
import type { TextSelection } from '../../domain/text/selection.ts';
import { nextStop } from '../../domain/text/stops.ts';
import type { CaretCommand } from './caret-keys.ts';

/** Of what is longer only the start and the end are said. */
const LONGEST = 240;
const PART = 110;

/**
 * What a screen reader says after a key has moved the caret: what is selected, or what the caret has come to stand
 * before, in the unit of the move.
 */
export function spokenAfter(text: string, { anchor, focus }: TextSelection, command: CaretCommand): string {
  if (anchor !== focus) {
    const { start, end } = selectedRange({ anchor, focus });
    if (end - start <= LONGEST) return text.slice(start, end);
    const edge = (from: number): number => nextStop(text, from, 'word');
    return `${text.slice(start, edge(start + PART))} … ${text.slice(edge(end - PART), end)}`;
  }
  if (command.type === 'step' && command.unit === 'cluster') return text.slice(focus, nextCluster(text, focus));
  const unit = command.type === 'step' && command.unit === 'sentence' ? 'sentence' : 'word';
  return text.slice(focus, nextStop(text, focus, unit, 'end'));
}
