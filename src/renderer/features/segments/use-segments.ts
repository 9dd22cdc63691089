import { useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { DocumentDetail } from '../../../domain/api/document-methods.ts';
import type { Segment } from '../../../domain/model/document.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import { assignSegment, wholeParagraphs } from '../../../domain/text/segment-edit.ts';
import type { EditableSegment } from '../../../domain/text/segment-edit.ts';
import { selectedRange } from '../../../domain/text/selection.ts';
import type { TextSelection } from '../../../domain/text/selection.ts';
import { createRoleNotes } from '../../document/overlay/role-notes.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';
import type { SegmentChoice } from './segment-dialog.tsx';

type Use = Pick<Segment, 'role' | 'excluded' | 'direction'>;

/** The paragraphs that a role is being chosen for. */
export interface SegmentTarget {
  readonly stretch: TextRange;
  readonly quote: string;
  readonly paragraphs: number;
  readonly current: SegmentChoice | null;
}

export interface SegmentControl {
  readonly target: SegmentTarget | null;
  /** Begins choosing for the paragraphs of a selection or of the caret; false where there are none. */
  readonly begin: (selection: TextSelection | null) => boolean;
  readonly choose: (choice: SegmentChoice | null) => Promise<void>;
  readonly close: () => void;
}

const LONGEST = 80;

/** Roles given to paragraphs by hand, and shown in the margin of the text. */
export function useSegments(detail: DocumentDetail, actions: AnnotationActions, surface: TextSurface | null): SegmentControl {
  const { text, segments } = detail;
  const intl = useIntl();
  const [target, setTarget] = useState<SegmentTarget | null>(null);

  const notes = useMemo(() => (surface === null ? null : createRoleNotes(surface.overlay.renew)), [surface]);
  useEffect(() => (notes === null ? undefined : surface?.overlay.add(notes.layer)), [surface, notes]);
  useEffect(() => {
    notes?.show(
      segments.map(({ start, role, excluded }) => ({
        start,
        isExcluded: excluded,
        words: intl.formatMessage({ id: `segments.role.${role}` }),
      })),
    );
  }, [notes, segments, intl]);

  return {
    target,
    begin: (selection) => {
      const stretch = wholeParagraphs(text, selection === null ? { start: 0, end: 0 } : selectedRange(selection));
      if (stretch === null) return false;
      const content = text.slice(stretch.start, stretch.end);
      const current = segments.find(({ start, end }) => start <= stretch.start && stretch.start < end) ?? null;
      setTarget({
        stretch,
        quote: content.slice(0, LONGEST).replace(/\s+/gu, ' '),
        paragraphs: content.split('\n').filter((line) => line !== '').length,
        current,
      });
      return true;
    },
    choose: async (choice) => {
      if (target === null) return;
      setTarget(null);
      const { stretch } = target;
      const direction = segments.find(({ start, end }) => start <= stretch.start && stretch.end <= end)?.direction ?? null;
      const editable = segments.map(({ id, start, end, origin, role, excluded, direction: own }): EditableSegment<Use> => {
        return { id, start, end, origin, use: { role, excluded, direction: own } };
      });
      const after = assignSegment(text, editable, stretch, choice === null ? null : { ...choice, direction });
      await actions.setSegments(
        after.map(({ id, start, end, origin, use }) => ({ ...(id === undefined ? {} : { id }), start, end, origin, ...use })),
      );
    },
    close: () => setTarget(null),
  };
}
