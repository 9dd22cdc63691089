import { goTo } from '../../app/location.ts';
import { useQuotation } from '../inspector/use-quotation.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { DeskPerformance } from './desk-actions.ts';
import type { DeskData } from './desk-data.ts';
import { pendingFragments } from './desk-state.ts';
import type { DeskControl } from './use-desk.ts';
import type { FindControl } from '../find/use-find.ts';
import type { Reading } from './use-reading.ts';
import type { SpanEdges } from './use-span-edges.ts';
import type { SpanParts } from './use-span-parts.ts';

interface DeskActionsInput {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly toInspector: () => void;
  readonly markDone: () => void;
  readonly toDocument: ((towards: 'next' | 'previous') => void) | null;
  readonly togglePane: () => void;
  readonly toggleGuideline: () => void;
  readonly openBeside: () => void;
  readonly toOther: () => void;
  readonly pickEnd: () => void;
  readonly edges: SpanEdges;
  readonly parts: SpanParts;
  readonly reading: Reading;
  readonly find: FindControl;
  readonly showAll: () => void;
  readonly chooseRole: () => void;
  readonly showGaps: () => void;
  readonly labelEverywhere: () => void;
}

/** What each action of the table does now. Keys, menus and the palette all come here. */
export function useDeskActions(input: DeskActionsInput): DeskPerformance {
  const { desk, data, toDocument, edges, parts, reading, find } = input;
  const workspace = useWorkspace();
  const quote = useQuotation();

  const enter = (): void => {
    if (desk.mode === 'reshape') void desk.endReshape();
    else if (desk.mode === 'link') {
      const [only, another] = desk.choices;
      if (only !== undefined && another === undefined) void desk.link(only);
      else desk.say(only === undefined ? 'desk.hint.chooseEnd' : 'desk.hint.chooseRelation');
    } else if (desk.mode === 'span') input.toInspector();
    else {
      const span = desk.spanAtHand();
      if (span === null) desk.say('desk.hint.nothingHere');
      else desk.dispatch({ type: 'choose', span: span.id });
    }
  };

  const pin = (): void => {
    const span = desk.spanAtHand();
    if (span === null) desk.say('desk.hint.selectSpanFirst');
    else {
      const isPinned = workspace.togglePin({ document: data.detail.document.id, span: span.id });
      desk.say(isPinned ? 'desk.hint.pinned' : 'desk.hint.unpinned');
    }
  };

  const copy = (): void => {
    const span = desk.spanAtHand();
    const selected = pendingFragments(desk.state).map(({ start, end }) => [start, end] as const);
    if (span === null && selected.length === 0) desk.say('desk.hint.selectSpanFirst');
    else desk.say(quote(data.detail, span === null || selected.length > 0 ? selected : span.fragments) ? 'desk.hint.quoted' : 'desk.hint.notCopied');
  };

  return {
    link: () => (desk.mode === 'link' ? input.pickEnd() : desk.beginLink()),
    // One key for two things that never meet: while a link is being made, and while a span is selected.
    'link-document': desk.linkToDocument,
    join: parts.join,
    reshape: desk.beginReshape,
    'keep-fragment': () => (desk.mode === 'span' ? parts.addFragment() : desk.keepFragment()),
    remove: () => void desk.remove(),
    'other-edge': edges.toOther,
    divide: parts.divide,
    'remove-fragment': edges.removeFragment,
    repeat: parts.repeat,
    'next-bare': () => reading.toBareSentence('next'),
    'previous-bare': () => reading.toBareSentence('previous'),
    'segment-role': input.chooseRole,
    find: find.open,
    'find-next': () => find.step('next'),
    'find-previous': () => find.step('previous'),
    'show-all': input.showAll,
    'next-span': () => desk.go('next'),
    'previous-span': () => desk.go('previous'),
    cycle: desk.cycle,
    enter,
    'label-everywhere': input.labelEverywhere,
    pin,
    'copy-quotation': copy,
    escape: () => {
      if (find.isOpen) find.close();
      else if (!desk.escape()) goTo({ name: 'library' });
    },
    'mark-done': input.markDone,
    'show-gaps': input.showGaps,
    'next-document': () => toDocument?.('next'),
    'previous-document': () => toDocument?.('previous'),
    'open-beside': input.openBeside,
    'close-beside': workspace.closeBeside,
    'other-document': input.toOther,
    guideline: input.toggleGuideline,
    'toggle-pane': input.togglePane,
  };
}
