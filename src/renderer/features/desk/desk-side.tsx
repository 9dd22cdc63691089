import { FormattedMessage, useIntl } from 'react-intl';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { Pane, Panes } from '../../ui/panes.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { spanEntries } from '../spans/span-entries.ts';
import { SpanList } from '../spans/span-list.tsx';
import type { AnnotationActions } from './annotation-actions.ts';
import type { DeskData } from './desk-data.ts';
import styles from './desk-side.module.css';
import type { DeskControl } from './use-desk.ts';

interface DeskSideProps {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly visible: readonly SpanView[];
  readonly actions: AnnotationActions;
  readonly settings: Settings;
  readonly theme: ResolvedTheme;
  readonly annotator: string;
  readonly onAnnotator: (annotator: string) => void;
  readonly onLeave: () => void;
}

/** Gives the keyboard to the first field of the inspector, once it is there. */
export function focusInspector(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[data-inspector-first]')?.focus();
  });
}

/** Beside the text: the selected span above, all spans below. */
export function DeskSide({ desk, data, visible, actions, settings, theme, onLeave }: DeskSideProps) {
  const intl = useIntl();
  const { state } = desk;
  const span = state.selected === null ? undefined : data.spanOf.get(state.selected);
  const entries = spanEntries(visible, data.scheme.spans, data.annotators, settings.language);
  return (
    <Panes id="desk-side" orientation="vertical">
      <Pane id="inspector" initialSize={380} minimumSize={120}>
        <section className={styles.inspector} aria-label={intl.formatMessage({ id: 'inspector.title' })}>
          {span === undefined ? (
            <p className={styles.empty}>
              <FormattedMessage id="inspector.empty" />
            </p>
          ) : (
            <Inspector
              key={span.id}
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
              onLink={() => {
                desk.beginLink();
                onLeave();
              }}
              onReshape={() => {
                desk.beginReshape();
                onLeave();
              }}
              onLeave={onLeave}
            />
          )}
        </section>
      </Pane>
      <Pane id="spans" minimumSize={120}>
        <SpanList entries={entries} theme={theme} onChoose={desk.choose} />
      </Pane>
    </Panes>
  );
}
