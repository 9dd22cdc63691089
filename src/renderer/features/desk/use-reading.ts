import { useMemo } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { bareSentence } from '../../../domain/text/bare-sentences.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import { selectedRange } from '../../../domain/text/selection.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import type { DeskData } from './desk-data.ts';
import type { DeskControl } from './use-desk.ts';

export interface Reading {
  /** Selects the next sentence in which one has no span, or the one before. */
  readonly toBareSentence: (towards: 'next' | 'previous') => void;
}

/** Going through the text by what is still to be done in it. */
export function useReading(desk: DeskControl, data: DeskData, visible: readonly SpanView[], surface: TextSurface | null): Reading {
  const { detail, ownId } = data;
  const { text, segments } = detail;
  const excluded = useMemo(() => segments.filter((segment) => segment.excluded), [segments]);
  return {
    toBareSentence: (towards) => {
      if (desk.mode === 'link') return desk.say('desk.hint.linking');
      if (desk.mode === 'reshape') return desk.say('desk.hint.reshaping');
      const covered: TextRange[] = [...excluded];
      for (const span of visible) {
        if (span.annotator !== ownId) continue;
        for (const [start, end] of span.fragments) covered.push({ start, end });
      }
      const at = desk.state.selection === null ? { start: 0, end: 0 } : selectedRange(desk.state.selection);
      const found = bareSentence(text, covered, towards === 'next' ? at.end : at.start, towards);
      if (found === null) return desk.say(towards === 'next' ? 'desk.hint.lastBare' : 'desk.hint.firstBare');
      desk.selectText({ anchor: found.start, focus: found.end });
      surface?.reveal(found);
      return undefined;
    },
  };
}
