import type { Settings } from '../../../domain/host-api.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { isolate } from '../../ui/isolate.ts';
import type { DeskData } from './desk-data.ts';
import type { DeskControl } from './use-desk.ts';
import type { ShownSpans } from './use-shown-spans.ts';

interface LabelToggleInput {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly shown: ShownSpans;
  readonly language: Settings['language'];
}

/** Hides the spans of a label, or shows them again, and says which. */
export function useLabelToggle({ desk, data, shown, language }: LabelToggleInput): {
  readonly of: (label: SpanLabel) => void;
  readonly byKey: (shortcut: string) => void;
} {
  const of = (label: SpanLabel): void => {
    const isHidden = shown.toggleLabel(label.id);
    const { selected } = desk.state;
    // What is not shown is not worked on either.
    if (isHidden && selected !== null && data.spanOf.get(selected)?.label === label.id) desk.dispatch({ type: 'choose', span: null });
    const count = data.spans.filter((span) => span.label === label.id).length;
    desk.say(isHidden ? 'desk.hint.labelHidden' : 'desk.hint.labelShown', { name: isolate(label.names[language]), count });
  };
  return {
    of,
    byKey: (shortcut) => {
      const label = data.scheme.spans.find((each) => each.shortcut === shortcut && !each.retired);
      if (label === undefined) desk.say('desk.hint.noSuchLabel', { key: shortcut.toUpperCase() });
      else of(label);
    },
  };
}
