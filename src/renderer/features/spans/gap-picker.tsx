import { useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { fold } from '../../../domain/text/folding.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { isolate } from '../../ui/isolate.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import { QuickPicker } from '../../ui/quick-picker.tsx';
import type { PickerSection } from '../../ui/quick-picker.tsx';
import { LabelTag } from './label-tag.tsx';
import { layerGaps } from './lacking.ts';
import type { Gap, Lacking, LayerContent } from './lacking.ts';
import styles from './gap-picker.module.css';

interface GapPickerProps {
  readonly layer: LayerContent;
  readonly lacking: Lacking;
  readonly scheme: Scheme;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly onChoose: (gap: Gap) => void;
  readonly onClose: () => void;
}

/** What one's work in this document lacks: chosen, it is gone to. */
export function GapPicker({ layer, lacking, scheme, language, theme, onChoose, onClose }: GapPickerProps) {
  const intl = useIntl();
  const [query, setQuery] = useState('');
  const gaps = useMemo(() => layerGaps(layer, lacking), [layer, lacking]);
  const sections = useMemo((): PickerSection[] => {
    const wanted = fold(query.trim()).folded;
    const fitting = gaps.filter(
      ({ span, names }) => wanted === '' || fold([span.quote, ...names].join('\n')).folded.includes(wanted),
    );
    const entryOf = (gap: Gap) => {
      const relation = gap.entity === 'relation' ? scheme.relations.find(({ id }) => id === gap.label) : undefined;
      const label = scheme.spans.find(({ id }) => id === gap.span.label) ?? null;
      const missing = intl.formatMessage(
        { id: 'spans.missing' },
        { names: intl.formatList(gap.names.map(isolate), { type: 'unit' }) },
      );
      return {
        id: gap.id,
        content: (
          <span className={styles.entry}>
            <LabelTag label={label} tag={label?.tag[language] ?? '?'} theme={theme} />
            <bdi className={styles.quote}>{gap.span.quote.replace(/\s+/gu, ' ')}</bdi>
            {gap.entity === 'span' ? null : (
              <span className={styles.relation} style={relation === undefined ? {} : { color: relation.appearance[theme] }}>
                <LineSign colour={undefined} line={relation?.appearance.underline ?? 'solid'} />
                <bdi>{relation?.names[language] ?? gap.label}</bdi>
              </span>
            )}
          </span>
        ),
        note: missing,
      };
    };
    return (['span', 'relation'] as const).map((entity) => ({
      id: entity,
      title: intl.formatMessage({ id: entity === 'span' ? 'spans.title' : 'relations.title' }),
      entries: fitting.filter((gap) => gap.entity === entity).map(entryOf),
    }));
  }, [gaps, query, scheme, language, theme, intl]);
  return (
    <QuickPicker
      label={intl.formatMessage({ id: 'spans.gaps' })}
      placeholder={intl.formatMessage({ id: 'spans.gaps.find' })}
      query={query}
      onQuery={setQuery}
      sections={sections}
      empty={<FormattedMessage id={gaps.length === 0 ? 'spans.gaps.none' : 'spans.noMatch'} />}
      onChoose={(id) => {
        const gap = gaps.find((each) => each.id === id);
        if (gap !== undefined) onChoose(gap);
      }}
      onClose={onClose}
    />
  );
}
