import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BrowsedSpan } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { QuickPicker } from '../../ui/quick-picker.tsx';
import type { PickerSection } from '../../ui/quick-picker.tsx';
import type { Linking } from '../desk/use-linking.ts';
import { useDebounced } from '../search/use-debounced.ts';
import { LabelTag } from '../spans/label-tag.tsx';
import styles from './link-end-picker.module.css';
import { useWorkspaceState } from './workspace.tsx';
import type { SpanPlace } from './workspace-store.ts';

interface LinkEndPickerProps {
  readonly scheme: Scheme;
  readonly linking: Linking;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onClose: () => void;
}

/** Spans found at most; one word more finds the others. */
const FOUND = 60;

/** In milliseconds. */
const TYPING_PAUSES = 150;

/** Chooses the other end of a link from pinned and recent spans, or from all of the project by words of theirs. */
export function LinkEndPicker({ scheme, linking, language, theme, onClose }: LinkEndPickerProps) {
  const intl = useIntl();
  const [query, setQuery] = useState('');
  const asked = useDebounced(query.trim(), TYPING_PAUSES);
  const pinned = useBrowsed(useWorkspaceState('pinned'));
  const recent = useBrowsed(useWorkspaceState('recent'));
  const bridge = useBridge();
  const labels = scheme.spans
    .map(({ id }) => id)
    .filter((label) => linking.link !== null && linking.isAdmissibleLabel(label));
  const owner = linking.link?.from.span.annotator ?? '';
  const found =
    useQuery({
      queryKey: ['browsed-spans', owner, labels, asked],
      queryFn: () => bridge.call('spans.browse', { query: asked, labels, annotator: owner, limit: FOUND }),
      enabled: labels.length > 0,
      staleTime: 0,
      placeholderData: (before) => before,
    }).data ?? [];

  const isOther = ({ span }: BrowsedSpan): boolean => linking.isAdmissible(span);
  const shown = new Set<string>();
  const section = (id: string, title: string, spans: readonly BrowsedSpan[]): PickerSection => ({
    id,
    title: intl.formatMessage({ id: title }),
    entries: spans.flatMap((browsed) => {
      const { span, title: documentTitle, publisher } = browsed;
      if (!isOther(browsed) || shown.has(span.id)) return [];
      shown.add(span.id);
      const label = scheme.spans.find((each) => each.id === span.label) ?? null;
      return [
        {
          id: span.id,
          content: (
            <span className={styles.end}>
              <LabelTag label={label} tag={label?.tag[language] ?? span.label} theme={theme} />
              <bdi className={styles.quote}>{span.quote}</bdi>
            </span>
          ),
          note: <bdi>{publisher === null ? documentTitle : `${publisher} · ${documentTitle}`}</bdi>,
        },
      ];
    }),
  });
  const known = asked === '' ? [section('pinned', 'workspace.pinned', pinned), section('recent', 'workspace.recent', recent)] : [];
  const sections = [...known, section('all', 'workspace.allSpans', found)];
  return (
    <QuickPicker
      label={intl.formatMessage({ id: 'workspace.chooseEnd' })}
      placeholder={intl.formatMessage({ id: 'workspace.findSpan' })}
      query={query}
      onQuery={setQuery}
      sections={sections}
      empty={<FormattedMessage id="workspace.noEnd" />}
      onChoose={(id) => {
        const chosen = [...pinned, ...recent, ...found].find(({ span }) => span.id === id);
        if (chosen !== undefined) linking.toPlaced({ span: chosen.span, title: chosen.title });
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** What stands in the places that the window remembers, in their order; what has gone is left out. */
function useBrowsed(places: readonly SpanPlace[]): readonly BrowsedSpan[] {
  const bridge = useBridge();
  const ids = places.map(({ span }) => span);
  const found = useQuery({
    queryKey: ['browsed-spans', ids],
    queryFn: () => bridge.call('spans.browse', { ids }),
    enabled: ids.length > 0,
    staleTime: 0,
  }).data;
  const byId = new Map((found ?? []).map((browsed) => [browsed.span.id, browsed]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
