import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { Pane, Panes } from '../../ui/panes.tsx';
import { GuidelinePanel } from '../guideline/guideline-panel.tsx';
import { showGuideline, useGuidelineShown } from '../guideline/guideline-shown.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { keyMarks } from '../shortcuts/key-mark.tsx';
import type { Lacking } from '../spans/lacking.ts';
import { SpanList } from '../spans/span-list.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { AnnotationActions } from './annotation-actions.ts';
import type { DeskData } from './desk-data.ts';
import styles from './desk-side.module.css';
import type { DeskControl } from './use-desk.ts';
import type { ShownSpans } from './use-shown-spans.ts';

interface DeskSideProps {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly actions: AnnotationActions;
  readonly settings: Settings;
  readonly theme: ResolvedTheme;
  /** What its spans and relations lack. */
  readonly lacking: Lacking;
  readonly shown: ShownSpans;
  /** Copies the selected span as a quotation. */
  readonly onQuote: () => void;
  readonly onLeave: () => void;
}

/** Keys stand in sentences of either direction; a bracket must not be mirrored with them. */

/** Beside the text: the selected span above, all spans below. */
export function DeskSide(props: DeskSideProps) {
  const { desk, data, actions, settings, theme, lacking, shown, onQuote, onLeave } = props;
  const intl = useIntl();
  const workspace = useWorkspace();
  const isGuidelineShown = useGuidelineShown();
  const { state } = desk;
  const span = state.selected === null ? undefined : data.spanOf.get(state.selected);
  return (
    <Panes id="desk-side" orientation="vertical">
      <Pane
        id="inspector"
        initialSize={360}
        minimumSize={120}
        label={intl.formatMessage({ id: 'inspector.title' })}
      >
        {span === undefined ? (
          <section className={styles.inspector} aria-label={intl.formatMessage({ id: 'inspector.title' })}>
            <div className={styles.empty}>
              <p className={styles.what}>
                <FormattedMessage id="inspector.empty" />
              </p>
              <p>
                <FormattedMessage id="inspector.emptyHow" values={keyMarks} />
              </p>
            </div>
          </section>
        ) : (
          <Inspector
            span={span}
            isOwn={span.annotator === data.ownId}
            annotators={data.annotators}
            scheme={data.scheme}
            language={settings.language}
            theme={theme}
            relations={data.relations}
            spans={data.spanOf}
            documentTitle={data.detail.document.title}
            actions={actions}
            onJump={desk.choose}
            onOpen={({ document, span: at, beside }) => workspace.open(document, { beside, ...(at === null ? {} : { span: at }) })}
            onLink={() => {
              desk.beginLink();
              onLeave();
            }}
            onReshape={() => {
              desk.beginReshape();
              onLeave();
            }}
            onQuote={onQuote}
            onLeave={onLeave}
          />
        )}
      </Pane>
      <Pane id="spans" minimumSize={120}>
        {isGuidelineShown ? (
          <GuidelinePanel
            scheme={data.scheme}
            label={span?.label ?? null}
            language={settings.language}
            theme={theme}
            onJump={({ place }) => {
              if (place !== null) workspace.open(place.document, { range: place.range });
            }}
            onClose={() => {
              showGuideline(false);
              onLeave();
            }}
          />
        ) : (
          <SpanList
            spans={data.spans}
            scheme={data.scheme}
            annotators={data.annotators}
            ownId={data.ownId}
            language={settings.language}
            theme={theme}
            selected={desk.linking.candidateHere ?? state.selected}
            hovered={state.hovered}
            relations={data.relations}
            lacking={lacking}
            annotator={shown.annotator}
            onAnnotator={shown.setAnnotator}
            hiddenLabels={shown.hiddenLabels}
            onSelect={desk.choose}
            onHover={(id) => desk.dispatch({ type: 'hover', span: id })}
            onRemove={(ids) => void desk.remove(ids)}
            onLeave={onLeave}
          />
        )}
      </Pane>
    </Panes>
  );
}
