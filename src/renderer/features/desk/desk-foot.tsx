import { EyeOff, MoveLeft } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { useEffect } from 'react';
import type { Settings } from '../../../domain/host-api.ts';
import { layerStatuses } from '../../../domain/model/annotation.ts';
import type { Layer } from '../../../domain/model/annotation.ts';
import { useShortcutWords } from '../../app/commands.tsx';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { keyMarks } from '../shortcuts/key-mark.tsx';
import { GapsButton } from '../spans/gaps-button.tsx';
import type { DeskData } from './desk-data.ts';
import styles from './desk-foot.module.css';
import { EdgeLine } from './edge-line.tsx';
import type { DeskControl } from './use-desk.ts';
import type { ShownSpans } from './use-shown-spans.ts';
import type { SpanEdges } from './use-span-edges.ts';
import { LabelPalette, RelationPalette } from './label-palette.tsx';

interface DeskFootProps {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly edges: SpanEdges;
  readonly shown: ShownSpans;
  /** How much of one's own work here lacks something. */
  readonly gaps: number;
  readonly onGaps: () => void;
  readonly onStatus: (status: Layer['status']) => void;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
}

/** Below the text: what keys do now, what was just answered, and how far one's work here has come. */
export function DeskFoot(props: DeskFootProps) {
  const { desk, data, language, theme, edges, shown, gaps, onGaps, onStatus, onLeave } = props;
  const gapsKey = useShortcutWords('show-gaps');
  const intl = useIntl();
  const { mode, state } = desk;
  const selected = state.selected === null ? undefined : data.spanOf.get(state.selected);
  useFootOnPage();
  const back = (done: Promise<void>): void => {
    void done.then(onLeave);
  };
  return (
    <section className={styles.foot} aria-label={intl.formatMessage({ id: 'desk.foot' })}>
      {mode === 'link' ? (
        <LinkLine desk={desk} data={data} language={language} theme={theme} onLeave={onLeave} />
      ) : mode === 'reshape' ? (
        <div className={styles.line}>
          <FormattedMessage id="desk.reshape" />
          <Button onPress={() => back(desk.endReshape())}>
            <FormattedMessage id="desk.reshape.done" />
          </Button>
          <Button
            look="quiet"
            onPress={() => {
              desk.dispatch({ type: 'escape' });
              onLeave();
            }}
          >
            <FormattedMessage id="action.cancel" />
          </Button>
        </div>
      ) : (
        <LabelPalette
          labels={data.scheme.spans}
          current={selected?.label ?? null}
          hidden={shown.hiddenLabels}
          language={language}
          theme={theme}
          onLabel={(label) => back(desk.label(label))}
        />
      )}
      <div className={styles.work}>
        {gaps === 0 ? null : <GapsButton count={gaps} shortcut={gapsKey} onPress={onGaps} />}
        <LayerStatus data={data} onStatus={onStatus} />
      </div>
      <p role="status" className={classes(styles.hint, desk.hint !== null && styles.answer)}>
        {desk.hint === null && edges.atHand !== null ? null : desk.hint === null ? (
          <KeysNow desk={desk} ofOther={selected !== undefined && selected.annotator !== data.ownId} />
        ) : (
          <FormattedMessage id={desk.hint.message} values={{ ...desk.hint.values, ...keyMarks }} />
        )}
      </p>
      {desk.hint === null ? (
        <EdgeLine edges={edges} text={data.detail.text} fragments={selected?.fragments.length ?? 1} />
      ) : null}
      <HiddenSpans count={data.spans.length - shown.visible.length} onShow={shown.showAll} onLeave={onLeave} />
    </section>
  );
}

interface HiddenSpansProps {
  readonly count: number;
  readonly onShow: () => void;
  readonly onLeave: () => void;
}

/** What is hidden is not gone: how much it is, and the way back. */
function HiddenSpans({ count, onShow, onLeave }: HiddenSpansProps) {
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={styles.hidden}
      onClick={() => {
        onShow();
        onLeave();
      }}
    >
      <EyeOff aria-hidden />
      <FormattedMessage id="desk.hidden" values={{ count, ...keyMarks }} />
    </button>
  );
}

/** Says on the page that there is this foot: notices stand above it. */
function useFootOnPage(): void {
  useEffect(() => {
    document.documentElement.dataset['deskFoot'] = '';
    return () => {
      delete document.documentElement.dataset['deskFoot'];
    };
  }, []);
}

/** The keys that matter now, so that nobody has to know them by heart. */
function KeysNow({ desk, ofOther }: { readonly desk: DeskControl; readonly ofOther: boolean }) {
  const { mode, state } = desk;
  const hasPending = state.kept.length > 0 || (state.selection !== null && state.selection.anchor !== state.selection.focus);
  const id =
    mode === 'link'
      ? desk.choices.length > 0
        ? 'desk.keys.linkType'
        : 'desk.keys.linkEnd'
      : mode === 'text' && hasPending
        ? 'desk.keys.selection'
        : mode === 'span' && ofOther
          ? 'desk.keys.spanOfOther'
          : `desk.keys.${mode}`;
  return <FormattedMessage id={id} values={{ count: state.kept.length, ...keyMarks }} />;
}

type LinkLineProps = Pick<DeskFootProps, 'desk' | 'data' | 'language' | 'theme' | 'onLeave'>;

function LinkLine({ desk, data, language, theme, onLeave }: LinkLineProps) {
  const { link } = desk.linking;
  const candidate = link?.candidate ?? null;
  const hereId = data.detail.document.id;
  const from = link?.from;
  return (
    <div className={styles.line}>
      <span className={styles.ends}>
        <LinkEnd
          quote={from?.span.quote ?? ''}
          title={from === undefined || from.span.document === hereId ? null : from.title}
        />
        <MoveLeft aria-hidden className={styles.arrow} />
        {candidate === null ? (
          <span className={styles.missing}>
            <FormattedMessage id="desk.link.chooseEnd" />
          </span>
        ) : (
          <LinkEnd
            quote={candidate.kind === 'span' ? candidate.span.span.quote : candidate.title}
            title={candidate.kind === 'document' || candidate.span.span.document === hereId ? null : candidate.span.title}
          />
        )}
      </span>
      {candidate === null ? null : desk.choices.length === 0 ? (
        <FormattedMessage id="desk.link.noChoice" />
      ) : (
        <RelationPalette
          choices={desk.choices}
          language={language}
          theme={theme}
          onLink={(choice) => {
            void desk.link(choice).then(onLeave);
          }}
        />
      )}
    </div>
  );
}

/** An end of the link; of one in another document it is said in which. */
function LinkEnd({ quote, title }: { readonly quote: string; readonly title: string | null }) {
  return (
    <>
      <bdi className={styles.quote}>{quote}</bdi>
      {title === null ? null : (
        <span className={styles.elsewhere}>
          <FormattedMessage id="desk.link.in" values={{ title: <bdi>{title}</bdi> }} />
        </span>
      )}
    </>
  );
}

/** How far one's own work in this document has come. */
function LayerStatus({ data, onStatus }: { readonly data: DeskData; readonly onStatus: (status: Layer['status']) => void }) {
  const intl = useIntl();
  const status = data.layers.find(({ annotator }) => annotator === data.ownId)?.status ?? 'new';
  return (
    <ToggleButtonGroup
      className={classes(styles.status)}
      aria-label={intl.formatMessage({ id: 'desk.status' })}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[status]}
      onSelectionChange={(keys) => {
        const chosen = layerStatuses.find((value) => keys.has(value));
        if (chosen !== undefined && chosen !== status) onStatus(chosen);
      }}
    >
      {layerStatuses.map((value) => (
        <ToggleButton key={value} id={value} className={classes(styles.state)}>
          <StatusShape status={value} />
          <FormattedMessage id={`status.${value}`} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
