import { CircleAlert } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator, Relation } from '../../../domain/model/annotation.ts';
import { completenessOf } from '../../../domain/model/completeness.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { nothingHasFocus } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Entry } from '../../ui/entry.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import type { AnnotationActions } from '../desk/annotation-actions.ts';
import { keyMarks } from '../shortcuts/key-mark.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import { attributeRows } from './attribute-rows.ts';
import { InspectorHead } from './inspector-head.tsx';
import styles from './inspector.module.css';
import { useNewestSpan } from './newest-span.ts';
import { RelationCard } from './relation-card.tsx';
import type { OpenPlace } from './relation-card-end.tsx';
import { relationsOf, useCardEnds } from './relation-ends.ts';
import { SpanHistory } from './span-history.tsx';

export interface InspectorProps {
  readonly span: SpanView;
  /** Only one's own spans can be changed. */
  readonly isOwn: boolean;
  readonly annotators: readonly Annotator[];
  readonly scheme: Scheme;
  readonly language: Settings['language'];
  readonly theme: ResolvedTheme;
  /** All relations of the document, whoever made them. */
  readonly relations: readonly Relation[];
  /** All spans of the document, by id. */
  readonly spans: ReadonlyMap<string, SpanView>;
  readonly documentTitle: string;
  readonly actions: AnnotationActions;
  /** Selects another span of this document and brings it into view. */
  readonly onJump: (span: string) => void;
  /** Goes to a place in another document. */
  readonly onOpen: OpenPlace;
  /** Begins a link from this span. */
  readonly onLink: () => void;
  /** Turns the span back into a selection, to move its edges. */
  readonly onReshape: () => void;
  /** Copies it as a quotation. */
  readonly onQuote: () => void;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
}

/** What is known of the selected span, and where it is changed. Every change is saved as it is made. */
export function Inspector(props: InspectorProps) {
  const { span, onLeave } = props;
  const intl = useIntl();
  const root = useRef<HTMLElement>(null);
  const held = useRef(false);

  const shown = useRef(span.id);

  useEffect(() => {
    if (shown.current === span.id) return;
    shown.current = span.id;
    root.current?.scrollTo({ top: 0 });
  }, [span.id]);

  // Where a field goes away that has the keyboard, the inspector keeps it.
  useEffect(() => {
    if (held.current && nothingHasFocus()) root.current?.focus({ preventScroll: true });
  });

  return (
    <div
      role="presentation"
      className={styles.frame}
      onFocus={() => {
        held.current = true;
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        held.current = currentTarget.contains(relatedTarget);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      <section
        ref={root}
        data-inspector=""
        tabIndex={-1}
        className={styles.inspector}
        aria-label={intl.formatMessage({ id: 'inspector.title' })}
      >
        {/* Another span has fields of its own: what is half typed belongs to the one that it was typed for. */}
        <InspectedSpan key={span.id} {...props} />
      </section>
    </div>
  );
}

function InspectedSpan(props: InspectorProps) {
  const { isOwn, annotators, scheme, language, theme, relations, spans, documentTitle, actions } = props;
  const { onJump, onOpen, onLink, onReshape, onQuote, onLeave } = props;
  const intl = useIntl();
  const noteId = useId();
  const { span, change } = useNewestSpan(props.span, actions);
  const nameOf = (id: string): string => annotators.find((annotator) => annotator.id === id)?.name ?? '';
  const label = scheme.spans.find(({ id }) => id === span.label);
  const missing = attributeRows(label?.attributes ?? [], span.attributes).filter((row) => row.isMissing).length;
  const symmetric = new Set(scheme.relations.filter((relation) => relation.symmetric).map(({ id }) => id));
  const linked = relationsOf(span.id, relations, symmetric);
  const lacks = completenessOf(scheme).ofSpan(span, new Set(linked.map(({ relation }) => relation.label)));
  const lackingNames = lacks.relations.map((id) => scheme.relations.find((relation) => relation.id === id)?.names[language] ?? id);
  const here = { id: span.document, title: documentTitle };
  const endOf = useCardEnds(span.id, linked, spans, here);
  const open: OpenPlace = (place) => {
    if (place.document === here.id && !place.beside) {
      if (place.span !== null) onJump(place.span);
    } else onOpen(place);
  };
  // Where they can only be read, what was not said is nothing to show.
  const hasAttributes = (isOwn && (label?.attributes.length ?? 0) > 0) || Object.keys(span.attributes).length > 0;

  return (
    <>
      <InspectorHead
        span={span}
        isOwn={isOwn}
        owner={nameOf(span.annotator)}
        labels={scheme.spans}
        language={language}
        theme={theme}
        onRelabel={(id) => void change({ label: id })}
        onLink={onLink}
        onReshape={onReshape}
        onQuote={onQuote}
        onRemove={() => {
          void actions.removeSpans([span.id]);
          onLeave();
        }}
      />
      <div data-inspector-fields="">
        {hasAttributes ? (
          <Section
            title={<FormattedMessage id="inspector.attributes" />}
            {...(missing > 0 && isOwn
              ? { aside: intl.formatMessage({ id: 'inspector.missingCount' }, { count: missing }) }
              : {})}
          >
            <AttributeFields
              definitions={label?.attributes ?? []}
              values={span.attributes}
              language={language}
              onChange={isOwn ? (attribute, value) => change({ attributes: { [attribute]: value } }) : null}
            />
          </Section>
        ) : null}
        <Section
          title={<FormattedMessage id="inspector.relations" />}
          {...(linked.length > 0 ? { aside: intl.formatNumber(linked.length) } : {})}
        >
          {isOwn && lacks.relations.length > 0 ? (
            <p className={styles.missing} data-missing="">
              <CircleAlert aria-hidden />
              <span>
                <FormattedMessage id="spans.missing" values={{ names: <bdi>{intl.formatList(lackingNames, { type: 'unit' })}</bdi> }} />
              </span>
              <Button onPress={onLink}>
                <FormattedMessage id="inspector.addRelation" />
              </Button>
            </p>
          ) : linked.length === 0 ? (
            <p className={styles.empty}>
              <FormattedMessage id={isOwn ? 'inspector.noRelations' : 'inspector.noRelationsRead'} values={keyMarks} />
            </p>
          ) : null}
          {linked.length === 0 ? null : (
            <ul>
              {linked.map(({ relation, direction }) => (
                <RelationCard
                  key={relation.id}
                  relation={relation}
                  from={endOf(relation.from)}
                  to={endOf(relation.to)}
                  direction={direction}
                  self={relation.from.id === span.id ? 'from' : 'to'}
                  scheme={scheme}
                  canChange={isOwn && relation.annotator === span.annotator}
                  owner={relation.annotator === span.annotator ? null : nameOf(relation.annotator)}
                  language={language}
                  theme={theme}
                  actions={actions}
                  onOpen={open}
                />
              ))}
            </ul>
          )}
        </Section>
        {isOwn || span.note !== '' ? (
          <Section title={<FormattedMessage id="inspector.note" />} titleId={noteId}>
            {isOwn ? (
              <Entry
                isMultiline
                labelledBy={noteId}
                saved={span.note}
                placeholder={intl.formatMessage({ id: 'inspector.noteHint' })}
                onSave={(note) => change({ note })}
              />
            ) : (
              <VisibleText text={span.note} />
            )}
          </Section>
        ) : null}
      </div>
      <div className={styles.section}>
        <Disclosure
          title={
            <span className={styles.title}>
              <FormattedMessage id="inspector.history" />
            </span>
          }
        >
          {() => <SpanHistory document={span.document} span={span.id} />}
        </Disclosure>
      </div>
    </>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly titleId?: string;
  /** At the other end of the title's line. */
  readonly aside?: string;
  readonly children: ReactNode;
}

function Section({ title, titleId, aside, children }: SectionProps) {
  return (
    <div className={styles.section}>
      <div className={styles.heading}>
        <h3 className={styles.title} {...(titleId === undefined ? {} : { id: titleId })}>
          {title}
        </h3>
        {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </div>
  );
}
