import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator, Relation } from '../../../domain/model/annotation.ts';
import { isComplete } from '../../../domain/model/completeness.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { Button } from '../../ui/button.tsx';
import type { Lacking } from './lacking.ts';
import { relationCounts } from './relation-arcs.ts';
import { countBy, entryContext, filterSpans } from './span-entries.ts';
import type { AnnotatorChoice } from './span-entries.ts';
import { SpanFilterRow } from './span-filter-row.tsx';
import styles from './span-list.module.css';
import { SpanRows } from './span-rows.tsx';

export interface SpanListProps {
  /** All spans of the text on the page, whoever made them, in its order. */
  readonly spans: readonly SpanView[];
  readonly scheme: Scheme;
  readonly annotators: readonly Annotator[];
  /** Null where the person has no layer in the project yet. */
  readonly ownId: string | null;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  readonly selected: string | null;
  readonly hovered: string | null;
  /** All relations that touch the document. */
  readonly relations: readonly Relation[];
  /** What the spans lack. */
  readonly lacking: Lacking;
  /** Whose spans are listed; the text shows the same. */
  readonly annotator: AnnotatorChoice;
  readonly onAnnotator: (annotator: AnnotatorChoice) => void;
  /** Labels whose spans the text does not show; they are listed all the same. */
  readonly hiddenLabels: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  /** Called with one's own spans only. */
  readonly onRemove: (ids: string[]) => void;
  /** The keyboard goes back to the text. */
  readonly onLeave: () => void;
}

const noLabels: ReadonlySet<string> = new Set();

/** Every span of the document as a list: what the painter shows by colour is read out here. */
export function SpanList(props: SpanListProps) {
  const { spans, scheme, annotators, ownId, language, relations, lacking, annotator, onAnnotator, onLeave } = props;
  const labels = scheme.spans;
  const intl = useIntl();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [chosenLabels, setChosenLabels] = useState(noLabels);
  const [query, setQuery] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const wantedQuery = useDeferredValue(query);

  const ofAnnotator = useMemo(
    () => filterSpans(spans, { annotator, labels: noLabels, query: '' }),
    [spans, annotator],
  );
  const incomplete = useMemo(
    () => ofAnnotator.filter((span) => !isComplete(lacking.ofSpan(span))),
    [ofAnnotator, lacking],
  );
  const listed = useMemo(
    () => filterSpans(isIncomplete ? incomplete : ofAnnotator, { annotator: 'all', labels: chosenLabels, query: wantedQuery }),
    [isIncomplete, incomplete, ofAnnotator, chosenLabels, wantedQuery],
  );
  const labelCounts = useMemo(() => countBy(ofAnnotator, ({ label }) => label), [ofAnnotator]);
  const annotatorCounts = useMemo(() => countBy(spans, (span) => span.annotator), [spans]);
  const context = useMemo(
    () => entryContext(labels, annotators, { ownId, language, lacking, relationCounts: relationCounts(relations) }),
    [labels, annotators, ownId, language, lacking, relations],
  );

  const clear = (): void => {
    setChosenLabels(noLabels);
    setQuery('');
    setIncomplete(false);
    onAnnotator('all');
    // The button goes with what it said.
    search.current?.focus();
  };

  return (
    <section
      className={styles.pane}
      aria-label={intl.formatMessage({ id: 'spans.title' })}
      {...(spans.length === 0 ? { 'data-empty': '' } : {})}
    >
      <h2 className={styles.heading}>
        <FormattedMessage id="spans.title" />
        <span className={styles.count} role="status">
          {listed.length === spans.length ? (
            intl.formatNumber(spans.length)
          ) : (
            <FormattedMessage id="spans.countOf" values={{ shown: listed.length, all: spans.length }} />
          )}
        </span>
      </h2>
      {spans.length === 0 ? (
        <div className={styles.empty}>
          <p>
            <FormattedMessage id="spans.empty.title" />
          </p>
          <p>
            <FormattedMessage id="spans.empty.text" />
          </p>
        </div>
      ) : (
        <>
          <SpanFilterRow
            search={search}
            labels={labels}
            labelCounts={labelCounts}
            chosenLabels={chosenLabels}
            hiddenLabels={props.hiddenLabels}
            onLabels={setChosenLabels}
            annotators={annotators}
            annotatorCounts={annotatorCounts}
            ownId={ownId}
            annotator={annotator}
            onAnnotator={onAnnotator}
            incompleteCount={incomplete.length}
            isIncomplete={isIncomplete}
            onIncomplete={setIncomplete}
            query={query}
            onQuery={setQuery}
            language={language}
            theme={props.theme}
            onDown={() => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()}
            onLeave={onLeave}
          />
          {listed.length === 0 ? (
            <div className={styles.empty}>
              <p>
                <FormattedMessage id="spans.noMatch" />
              </p>
              <Button onPress={clear}>
                <FormattedMessage id="spans.clearFilter" />
              </Button>
            </div>
          ) : null}
          <SpanRows
            list={list}
            spans={listed}
            context={context}
            saysMissing={isIncomplete}
            theme={props.theme}
            selected={props.selected}
            hovered={props.hovered}
            onSelect={props.onSelect}
            onHover={props.onHover}
            onRemove={props.onRemove}
            onLeave={onLeave}
          />
        </>
      )}
    </section>
  );
}
