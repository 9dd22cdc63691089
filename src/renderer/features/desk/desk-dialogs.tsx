import type { Settings } from '../../../domain/host-api.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import type { PaneFold } from '../../ui/panes.tsx';
import { focusWhatIsMissing } from '../inspector/focus-inspector.ts';
import { OccurrencesDialog } from '../occurrences/occurrences-dialog.tsx';
import type { OccurrencesStart } from '../occurrences/occurrences-start.ts';
import { SegmentDialog } from '../segments/segment-dialog.tsx';
import type { useSegments } from '../segments/use-segments.ts';
import { GapPicker } from '../spans/gap-picker.tsx';
import type { Lacking, LayerContent } from '../spans/lacking.ts';
import { LinkEndPicker } from '../workspace/link-end-picker.tsx';
import type { DeskData } from './desk-data.ts';
import type { DeskControl } from './use-desk.ts';

/** What stands before a desk, one at a time. */
export type DeskDialog =
  | { readonly name: 'gaps' }
  | { readonly name: 'link-end' }
  | { readonly name: 'occurrences'; readonly start: OccurrencesStart };

interface DeskDialogsProps {
  readonly open: DeskDialog | null;
  /** Closes it and gives the keyboard back to the text. */
  readonly onClose: () => void;
  /** Closes it alone: the keyboard goes elsewhere. */
  readonly onLeave: () => void;
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly segments: ReturnType<typeof useSegments>;
  readonly layer: LayerContent;
  readonly lacking: Lacking;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly fold: PaneFold;
}

export function DeskDialogs(props: DeskDialogsProps) {
  const { open, onClose, onLeave, desk, data, segments, layer, lacking, language, theme, fold } = props;
  const { scheme, detail } = data;
  if (segments.target !== null) {
    return (
      <SegmentDialog
        {...segments.target}
        onChoose={(choice) => void desk.write(() => segments.choose(choice)).then(onClose)}
        onClose={() => {
          segments.close();
          onClose();
        }}
      />
    );
  }
  switch (open?.name) {
    case undefined:
      return null;
    case 'gaps':
      return (
        <GapPicker
          layer={layer}
          lacking={lacking}
          scheme={scheme}
          language={language}
          theme={theme}
          onChoose={({ span }) => {
            onLeave();
            desk.choose(span.id);
            fold.setFolded(false);
            // Once the dialog has given the focus back, and the inspector shows the span.
            requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(focusWhatIsMissing)));
          }}
          onClose={onClose}
        />
      );
    case 'occurrences':
      return (
        <OccurrencesDialog
          start={open.start}
          document={detail.document.id}
          scheme={scheme}
          language={language}
          theme={theme}
          onClose={onClose}
        />
      );
    case 'link-end':
      // The link may have ended meanwhile, by another process.
      return desk.linking.link === null ? null : (
        <LinkEndPicker scheme={scheme} linking={desk.linking} language={language} theme={theme} onClose={onClose} />
      );
  }
}
