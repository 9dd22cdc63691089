import { CircleAlert } from 'lucide-react';
import type { RefObject } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { FormattedNumber, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { LabelTag } from './label-tag.tsx';
import type { AnnotatorChoice } from './span-entries.ts';
import styles from './span-list.module.css';

interface SpanFilterRowProps {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly labels: readonly SpanLabel[];
  readonly labelCounts: ReadonlyMap<string, number>;
  readonly chosenLabels: ReadonlySet<string>;
  /** Labels whose spans the text does not show. */
  readonly hiddenLabels: ReadonlySet<string>;
  readonly onLabels: (labels: ReadonlySet<string>) => void;
  readonly annotators: readonly Annotator[];
  readonly annotatorCounts: ReadonlyMap<string, number>;
  readonly ownId: string | null;
  readonly annotator: AnnotatorChoice;
  readonly onAnnotator: (annotator: AnnotatorChoice) => void;
  readonly incompleteCount: number;
  readonly isIncomplete: boolean;
  readonly onIncomplete: (isIncomplete: boolean) => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  /** From the words down to the list. */
  readonly onDown: () => void;
  readonly onLeave: () => void;
}

/** Which spans are listed: by words of the quote, by annotator, by label. */
export function SpanFilterRow(props: SpanFilterRowProps) {
  const { search, labels, labelCounts, chosenLabels, hiddenLabels, onLabels, query, onQuery, language, theme, onDown, onLeave, ...rest } = props;
  const { incompleteCount, isIncomplete, onIncomplete, ...people } = rest;
  const intl = useIntl();
  const offered = labels.filter(({ id }) => labelCounts.has(id) || chosenLabels.has(id));
  return (
    <div
      role="presentation"
      className={styles.filter}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onLeave();
      }}
    >
      <div className={styles.filterLine}>
        <SearchField
          className={styles.search}
          size="small"
          label={intl.formatMessage({ id: 'spans.filter.words' })}
          value={query}
          onChange={onQuery}
          input={search}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') onDown();
            else if (event.key === 'Escape' && query === '') onLeave();
            else event.continuePropagation();
          }}
        />
        <AnnotatorFilter {...people} />
        {incompleteCount === 0 && !isIncomplete ? null : (
          <ToggleButton
            className={classes(styles.incomplete)}
            isSelected={isIncomplete}
            onChange={onIncomplete}
            aria-label={intl.formatMessage({ id: 'spans.filter.incomplete' }, { count: incompleteCount })}
          >
            <CircleAlert aria-hidden />
            <FormattedNumber value={incompleteCount} />
          </ToggleButton>
        )}
      </div>
      {offered.length < 2 && chosenLabels.size === 0 ? null : (
        <ToggleButtonGroup
          className={classes(styles.chips)}
          selectionMode="multiple"
          selectedKeys={chosenLabels}
          onSelectionChange={(keys) => onLabels(new Set([...keys].map(String)))}
          aria-label={intl.formatMessage({ id: 'spans.filter.labels' })}
        >
          {offered.map((label) => {
            const count = labelCounts.get(label.id) ?? 0;
            const isHidden = hiddenLabels.has(label.id);
            const counted = `${isolate(label.names[language])}: ${intl.formatNumber(count)}`;
            const name = isHidden ? `${counted} (${intl.formatMessage({ id: 'desk.labelHidden' })})` : counted;
            return (
              <ToggleButton key={label.id} id={label.id} className={classes(styles.chip)} aria-label={name}>
                <span className={classes(styles.chipWords, isHidden && styles.hiddenLabel)} title={label.names[language]}>
                  <LabelTag label={label} tag={label.tag[language]} theme={theme} />
                  <span className={styles.chipName}>{label.names[language]}</span>
                  <span className={styles.chipCount}>
                    <FormattedNumber value={count} />
                  </span>
                </span>
              </ToggleButton>
            );
          })}
        </ToggleButtonGroup>
      )}
    </div>
  );
}

type AnnotatorFilterProps = Pick<
  SpanFilterRowProps,
  'annotators' | 'annotatorCounts' | 'ownId' | 'annotator' | 'onAnnotator'
>;

function AnnotatorFilter({ annotators, annotatorCounts, ownId, annotator, onAnnotator }: AnnotatorFilterProps) {
  const intl = useIntl();
  const present = annotators.filter(({ id }) => id !== ownId && (annotatorCounts.has(id) || id === annotator));
  const hasOwn = ownId !== null && (annotatorCounts.has(ownId) || present.length > 0);
  if (present.length + (hasOwn ? 1 : 0) < 2 && annotator === 'all') return null;
  const countOf = (id: string): string => intl.formatNumber(annotatorCounts.get(id) ?? 0);
  return (
    <Select
      look="compact"
      label={intl.formatMessage({ id: 'spans.filter.annotator' })}
      options={[
        { id: 'all', name: intl.formatMessage({ id: 'spans.annotator.all' }) },
        ...(ownId !== null && hasOwn
          ? [{ id: ownId, name: intl.formatMessage({ id: 'spans.annotator.own' }), note: countOf(ownId) }]
          : []),
        ...present.map(({ id, name }) => ({ id, name, note: countOf(id) })),
      ]}
      value={annotator}
      onChange={onAnnotator}
    />
  );
}
