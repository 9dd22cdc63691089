import { PanelLeft } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { arrival, useFocusOnArrival } from '../../app/focus.ts';
import { goTo } from '../../app/location.ts';
import { problemOf } from '../../app/problems.ts';
import { useAnnotators, useDocument, useScheme, useSpans } from '../../app/queries.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { applyHighlightStyles } from '../../document/highlight-styles.ts';
import { DocumentText } from '../../document/document-text.tsx';
import type { TextSurface } from '../../document/text-surface.ts';
import type { TextSelection } from '../../../domain/text/selection.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { DocumentHeader } from './document-header.tsx';
import styles from './desk.module.css';
import { spanEntries } from '../spans/span-entries.ts';
import { SpanList } from '../spans/span-list.tsx';

interface DeskProps {
  readonly id: string;
  readonly settings: Settings;
}

/** What scrolls must be reachable by keyboard. */
const scrollable = { role: 'region', tabIndex: 0 };

/** One document: its text with the spans painted over it, and the list that mirrors them. */
export function Desk({ id, settings }: DeskProps) {
  const intl = useIntl();
  const document = useDocument(id);
  const spans = useSpans(id);
  const scheme = useScheme();
  const annotators = useAnnotators();
  const theme = useResolvedTheme(settings.theme);
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const [surface, setSurface] = useState<TextSurface | null>(null);
  const [paneOpen, setPaneOpen] = useState(true);
  const labels = scheme.data?.content.spans;

  useEffect(() => (labels === undefined ? undefined : applyHighlightStyles(labels, theme)), [labels, theme]);

  const detail = document.data;
  useFocusOnArrival(detail !== undefined);
  const revision = detail?.revision.id;
  const shown = useMemo(
    () => (spans.data ?? []).filter((span) => span.revision === revision),
    [spans.data, revision],
  );
  const me = settings.person?.id;
  const painted = useMemo(() => shown.map((span) => ({ ...span, own: span.annotator === me })), [shown, me]);
  const entries = useMemo(
    () => spanEntries(shown, labels ?? [], annotators.data ?? [], settings.language),
    [shown, labels, annotators.data, settings.language],
  );

  const state = useMemo(() => ({ selected, hovered, linkedFrom: null, provisional: [] }), [selected, hovered]);
  useEffect(() => {
    const fragment = shown.find((span) => span.id === selected)?.fragments[0];
    if (fragment !== undefined) surface?.reveal({ start: fragment[0], end: fragment[1] });
  }, [surface, shown, selected]);

  const failed = [document, spans, scheme, annotators].find((query) => query.error !== null);
  if (failed !== undefined) {
    if (problemOf(failed.error).code === 'not-found') return <Missing />;
    return <FailureScreen error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (detail === undefined) return null;
  if (detail.document.removed) return <Missing />;

  const paneLabel = intl.formatMessage({ id: paneOpen ? 'reader.hidePane' : 'reader.showPane' });
  return (
    <div
      role="presentation"
      className={classes(styles.desk, paneOpen && styles.withPane)}
      onKeyDown={(event) => {
        // What a list or a tooltip makes of the key comes first.
        if (event.key === 'Escape' && !event.defaultPrevented) goTo({ name: 'library' });
      }}
    >
      <div
        ref={scroller}
        className={styles.scroller}
        aria-label={intl.formatMessage({ id: 'reader.text' })}
        {...scrollable}
        {...arrival}
      >
        <div className={styles.sheet}>
          <DocumentHeader detail={detail} spans={shown.length} />
          <DocumentText
            detail={detail}
            spans={painted}
            state={state}
            selection={selection}
            movesCaret
            scroller={scroller}
            onSurface={setSurface}
            onSelection={setSelection}
            onPress={(ids) => setSelected(ids[0] ?? null)}
            onHover={setHovered}
            onReshape={() => undefined}
          />
        </div>
      </div>
      <div className={styles.paneToggle}>
        <IconButton label={paneLabel} onPress={() => setPaneOpen(!paneOpen)}>
          <PanelLeft aria-hidden />
        </IconButton>
      </div>
      {paneOpen ? <SpanList entries={entries} theme={theme} onChoose={setSelected} /> : null}
    </div>
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
