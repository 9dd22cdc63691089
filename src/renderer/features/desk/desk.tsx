import { useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Layer } from '../../../domain/model/annotation.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { arrival, useFocusOnArrival } from '../../app/focus.ts';
import { goTo } from '../../app/location.ts';
import { problemOf } from '../../app/problems.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { DocumentText } from '../../document/document-text.tsx';
import type { TextSurface } from '../../document/text-surface.ts';
import { DocumentLabels } from '../document-labels/document-labels.tsx';
import { focusInspector } from '../inspector/focus-inspector.ts';
import { hasMissing } from '../spans/span-entries.ts';
import type { AnnotatorChoice } from '../spans/span-entries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pane, Panes, usePaneFold } from '../../ui/panes.tsx';
import { useAnnotationActions } from './annotation-actions.ts';
import { useDeskCommands } from './desk-commands.ts';
import { useDeskData } from './desk-data.ts';
import type { DeskData } from './desk-data.ts';
import { DeskFoot } from './desk-foot.tsx';
import { useDeskKeys } from './desk-key-handlers.ts';
import { DeskSide } from './desk-side.tsx';
import { useArcs } from './desk-arcs.ts';
import styles from './desk.module.css';
import { DocumentHeader } from './document-header.tsx';
import { useHighlightStyles } from './highlight-style-sheet.ts';
import { useNeighbourDocuments } from './neighbour-documents.ts';
import { usePaintableSpans } from './paintable-spans.ts';
import { useDesk } from './use-desk.ts';

interface DeskProps {
  readonly id: string;
  readonly settings: Settings;
}

/** One document on the desk: its text, where spans are made and linked, and beside it what is known of them. */
export function Desk({ id, settings }: DeskProps) {
  const { data, failed } = useDeskData(id);
  useFocusOnArrival(data !== null);
  if (failed !== null) {
    if (problemOf(failed.error).code === 'not-found') return <Missing />;
    return <FailureScreen error={failed.error} onRetry={failed.retry} />;
  }
  if (data === null) return null;
  if (data.detail.document.removed) return <Missing />;
  return <OpenDesk data={data} settings={settings} />;
}

function OpenDesk({ data, settings }: { readonly data: DeskData; readonly settings: Settings }) {
  const intl = useIntl();
  const theme = useResolvedTheme(settings.theme);
  const { detail, scheme, ownId } = data;
  const { document } = detail;
  const scroller = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<TextSurface | null>(null);
  const [annotator, setAnnotator] = useState<AnnotatorChoice>('all');
  const fold = usePaneFold('side');
  const actions = useAnnotationActions(document.id);
  const visible = useMemo(
    () => (annotator === 'all' ? data.spans : data.spans.filter((span) => span.annotator === annotator)),
    [data.spans, annotator],
  );
  const desk = useDesk(data, visible, actions, surface, {
    annotator,
    showAll: () => setAnnotator('all'),
  });
  const { state, mode } = desk;
  const painted = usePaintableSpans(visible, scheme.spans, ownId);
  useHighlightStyles(scheme.spans, theme);
  useArcs({ surface, desk, data, language: settings.language, theme });

  const toText = (): void => surface?.focus();
  const toInspector = (): void => {
    const span = desk.spanAtHand();
    if (span === null) return desk.say('desk.hint.selectSpanFirst');
    if (state.selected !== span.id) desk.dispatch({ type: 'choose', span: span.id });
    fold.setFolded(false);
    // Once it is there.
    requestAnimationFrame(focusInspector);
    return undefined;
  };
  /** Nobody is kept from being done; what is missing all the same is said. */
  const setStatus = async (status: Layer['status']): Promise<void> => {
    const layer = await actions.updateLayer({ status });
    if (layer === undefined || status !== 'done') return;
    const labels = new Map(scheme.spans.map((label) => [label.id, label]));
    const own = data.spans.filter((span) => span.annotator === ownId);
    const count = own.filter((span) => hasMissing(span, labels.get(span.label))).length;
    if (count > 0) desk.say('desk.hint.doneMissing', { count });
  };
  const keys = useDeskKeys({ desk, data, toInspector });
  const toDocument = useNeighbourDocuments(document.id);
  useDeskCommands({
    desk,
    labels: scheme.spans,
    language: settings.language,
    markDone: () => void setStatus('done'),
    toDocument,
    togglePane: () => fold.setFolded(!fold.isFolded),
    toInspector,
    toText,
  });

  const paintState = useMemo(
    () => ({
      // The first end of a link has a look of its own; two grounds over one another would swallow the letters.
      selected: state.link === null ? state.selected : state.link.candidate?.kind === 'span' ? state.link.candidate.id : null,
      bare: state.reshaping !== null,
      hovered: state.hovered,
      linkedFrom: state.link?.from ?? null,
      // What is selected is marked by the page itself.
      provisional: state.kept,
    }),
    [state],
  );

  return (
    <Panes id="desk" orientation="horizontal">
      <Pane id="text" minimumSize={360}>
        <div role="presentation" className={styles.main} onKeyDownCapture={keys.onKeyDownCapture} onKeyDown={keys.onKeyDown}>
          <div ref={scroller} className={styles.scroller}>
            <div className={styles.sheet}>
              <DocumentHeader detail={detail} spans={data.spans.length}>
                <DocumentLabels
                  labels={scheme.documents}
                  values={data.documentLabels}
                  ownId={ownId}
                  annotators={data.annotators}
                  language={settings.language}
                  onSet={(label, values) => void actions.setDocumentLabel(label, values)}
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
                onSelection={(selection) => {
                  desk.clearHint();
                  desk.dispatch({ type: 'select-text', selection });
                }}
                onPress={(spans, offset) => {
                  desk.clearHint();
                  desk.dispatch({ type: 'press', spans, offset });
                }}
                onHover={(span) => desk.dispatch({ type: 'hover', span })}
                onReshape={(span, fragments) => void desk.reshape(span, fragments)}
              />
            </div>
          </div>
          <DeskFoot
            desk={desk}
            data={data}
            language={settings.language}
            theme={theme}
            onStatus={(status) => void setStatus(status)}
            onLeave={toText}
          />
        </div>
      </Pane>
      <Pane
        id="side"
        initialSize={352}
        minimumSize={260}
        label={intl.formatMessage({ id: 'desk.side' })}
        fold={fold}
      >
        <DeskSide
          desk={desk}
          data={data}
          actions={actions}
          settings={settings}
          theme={theme}
          annotator={annotator}
          onAnnotator={setAnnotator}
          onLeave={toText}
        />
      </Pane>
    </Panes>
  );
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
