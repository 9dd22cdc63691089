import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Layer } from '../../../domain/model/annotation.ts';
import { selectedRange } from '../../../domain/text/selection.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { goTo } from '../../app/location.ts';
import { problemOf } from '../../app/problems.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { DocumentText } from '../../document/document-text.tsx';
import type { TextSurface } from '../../document/text-surface.ts';
import { DocumentLabels } from '../document-labels/document-labels.tsx';
import { toggleGuideline } from '../guideline/guideline-shown.ts';
import { DocumentNote } from '../document-labels/document-note.tsx';
import { FindBar } from '../find/find-bar.tsx';
import { useFind } from '../find/use-find.ts';
import { focusWhatIsMissing } from '../inspector/focus-inspector.ts';
import { countGaps, lackingIn } from '../spans/lacking.ts';
import { occurrencesStart } from '../occurrences/occurrences-start.ts';
import { DeskRuler } from '../ruler/desk-ruler.tsx';
import { useSegments } from '../segments/use-segments.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { DeskSide as Side } from '../workspace/workspace-store.ts';
import { arrival, useFocusOnArrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { PaneFold } from '../../ui/panes.tsx';
import { useAnnotationActions } from './annotation-actions.ts';
import { useArcs } from './desk-arcs.ts';
import { useDeskCommands } from './desk-commands.ts';
import { DeskDialogs } from './desk-dialogs.tsx';
import type { DeskDialog } from './desk-dialogs.tsx';
import { useDeskData } from './desk-data.ts';
import type { DeskData } from './desk-data.ts';
import { DeskFoot } from './desk-foot.tsx';
import { useDeskKeys } from './desk-key-handlers.ts';
import { DeskSide } from './desk-side.tsx';
import styles from './desk.module.css';
import { DocumentHeader } from './document-header.tsx';
import { useHighlightStyles } from './highlight-style-sheet.ts';
import { useNeighbourDocuments } from './neighbour-documents.ts';
import { usePaintableSpans } from './paintable-spans.ts';
import { useDeskActions } from './use-desk-actions.ts';
import { useDesk } from './use-desk.ts';
import { useLabelToggle } from './use-label-toggle.ts';
import { usePlaceToShow } from './use-place-to-show.ts';
import { useReading } from './use-reading.ts';
import { useShownSpans } from './use-shown-spans.ts';
import { useSpanEdges } from './use-span-edges.ts';
import { noteLabelled, useSpanParts } from './use-span-parts.ts';

/** What a desk needs of the view that it stands in: two of them share one foot and one pane beside the text. */
export interface DeskPlace {
  readonly side: Side;
  /** Whether it is the one that is worked in: the foot, the pane and the commands are its own then. */
  readonly isActive: boolean;
  readonly hasOther: boolean;
  readonly foot: HTMLElement | null;
  readonly pane: HTMLElement | null;
  readonly fold: PaneFold;
  readonly onOpenBeside: () => void;
}

interface DeskProps {
  readonly id: string;
  readonly settings: Settings;
  readonly place: DeskPlace;
}

/** One document on the desk: its text, where spans are made and linked, and beside it what is known of them. */
export function Desk({ id, settings, place }: DeskProps) {
  const { data, failed } = useDeskData(id);
  useFocusOnArrival(data !== null && place.isActive);
  if (failed !== null) {
    if (problemOf(failed.error).code === 'not-found') return <Missing />;
    return <FailureScreen error={failed.error} onRetry={failed.retry} />;
  }
  if (data === null) return null;
  if (data.detail.document.removed) return <Missing />;
  return <OpenDesk data={data} settings={settings} place={place} />;
}

interface OpenDeskProps {
  readonly data: DeskData;
  readonly settings: Settings;
  readonly place: DeskPlace;
}

function OpenDesk({ data, settings, place }: OpenDeskProps) {
  const theme = useResolvedTheme(settings.theme);
  const { detail, scheme, ownId } = data;
  const { document } = detail;
  const { isActive, fold, side } = place;
  const workspace = useWorkspace();
  const scroller = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<TextSurface | null>(null);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const actions = useAnnotationActions(document.id);
  const shown = useShownSpans(data.spans);
  const { visible } = shown;
  const desk = useDesk(data, visible, actions, surface, {
    isShown: shown.isShown,
    showAll: shown.showAll,
    onLabelled: (span) => noteLabelled(workspace, span),
  });
  const { state, mode, linking } = desk;
  const edges = useSpanEdges({ desk, data, actions, surface });
  const parts = useSpanParts({ desk, data, visible, actions, surface });
  const reading = useReading(desk, data, visible, surface);
  const segments = useSegments(detail, actions, surface);
  const find = useFind({
    text: detail.text,
    selection: state.selection,
    surface,
    onSelect: desk.selectText,
    onNothing: () => desk.say('desk.hint.findFirst'),
  });
  const painted = usePaintableSpans(edges.shown(visible), scheme.spans, ownId);
  useHighlightStyles(scheme.spans, theme);
  useArcs({ surface, desk, data, language: settings.language, theme });
  usePlaceToShow(data, desk, surface, isActive);
  useFocusWhenActivated(isActive, surface);
  useNoteSelected(document.id, state.selected);

  const { relations } = data;
  const lacking = useMemo(() => lackingIn(scheme, relations, settings.language), [scheme, relations, settings.language]);
  const layer = useMemo(() => ({ ...data, document: document.id, annotator: ownId }), [data, document.id, ownId]);
  const gapCount = useMemo(() => countGaps(layer, lacking), [layer, lacking]);

  const toText = (): void => surface?.focus();
  const toInspector = (): void => {
    const span = desk.spanAtHand();
    if (span === null) return desk.say('desk.hint.selectSpanFirst');
    if (state.selected !== span.id) desk.dispatch({ type: 'choose', span: span.id });
    fold.setFolded(false);
    // Once it is there.
    requestAnimationFrame(focusWhatIsMissing);
    return undefined;
  };
  /** Nobody is kept from being done; what is missing all the same is said. */
  const setStatus = async (status: Layer['status']): Promise<void> => {
    const saved = await actions.updateLayer({ status });
    if (saved === undefined || status !== 'done') return;
    if (gapCount > 0) desk.say('desk.hint.doneMissing', { count: gapCount });
  };
  const toDocument = useNeighbourDocuments(document.id);
  const perform = useDeskActions({
    desk,
    data,
    toInspector,
    markDone: () => void setStatus('done'),
    toDocument,
    togglePane: () => fold.setFolded(!fold.isFolded),
    toggleGuideline: () => {
      if (toggleGuideline()) fold.setFolded(false);
      else toText();
    },
    openBeside: place.onOpenBeside,
    toOther: () => workspace.activate(side === 'first' ? 'second' : 'first'),
    pickEnd: () => setDialog({ name: 'link-end' }),
    edges,
    parts,
    reading,
    find,
    showAll: () => {
      shown.showAll();
      desk.say('desk.hint.allShown');
    },
    chooseRole: () => {
      if (!segments.begin(state.selection)) desk.say('desk.hint.noParagraph');
    },
    showGaps: () => setDialog({ name: 'gaps' }),
    labelEverywhere: () => {
      const start = occurrencesStart(detail.text, state.selected === null ? undefined : data.spanOf.get(state.selected), state.selection);
      if (start === null) desk.say('desk.hint.selectFirst');
      else setDialog({ name: 'occurrences', start });
    },
  });
  const toggleLabel = useLabelToggle({ desk, data, shown, language: settings.language });
  const keys = useDeskKeys({ desk, data, perform, edges, toggleLabel: toggleLabel.byKey });
  useDeskCommands({
    desk,
    labels: scheme.spans,
    language: settings.language,
    isActive,
    perform: keys.inTurn,
    hidden: shown.hiddenLabels,
    toggleLabel: toggleLabel.of,
    impossible: [
      ...(toDocument === null ? (['next-document', 'previous-document', 'open-beside'] as const) : []),
      ...(place.hasOther ? [] : (['close-beside', 'other-document'] as const)),
    ],
    toText,
  });

  const paintState = useMemo(
    () => ({
      // The first end of a link has a look of its own; two grounds over one another would swallow the letters.
      selected: linking.link === null ? state.selected : linking.candidateHere,
      bare: state.reshaping !== null,
      hovered: state.hovered,
      linkedFrom: linking.fromHere,
      // What is selected is marked by the page itself, but only in the text that has the keyboard.
      provisional: isActive || state.selection === null ? state.kept : [...state.kept, selectedRange(state.selection)],
      ...(edges.mark === undefined ? {} : { edge: edges.mark }),
      ...(find.isOpen ? { found: find.found } : {}),
    }),
    [state, linking, isActive, edges.mark, find.isOpen, find.found],
  );
  const activate = (): void => workspace.activate(side);

  return (
    <>
      <div
        role="presentation"
        className={styles.main}
        onKeyDownCapture={keys.onKeyDownCapture}
        onKeyDown={keys.onKeyDown}
        onFocusCapture={activate}
        onPointerDownCapture={activate}
      >
        <div ref={scroller} className={styles.scroller}>
          <div className={styles.sheet}>
            <DocumentHeader detail={detail} spans={data.spans.length} isActive={isActive}>
              <DocumentLabels
                labels={scheme.documents}
                values={data.documentLabels}
                ownId={ownId}
                annotators={data.annotators}
                language={settings.language}
                onSet={(label, values) => void actions.setDocumentLabel(label, values)}
              />
              <DocumentNote
                layers={data.layers}
                ownId={ownId}
                annotators={data.annotators}
                isActive={isActive}
                onSave={async (note) => (await actions.updateLayer({ note })) !== undefined}
              />
            </DocumentHeader>
            <DocumentText
              detail={detail}
              spans={painted}
              state={paintState}
              selection={state.selection}
              movesCaret={mode !== 'link'}
              scroller={scroller}
              onSurface={setSurface}
              onSelection={desk.selectText}
              onPress={desk.press}
              onHover={(span) => desk.dispatch({ type: 'hover', span })}
              onReshape={(span, fragments) => void desk.reshape(span, fragments)}
            />
          </div>
        </div>
        {surface === null ? null : <DeskRuler data={data} visible={visible} surface={surface} find={find} theme={theme} />}
        {find.isOpen ? <FindBar find={find} /> : null}
      </div>
      {isActive && place.foot !== null
        ? createPortal(
            <DeskFoot
              desk={desk}
              data={data}
              language={settings.language}
              theme={theme}
              edges={edges}
              shown={shown}
              gaps={gapCount}
              onGaps={() => setDialog({ name: 'gaps' })}
              onStatus={(status) => void setStatus(status)}
              onLeave={toText}
            />,
            place.foot,
          )
        : null}
      {isActive && place.pane !== null
        ? createPortal(
            <DeskSide
              desk={desk}
              data={data}
              actions={actions}
              settings={settings}
              theme={theme}
              shown={shown}
              lacking={lacking}
              onQuote={perform['copy-quotation']}
              onLeave={toText}
            />,
            place.pane,
          )
        : null}
      <DeskDialogs
        open={dialog}
        onClose={() => {
          setDialog(null);
          toText();
        }}
        onLeave={() => setDialog(null)}
        desk={desk}
        data={data}
        segments={segments}
        layer={layer}
        lacking={lacking}
        language={settings.language}
        theme={theme}
        fold={fold}
      />
    </>
  );
}

/** Who goes to the other document by key works on in its text. */
function useFocusWhenActivated(isActive: boolean, surface: TextSurface | null): void {
  const wasActive = useRef(isActive);
  const focus = useEffectEvent(() => {
    // Whoever clicked into it has the focus there already.
    if (surface !== null && !surface.scroller.contains(window.document.activeElement)) surface.focus();
  });
  useEffect(() => {
    if (isActive && !wasActive.current) focus();
    wasActive.current = isActive;
  }, [isActive]);
}

/** Spans that were selected can be linked to from elsewhere. */
function useNoteSelected(document: string, span: string | null): void {
  const workspace = useWorkspace();
  useEffect(() => {
    if (span !== null) workspace.noteSelected({ document, span });
  }, [workspace, document, span]);
}

function Missing() {
  const intl = useIntl();
  useFocusOnArrival(true);
  return (
    <Notice title={intl.formatMessage({ id: 'reader.missing.title' })} text={intl.formatMessage({ id: 'reader.missing.text' })}>
      <Button look="primary" {...arrival} onPress={() => goTo({ name: 'library' })}>
        {intl.formatMessage({ id: 'reader.toLibrary' })}
      </Button>
    </Notice>
  );
}
